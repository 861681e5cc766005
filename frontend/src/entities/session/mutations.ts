import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, provenBy, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { forgetAll } from "@/lib/keep";
import { askPasskey, type PasskeyAnswer } from "@/lib/passkey";
import { askForProof } from "./proof";
import { chosenFirst, type CurrentSession, sessionKeys } from "./queries";

provenBy(askForProof);

/** The person's own passkey over a fresh challenge. Throws NoPasskey. */
export async function passkeyNow(): Promise<PasskeyAnswer> {
  return askPasskey(await take(api.POST("/api/v1/passkey-challenges")));
}

/** Another person may follow on this machine: nothing of the one before may stay in memory. */
function enter(client: QueryClient, session: CurrentSession | null): void {
  client.clear();
  client.setQueryData(sessionKeys.current, session ? chosenFirst(session) : null);
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["SignInIn"]) => take(api.POST("/api/v1/sessions", { body })),
    // A wrong password also answers 401, and there is nobody to sign out.
    meta: { ownSignIn: true },
    onSuccess: (session) => enter(client, session),
  });
}

/** The passkey alone; nothing is typed. */
export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => take(api.POST("/api/v1/sessions/passkey", { body: await passkeyNow() })),
    meta: { ownSignIn: true },
    onSuccess: (session) => enter(client, session),
  });
}

const ways = {
  sign_in: "/api/v1/oidc-sign-ins",
  link: "/api/v1/account/oidc-links",
  renew: "/api/v1/account/oidc-renewals",
} as const;

/** Leaves for the provider: to sign in, to be linked, or to show that it is still oneself. */
export function useProviderWay(way: keyof typeof ways) {
  return useMutation({
    mutationFn: (next: string) => take(api.POST(ways[way], { body: { next } })),
    meta: { ownSignIn: true },
    onSuccess: ({ address }) => globalThis.location.assign(address),
  });
}

/** Hands on what the provider sent the browser back with. */
export function useProviderAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ProviderAnswerIn"]) => take(api.POST("/api/v1/oidc-answers", { body })),
    meta: { ownSignIn: true },
    onSuccess: ({ session }) => enter(client, session),
  });
}

/** Makes an account with its first search, and signs in. */
export function useSignUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["SignUpIn"]) => take(api.POST("/api/v1/accounts", { body })),
    meta: { ownSignIn: true },
    onSuccess: (session) => enter(client, session),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE("/api/v1/sessions/current")),
    onSuccess: async () => {
      await forgetAll();
      enter(client, null);
    },
  });
}

/** Has a link sent, if the address has an account. */
export function useAskReset() {
  return useMutation({
    mutationFn: (email: string) => take(api.POST("/api/v1/password-resets", { body: { email } })),
  });
}

/** A new password by the link that came. */
export function useReset() {
  return useMutation({
    mutationFn: (body: Schemas["ResetIn"]) => done(api.POST("/api/v1/password-resets/use", { body })),
  });
}

/** The link that came to an address proves it. */
export function useProveEmail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => take(api.POST("/api/v1/email-proofs", { body: { token } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

export function useChangeEmail() {
  return useMutation({
    mutationFn: (email: string) => take(api.POST("/api/v1/account/email", { body: { email } })),
  });
}

/** Every other browser is signed out. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => done(api.POST("/api/v1/account/password", { body: { password } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.list }),
  });
}

/** Shows that it is still oneself: this browser gets a new session. */
export function useRenewSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ProofIn"]) => take(api.POST("/api/v1/sessions/current/renewal", { body })),
    onSuccess: async (session) => {
      client.setQueryData(sessionKeys.current, chosenFirst(session));
      await client.invalidateQueries({ queryKey: sessionKeys.list });
    },
  });
}

/** Ends another place where one is signed in. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) =>
      done(api.DELETE("/api/v1/sessions/{session_id}", { params: { path: { session_id: sessionId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: sessionKeys.list }),
  });
}

interface Rename {
  readonly account: Schemas["AccountOut"];
  readonly displayName: string;
}

export function useRenameAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ account, displayName }: Rename) =>
      take(
        api.PATCH("/api/v1/account", {
          params: { header: { "If-Match": ifMatch(account) } },
          body: { display_name: displayName },
        }),
      ),
    onSuccess: (account) =>
      client.setQueryData<CurrentSession | null>(sessionKeys.current, (session) =>
        session ? { ...session, account } : session,
      ),
    onError: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

/** Account and searches are to go in fourteen days. */
export function useLeave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (confirm: string) => take(api.POST("/api/v1/account/erasure", { body: { confirm } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

/** One search goes in fourteen days, the account stays. */
export function useLeaveSearch(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (confirm: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/erasure", {
          params: { path: { workspace_id: workspaceId } },
          body: { confirm },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

/** They stay after all. */
export function useStay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => done(api.DELETE("/api/v1/account/erasure", {})),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

/** A search that was to go stays: nobody had opened it for long, or its owner has thought again. */
export function useKeepSearch(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/erasure", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.current }),
  });
}

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { forgetAll } from "@/lib/keep";
import { type CurrentSession, sessionKeys } from "./queries";

/** Another person may follow on this machine: nothing of the one before may stay in memory. */
function enter(client: QueryClient, session: CurrentSession | null): void {
  client.clear();
  client.setQueryData(sessionKeys.current, session);
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

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import { makePasskey } from "@/lib/passkey";
import { factorKeys } from "./queries";

export function useBeginTotp() {
  return useMutation({ mutationFn: () => take(api.POST("/api/v1/account/totp")) });
}

/** From now on a code is asked for; answers with the codes for paper. */
export function useConfirmTotp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => take(api.POST("/api/v1/account/totp/confirmation", { body: { code } })),
    onSuccess: () => client.invalidateQueries({ queryKey: factorKeys.list }),
  });
}

export function useNewRecoveryCodes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/api/v1/account/recovery-codes")),
    onSuccess: () => client.invalidateQueries({ queryKey: factorKeys.list }),
  });
}

/** Has the device make a passkey, and the account keep it. */
export function useKeepPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const wish = await take(api.POST("/api/v1/account/passkeys/challenges"));
      return take(api.POST("/api/v1/account/passkeys", { body: { name, ...(await makePasskey(wish)) } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: factorKeys.list }),
  });
}

export function useNamePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { readonly id: string; readonly name: string }) =>
      take(
        api.PATCH("/api/v1/account/credentials/{credential_id}", {
          params: { path: { credential_id: id } },
          body: { name },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: factorKeys.list }),
  });
}

/** A provider opens the account no more. */
export function useUnlink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(api.DELETE("/api/v1/account/identities/{identity_id}", { params: { path: { identity_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: factorKeys.linked }),
  });
}

export function useEndFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(
        api.DELETE("/api/v1/account/credentials/{credential_id}", {
          params: { path: { credential_id: id } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: factorKeys.list }),
  });
}

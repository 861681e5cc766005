import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { tokenKeys } from "./queries";

/** Makes a token; its answer is the only place where the secret ever stands. */
export function useCreateToken(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["TokenIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/tokens", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    // The secret does not stay in memory longer than the page that shows it.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: tokenKeys.list(workspaceId) }),
  });
}

/** Ends a token at once. */
export function useEndToken(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/tokens/{token_id}", {
          params: { path: { workspace_id: workspaceId, token_id: tokenId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: tokenKeys.list(workspaceId) }),
  });
}

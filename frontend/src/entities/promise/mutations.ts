import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";

interface Move {
  readonly promiseId: string;
  readonly body: Schemas["PromiseMoveIn"];
}

/** What was promised has been sent. */
export function useSendPromised(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (promiseId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/promises/{promise_id}/sent", {
          params: { path: { workspace_id: workspaceId, promise_id: promiseId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Moves a promise to a day both agreed to; the old day stays in the history. */
export function useMovePromise(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ promiseId, body }: Move) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/promises/{promise_id}/move", {
          params: { path: { workspace_id: workspaceId, promise_id: promiseId } },
          body,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

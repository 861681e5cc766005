import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";

interface Saying {
  readonly replyId: string;
  readonly body: Schemas["ReplyConfirmIn"];
}

/** Says what an answer says; the promise, the people and the letter follow at once. */
export function useConfirmReply(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ replyId, body }: Saying) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/replies/{reply_id}/confirmation", {
          params: { path: { workspace_id: workspaceId, reply_id: replyId } },
          body,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Puts an answer aside. */
export function useDismissReply(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (replyId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/replies/{reply_id}/dismissal", {
          params: { path: { workspace_id: workspaceId, reply_id: replyId } },
          body: {},
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

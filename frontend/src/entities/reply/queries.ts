import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Reply = Schemas["ReplyOut"];

const replyKeys = {
  ofLetter: (workspaceId: string, letterId: string) => ["replies", workspaceId, letterId] as const,
  one: (workspaceId: string, replyId: string) => ["reply", workspaceId, replyId] as const,
};

/** What was written back to a letter, the latest first. */
export const repliesQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: replyKeys.ofLetter(workspaceId, letterId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/replies", {
          params: { path: { workspace_id: workspaceId }, query: { letter_id: letterId } },
          signal,
        }),
      ),
  });

/** One answer with its words, and what it seems to say. */
export const replyQuery = (workspaceId: string, replyId: string) =>
  queryOptions({
    queryKey: replyKeys.one(workspaceId, replyId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/replies/{reply_id}", {
          params: { path: { workspace_id: workspaceId, reply_id: replyId } },
          signal,
        }),
      ),
  });

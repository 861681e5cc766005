import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type NewFeed = Schemas["NewFeedOut"];
export type Shows = Schemas["FeedOut"]["shows"];

export const feedKeys = {
  list: (workspaceId: string) => ["calendar-feeds", workspaceId] as const,
};

/** The calendar feeds of one search, without their addresses. */
export const feedsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: feedKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/calendar-feeds", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 200 } },
          signal,
        }),
      ),
  });

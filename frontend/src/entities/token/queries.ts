import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type NewToken = Schemas["NewTokenOut"];

export const tokenKeys = {
  list: (workspaceId: string) => ["tokens", workspaceId] as const,
};

/** The access tokens of one search, without their secrets. */
export const tokensQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: tokenKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/tokens", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 200 } },
          signal,
        }),
      ),
  });

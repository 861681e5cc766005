import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, nextCursor, take } from "@/api/client";

/** What was changed in a search, the latest first, page by page. */
export const auditEventsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: ["audit", workspaceId, "events"] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/audit-events", {
          params: {
            path: { workspace_id: workspaceId },
            query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** Whether the whole trail still fits together. */
export const auditVerdictQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["audit", workspaceId, "verdict"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/audit-verification", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

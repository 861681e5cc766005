import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Insights = Schemas["InsightsOut"];
export type Figure = Schemas["FigureOut"];

/** What has come of it, from a day on; without one, from the start. */
export const insightsQuery = (workspaceId: string, fromOn?: string) =>
  queryOptions({
    queryKey: ["insights", workspaceId, fromOn ?? "start"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/insights", {
          params: { path: { workspace_id: workspaceId }, query: fromOn ? { from_on: fromOn } : {} },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

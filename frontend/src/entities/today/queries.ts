import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Today = Schemas["TodayOut"];
export type TodayItem = Schemas["TodayItem"];
export type WeekItem = Schemas["WeekItem"];

/** What to do now, and why that first. */
export const todayQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["today", workspaceId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/today", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

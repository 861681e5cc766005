import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { Unreachable } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { orKept } from "@/lib/or-kept";

export type Today = Schemas["TodayOut"];
export type TodayItem = Schemas["TodayItem"];
export type WeekItem = Schemas["WeekItem"];

/** What to do now, and why that first. */
export const todayQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["today", workspaceId] as const,
    queryFn: ({ signal }) =>
      orKept(
        `read:today:${workspaceId}`,
        () =>
          take(
            api.GET("/api/v1/workspaces/{workspace_id}/today", {
              params: { path: { workspace_id: workspaceId } },
              signal,
            }),
          ),
        (error) => error instanceof Unreachable,
      ),
  });

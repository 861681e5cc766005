import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type BusyCalendar = Schemas["BusyCalendarOut"];

export const busyCalendarKeys = {
  list: (workspaceId: string) => ["busy-calendars", workspaceId] as const,
};

/** The calendars of one's own whose busy times are kept clear; asked again while one of them is being read. */
export const busyCalendarsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: busyCalendarKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/busy-calendars", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 200 } },
          signal,
        }),
      ),
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.state === "waiting") ? 1500 : false,
  });

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Calendar = Schemas["CalendarOut"];
export type CalendarDay = Schemas["CalendarDay"];
export type CalendarEntry = Schemas["CalendarEntry"];

/** What stands on the days from one to another, both included; at most 62. */
export const calendarQuery = (workspaceId: string, fromOn: string, toOn: string) =>
  queryOptions({
    queryKey: ["calendar", workspaceId, fromOn, toOn] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/calendar", {
          params: { path: { workspace_id: workspaceId }, query: { from_on: fromOn, to_on: toOn } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** The days on which a call to this contact may be promised; a letter that goes first needs time to arrive. */
export const callDaysQuery = (workspaceId: string, contactId: string, medium?: "post" | "email", weeks = 2) =>
  queryOptions({
    queryKey: ["call-days", workspaceId, contactId, medium ?? "none", weeks] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/call-days", {
          params: {
            path: { workspace_id: workspaceId, contact_id: contactId },
            query: { weeks, ...(medium ? { medium } : {}) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

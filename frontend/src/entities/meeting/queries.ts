import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { Unreachable } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { kept } from "@/lib/keep";
import { orKept } from "@/lib/or-kept";
import { noteServerTime } from "./server-clock";

export type Meeting = Schemas["MeetingOut"];
export type Slots = Schemas["SlotsOut"];

export const meetingKeys = {
  detail: (workspaceId: string, meetingId: string) => ["meetings", workspaceId, meetingId] as const,
};

/** Under which names the last answers are kept on this device, for a table without a network. */
export const keptMeeting = (meetingId: string) => [`read:meeting:${meetingId}`, `read:prepare:${meetingId}`];

/** Whom a meeting was with, as far as this device remembers; empty where it never saw it. */
export async function keptName(meetingId: string): Promise<string> {
  const last = await kept<Meeting>(`read:meeting:${meetingId}`);
  return last?.contact.display_name ?? "";
}

const away = (error: unknown) => error instanceof Unreachable;

/** One meeting: when to leave, what to bring, which questions to ask. */
export const meetingQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: meetingKeys.detail(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      orKept(
        `read:meeting:${meetingId}`,
        async () => {
          const answer = await api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
            params: { path: { workspace_id: workspaceId, meeting_id: meetingId } },
            signal,
          });
          noteServerTime(answer.response.headers.get("X-Server-Time"));
          return take(Promise.resolve(answer));
        },
        away,
      ),
  });

/** What to have in mind before one goes in, and while one is there. */
export const preparationQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: [...meetingKeys.detail(workspaceId, meetingId), "preparation"] as const,
    queryFn: ({ signal }) =>
      orKept(
        `read:prepare:${meetingId}`,
        () =>
          take(
            api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/preparation", {
              params: { path: { workspace_id: workspaceId, meeting_id: meetingId } },
              signal,
            }),
          ),
        away,
      ),
  });

/** What was written at the table, whoever wrote it. */
export const notesQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: [...meetingKeys.detail(workspaceId, meetingId), "notes"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/notes", {
          params: { path: { workspace_id: workspaceId, meeting_id: meetingId } },
          signal,
        }),
      ),
  });

/** Times to offer somebody for a meeting, the best first (SET-3). */
export const slotsQuery = (workspaceId: string, contactId: string, travel: number, moving: string | null) =>
  queryOptions({
    queryKey: ["slots", workspaceId, contactId, travel, moving] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/meeting-slots", {
          params: {
            path: { workspace_id: workspaceId, contact_id: contactId },
            query: { travel_minutes: travel, ...(moving ? { without_meeting_id: moving } : {}) },
          },
          signal,
        }),
      ),
  });

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import type { Note } from "./notebook";
import { type Meeting, meetingKeys } from "./queries";
import { deviceNow } from "./server-clock";

const path = (workspaceId: string, meetingId: string) => ({
  workspace_id: workspaceId,
  meeting_id: meetingId,
});

/** Changes what stands of a meeting; refused when somebody changed it in between. */
function saveMeeting(workspaceId: string, meeting: Meeting, patch: Schemas["MeetingPatch"]) {
  return take(
    api.PATCH("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
      params: { path: path(workspaceId, meeting.id), header: { "If-Match": ifMatch(meeting) } },
      body: patch,
    }),
  );
}

/** Begins the clock at the instant this device saw. */
export function startMeeting(workspaceId: string, meetingId: string, startedAt: string) {
  return take(
    api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/start", {
      params: { path: path(workspaceId, meetingId) },
      body: { started_at: startedAt, device_now: deviceNow() },
    }),
  );
}

/** The goodbye has been said. */
export function endMeeting(workspaceId: string, meetingId: string, body: Schemas["MeetingEndIn"]) {
  return take(
    api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/end", {
      params: { path: path(workspaceId, meetingId) },
      body: { ...body, device_now: deviceNow() },
    }),
  );
}

/** Keeps notes under this device's ids, once each; answers with the notes of all devices. */
export function keepNotes(workspaceId: string, meetingId: string, notes: readonly Note[]) {
  return take(
    api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/notes", {
      params: { path: path(workspaceId, meetingId) },
      body: {
        notes: notes.map((note) => ({
          id: note.id,
          kind: note.kind,
          text: note.text,
          noted_at: note.at,
          removed: note.removed ?? false,
        })),
        device_now: deviceNow(),
      },
    }),
  );
}

export function useUpdateMeeting(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ meeting, patch }: { meeting: Meeting; patch: Schemas["MeetingPatch"] }) =>
      saveMeeting(workspaceId, meeting, patch),
    onSuccess: async (meeting) => {
      client.setQueryData(meetingKeys.detail(workspaceId, meeting.id), meeting);
      await refreshSearch(client, workspaceId);
    },
    onError: (_error, { meeting }) =>
      client.invalidateQueries({ queryKey: meetingKeys.detail(workspaceId, meeting.id) }),
  });
}

export function useCancelMeeting(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (meetingId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/cancel", {
          params: { path: path(workspaceId, meetingId) },
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

interface Debriefing {
  readonly meetingId: string;
  readonly debrief: Schemas["DebriefIn"];
}

/** Keeps what came of it: names become contacts, and tonight's note is drafted, all in one go. */
export function useDebriefMeeting(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ meetingId, debrief }: Debriefing) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/debrief", {
          params: { path: path(workspaceId, meetingId) },
          body: debrief,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

interface Amending {
  readonly meeting: Meeting;
  readonly patch: Schemas["DebriefPatch"];
}

/** Adds to what came of it, or puts a word right; refused when somebody changed it in between. */
export function useAmendDebrief(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ meeting, patch }: Amending) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/debrief", {
          params: { path: path(workspaceId, meeting.id), header: { "If-Match": ifMatch(meeting) } },
          body: patch,
        }),
      ),
    onSuccess: async (meeting) => {
      client.setQueryData(meetingKeys.detail(workspaceId, meeting.id), meeting);
      await refreshSearch(client, workspaceId);
    },
    onError: (_error, { meeting }) =>
      client.invalidateQueries({ queryKey: meetingKeys.detail(workspaceId, meeting.id) }),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { type Meeting, meetingKeys } from "./queries";

const path = (workspaceId: string, meetingId: string) => ({
  workspace_id: workspaceId,
  meeting_id: meetingId,
});

/** Changes what stands of a meeting; refused when somebody changed it in between. */
export function saveMeeting(workspaceId: string, meeting: Meeting, patch: Schemas["MeetingPatch"]) {
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
      body: { started_at: startedAt },
    }),
  );
}

/** The goodbye has been said. */
export function endMeeting(workspaceId: string, meetingId: string, body: Schemas["MeetingEndIn"]) {
  return take(
    api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/end", {
      params: { path: path(workspaceId, meetingId) },
      body,
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

import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Meeting = Schemas["MeetingOut"];

export const meetingKeys = {
  detail: (workspaceId: string, meetingId: string) => ["meetings", workspaceId, meetingId] as const,
};

/** One meeting: when to leave, what to bring, which questions to ask. */
export const meetingQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: meetingKeys.detail(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
          params: { path: { workspace_id: workspaceId, meeting_id: meetingId } },
          signal,
        }),
      ),
  });

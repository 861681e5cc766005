import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type MailAccount = Schemas["MailAccountOut"];
export type MeetingInvitation = Schemas["MeetingInvitationOut"];
export type MailInbox = Schemas["MailInboxOut"];

export const mailboxKeys = {
  account: (workspaceId: string) => ["mail-account", workspaceId] as const,
  inbox: (workspaceId: string) => ["mail-inbox", workspaceId] as const,
  deliveries: (workspaceId: string, letterId: string) => ["deliveries", workspaceId, letterId] as const,
  invitations: (workspaceId: string, meetingId: string) => ["invitations", workspaceId, meetingId] as const,
};

/** The account letters are sent from; asked again while a test message is on its way. */
export const mailAccountQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: mailboxKeys.account(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/mail-account", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data?.test_state === "under_way" ? 1000 : false),
  });

/** The mailbox answers are read from; asked again while it is tried. */
export const mailInboxQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: mailboxKeys.inbox(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/mail-account/inbox", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data?.state === "under_way" ? 1000 : false),
  });

/** How a letter goes by e-mail, the latest try first; asked again while it is under way. */
export const deliveriesQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: mailboxKeys.deliveries(workspaceId, letterId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/deliveries", {
          params: { path: { workspace_id: workspaceId, letter_id: letterId } },
          signal,
        }),
      ),
    refetchInterval: (query) => {
      const state = query.state.data?.items[0]?.state;
      return state === "queued" || state === "sending" ? 1500 : false;
    },
  });

/** What was sent about a meeting, the latest first; asked again while it is under way. */
export const invitationsQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: mailboxKeys.invitations(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/invitations", {
          params: { path: { workspace_id: workspaceId, meeting_id: meetingId } },
          signal,
        }),
      ),
    refetchInterval: (query) => {
      const state = query.state.data?.items[0]?.state;
      return state === "queued" || state === "sending" ? 1500 : false;
    },
  });

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, newKey, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { mailboxKeys } from "./queries";

/** Keeps the account; the password is sealed by the server and never comes back. */
export function useKeepMailAccount(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["MailAccountIn"]) =>
      take(
        api.PUT("/api/v1/workspaces/{workspace_id}/mail-account", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: (account) => client.setQueryData(mailboxKeys.account(workspaceId), account),
  });
}

/** Takes the account and its password away. */
export function useRemoveMailAccount(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/mail-account", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Keeps the mailbox answers are read from; the server tries it at once. */
export function useKeepMailInbox(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["MailInboxIn"]) =>
      take(
        api.PUT("/api/v1/workspaces/{workspace_id}/mail-account/inbox", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: (inbox) => client.setQueryData(mailboxKeys.inbox(workspaceId), inbox),
  });
}

/** Takes the mailbox and its password away. */
export function useRemoveMailInbox(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/mail-account/inbox", {
          params: { path: { workspace_id: workspaceId } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: mailboxKeys.inbox(workspaceId) }),
  });
}

/** Sends a message to the account's own address. */
export function useTestMailAccount(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/mail-account/tests", {
          params: { path: { workspace_id: workspaceId } },
          body: {},
        }),
      ),
    onSuccess: (account) => client.setQueryData(mailboxKeys.account(workspaceId), account),
  });
}

interface Sending {
  readonly letterId: string;
  /** Why it goes out though something holds it back; empty where nothing does. */
  readonly reason: string;
}

/** Sends a letter from the account: it is frozen, its promise made, and the message goes in the background. */
export function useDeliverLetter(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ letterId, reason }: Sending) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/deliveries", {
          params: {
            path: { workspace_id: workspaceId, letter_id: letterId },
            header: { "Idempotency-Key": newKey() },
          },
          body: { override_reason: reason },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Has word of a meeting sent: an invitation, a change, or that it is off. */
export function useInvite(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (meetingId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/invitations", {
          params: {
            path: { workspace_id: workspaceId, meeting_id: meetingId },
            header: { "Idempotency-Key": newKey() },
          },
          body: {},
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

interface Decision {
  readonly letterId: string;
  readonly deliveryId: string;
  readonly outcome: Schemas["OutcomeIn"]["outcome"];
}

/** What one found of a letter that may have gone out. */
export function useDecideDelivery(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ letterId, deliveryId, outcome }: Decision) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/deliveries/{delivery_id}/outcome", {
          params: {
            path: { workspace_id: workspaceId, letter_id: letterId, delivery_id: deliveryId },
          },
          body: { outcome },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { type Contact, contactKeys } from "./queries";

/** Keeps a name. What is shown elsewhere follows; nobody waits for it to be told so. */
export function useCreateContact(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ContactIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => {
      void refreshSearch(client, workspaceId);
    },
  });
}

interface Change {
  /** As it was read: its version decides whether the change may be written. */
  readonly contact: Pick<Contact, "id" | "version">;
  readonly patch: Schemas["ContactPatch"];
}

/** Changes what is known of somebody. Refused with Stale when another device was first. */
export function useUpdateContact(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contact, patch }: Change) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
          params: {
            path: { workspace_id: workspaceId, contact_id: contact.id },
            header: { "If-Match": ifMatch(contact) },
          },
          body: patch,
        }),
      ),
    onSuccess: (contact) => {
      client.setQueryData(contactKeys.one(workspaceId, contact.id), contact);
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Takes somebody out of lists and network; `useRestoreContact` brings them back for thirty days. */
export function useDeleteContact(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (contact: Pick<Contact, "id" | "version">) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
          params: {
            path: { workspace_id: workspaceId, contact_id: contact.id },
            header: { "If-Match": ifMatch(contact) },
          },
        }),
      ),
    onSuccess: (_nothing, { id }) => {
      // Their own page may still stand for a moment: asking for it again would only answer that they are gone.
      client.removeQueries({ queryKey: contactKeys.one(workspaceId, id) });
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Takes a deletion back, with every referral there was. */
export function useRestoreContact(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (contactId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/restore", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Adds a dated note to the timeline. */
export function useAddNote(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contactId, text }: { readonly contactId: string; readonly text: string }) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/notes", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          body: { text },
        }),
      ),
    onSuccess: (_note, { contactId }) =>
      client.invalidateQueries({ queryKey: contactKeys.one(workspaceId, contactId) }),
  });
}

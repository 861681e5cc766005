import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { saveFile } from "@/lib/save-file";
import { type Ending, nameIn, queryOf } from "./files";
import type { ContactFilter } from "./model";
import { type Contact, contactKeys, type SavedView, viewsQuery } from "./queries";

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

interface Wish {
  readonly ending: Ending;
  readonly filter: ContactFilter;
}

/** The filtered list as a file in the downloads folder; refusals are thrown as of any other call. */
export function useSaveList(workspaceId: string) {
  return useMutation({
    mutationFn: async ({ ending, filter }: Wish) => {
      const asked = {
        params: { path: { workspace_id: workspaceId }, query: queryOf(filter) },
        parseAs: "blob",
      } as const;
      const { data, response } =
        ending === "csv"
          ? await api.GET("/api/v1/workspaces/{workspace_id}/contacts.csv", asked)
          : ending === "xlsx"
            ? await api.GET("/api/v1/workspaces/{workspace_id}/contacts.xlsx", asked)
            : await api.GET("/api/v1/workspaces/{workspace_id}/contacts.vcf", asked);
      if (data === undefined) throw new Error("the answer had no body");
      const name = nameIn(response.headers.get("Content-Disposition"), ending);
      saveFile(data, name);
      return name;
    },
  });
}

/** Changes many at once; the answer's id takes it back. */
export function useChangeMany(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["BulkIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/bulk", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Takes a change of many back, where it still stands. */
export function useUndoMany(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (bulkId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/bulk/{bulk_id}/undo", {
          params: { path: { workspace_id: workspaceId, bulk_id: bulkId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Keeps one typed line: the person, and who gave the name. */
export function useKeepLine(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ContactLineIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contact-lines", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => {
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Keeps the filters of the list under a name. */
export function useSaveView(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ViewIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contact-views", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery(workspaceId).queryKey }),
  });
}

/** Forgets a view; the people it showed stay. */
export function useDeleteView(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: Pick<SavedView, "id" | "version">) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/contact-views/{view_id}", {
          params: {
            path: { workspace_id: workspaceId, view_id: view.id },
            header: { "If-Match": ifMatch(view) },
          },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery(workspaceId).queryKey }),
  });
}

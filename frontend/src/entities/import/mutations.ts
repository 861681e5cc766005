import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, newKey, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { type ImportRow, importKeys } from "./queries";

/** Brings a file to the server, which reads and checks it; nothing is added before the commit. */
export function useBringFile(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/imports", {
          params: { path: { workspace_id: workspaceId } },
          // The contract writes a file as a string; on the wire it is a part of a form.
          body: { file: file as unknown as string, dry_run: true },
          bodySerializer: () => {
            const form = new FormData();
            form.set("file", file, file.name);
            form.set("dry_run", "true");
            return form;
          },
        }),
      ),
    onSuccess: (started) => {
      client.setQueryData(importKeys.one(workspaceId, started.id), started);
      return client.invalidateQueries({ queryKey: [...importKeys.all(workspaceId), "list"] });
    },
  });
}

/** Adds the chosen rows as contacts: all of them or none. */
export function useCommitImport(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/imports/{import_id}/commit", {
          params: {
            path: { workspace_id: workspaceId, import_id: importId },
            header: { "Idempotency-Key": newKey() },
          },
        }),
      ),
    onSuccess: (started) => client.setQueryData(importKeys.one(workspaceId, importId), started),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

/** Ends an import that is not done; nothing of it stays. */
export function useCancelImport(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/imports/{import_id}/cancel", {
          params: { path: { workspace_id: workspaceId, import_id: importId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: importKeys.all(workspaceId) }),
  });
}

interface Choosing {
  readonly row: Pick<ImportRow, "id" | "state">;
  readonly choice: Schemas["ImportChoiceIn"]["choice"];
}

type Pages = InfiniteData<Schemas["ImportRowPage"], string | null>;

/** Leaves a row out, or takes it in after all; shown at once, taken back should the server refuse. */
export function useChooseRow(workspaceId: string, importId: string) {
  const client = useQueryClient();
  const key = (state: ImportRow["state"]) => [...importKeys.one(workspaceId, importId), "rows", state];
  return useMutation({
    mutationFn: ({ row, choice }: Choosing) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/imports/{import_id}/rows/{row_id}", {
          params: { path: { workspace_id: workspaceId, import_id: importId, row_id: row.id } },
          body: { choice },
        }),
      ),
    onMutate: async ({ row, choice }) => {
      await client.cancelQueries({ queryKey: key(row.state) });
      const before = client.getQueryData<Pages>(key(row.state));
      client.setQueryData<Pages>(key(row.state), (data) =>
        data
          ? {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                items: page.items.map((item) => (item.id === row.id ? { ...item, choice } : item)),
              })),
            }
          : data,
      );
      return { before };
    },
    onError: (_error, { row }, context) => client.setQueryData(key(row.state), context?.before),
    onSettled: (_row, _error, _choice) =>
      client.invalidateQueries({ queryKey: importKeys.one(workspaceId, importId), exact: true }),
  });
}

/** The same choice for every row in a state. */
export function useChooseAll(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ImportChoicesIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/imports/{import_id}/choices", {
          params: { path: { workspace_id: workspaceId, import_id: importId } },
          body,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: importKeys.one(workspaceId, importId) }),
  });
}

/** Has the file read in another way: its format, or which column holds what. */
export function useReadAgain(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ImportPatch"]) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/imports/{import_id}", {
          params: { path: { workspace_id: workspaceId, import_id: importId } },
          body,
        }),
      ),
    onSuccess: (record) => {
      client.removeQueries({ queryKey: [...importKeys.one(workspaceId, importId), "rows"] });
      client.setQueryData(importKeys.one(workspaceId, importId), record);
    },
    onSettled: () => client.invalidateQueries({ queryKey: importKeys.one(workspaceId, importId) }),
  });
}

interface Answering {
  readonly edgeId: string;
  readonly body: Schemas["ImportEdgePatch"];
}

/** Is it so, who is meant, and who gave whose name. */
export function useAnswerEdge(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ edgeId, body }: Answering) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/imports/{import_id}/edges/{edge_id}", {
          params: { path: { workspace_id: workspaceId, import_id: importId, edge_id: edgeId } },
          body,
        }),
      ),
    onSettled: () =>
      client.invalidateQueries({ queryKey: [...importKeys.one(workspaceId, importId), "edges"] }),
  });
}

/** Takes an import back, for seven days. */
export function useUndoImport(workspaceId: string, importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/imports/{import_id}/undo", {
          params: { path: { workspace_id: workspaceId, import_id: importId } },
        }),
      ),
    onSuccess: (record) => client.setQueryData(importKeys.one(workspaceId, importId), record),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { type Method, type Workspace, workspaceKeys } from "./queries";

interface Change {
  readonly workspace: Workspace;
  readonly patch: Schemas["WorkspacePatch"];
}

/** Which version a save of this page left, by workspace and the version it was made on. */
const left = new Map<string, number>();

/** The version to save on: past this page's own saves, never past another device's. */
function standing({ id, version }: Pick<Workspace, "id" | "version">): number {
  let newest = version;
  for (let next = left.get(`${id} ${newest}`); next; next = left.get(`${id} ${newest}`)) newest = next;
  return newest;
}

/** Changes settings. Sections of one page save one after another, so that none takes the other for another device. */
export function useUpdateWorkspace() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "workspace" },
    mutationFn: async ({ workspace, patch }: Change) => {
      const version = standing(workspace);
      const saved = await take(
        api.PATCH("/api/v1/workspaces/{workspace_id}", {
          params: { path: { workspace_id: workspace.id }, header: { "If-Match": ifMatch({ version }) } },
          body: patch,
        }),
      );
      if (saved.version > version) left.set(`${saved.id} ${version}`, saved.version);
      return saved;
    },
    onSuccess: async (workspace) => {
      client.setQueryData(workspaceKeys.detail(workspace.id), workspace);
      // Its name and zone also stand in the session.
      await client.invalidateQueries({ queryKey: ["sessions", "current"] });
    },
    onError: (_error, { workspace }) =>
      client.invalidateQueries({ queryKey: workspaceKeys.detail(workspace.id) }),
  });
}

interface MethodChange {
  readonly workspaceId: string;
  readonly method: Method;
  readonly patch: Schemas["MethodPatch"];
}

/** Sets numbers of the method; what rests on them follows a moment later. */
export function useUpdateMethod() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "workspace" },
    mutationFn: async ({ workspaceId, method, patch }: MethodChange) => {
      const version = standing({ id: workspaceId, version: method.version });
      const saved = await take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/method", {
          params: { path: { workspace_id: workspaceId }, header: { "If-Match": ifMatch({ version }) } },
          body: patch,
        }),
      );
      if (saved.version > version) left.set(`${workspaceId} ${version}`, saved.version);
      return saved;
    },
    onSuccess: async (method, { workspaceId }) => {
      client.setQueryData(workspaceKeys.method(workspaceId), method);
      await client.invalidateQueries({ queryKey: workspaceKeys.detail(workspaceId), exact: true });
      await refreshSearch(client, workspaceId);
    },
    onError: (_error, { workspaceId }) =>
      client.invalidateQueries({ queryKey: workspaceKeys.detail(workspaceId) }),
  });
}

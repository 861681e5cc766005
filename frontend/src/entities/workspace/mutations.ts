import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { type Workspace, workspaceKeys } from "./queries";

interface Change {
  readonly workspace: Workspace;
  readonly patch: Schemas["WorkspacePatch"];
}

export function useUpdateWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ workspace, patch }: Change) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}", {
          params: { path: { workspace_id: workspace.id }, header: { "If-Match": ifMatch(workspace) } },
          body: patch,
        }),
      ),
    onSuccess: async (workspace) => {
      client.setQueryData(workspaceKeys.detail(workspace.id), workspace);
      // Its name and zone also stand in the session.
      await client.invalidateQueries({ queryKey: ["sessions", "current"] });
    },
    onError: (_error, { workspace }) =>
      client.invalidateQueries({ queryKey: workspaceKeys.detail(workspace.id) }),
  });
}

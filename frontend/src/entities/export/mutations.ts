import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import { exportKeys } from "./queries";

/** Has everything of the search written into one zip. */
export function useMakeExport(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/exports", {
          params: { path: { workspace_id: workspaceId } },
          body: { format: "zip" },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: exportKeys.all(workspaceId) }),
  });
}

/** Takes an export's file away before its seven days are over. */
export function useTakeExportAway(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (exportId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/exports/{export_id}", {
          params: { path: { workspace_id: workspaceId, export_id: exportId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: exportKeys.all(workspaceId) }),
  });
}

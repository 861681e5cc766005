import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { contactKeys } from "./queries";

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
    onSuccess: () => client.invalidateQueries({ queryKey: contactKeys.all(workspaceId) }),
  });
}

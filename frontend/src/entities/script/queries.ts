import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

/** What to say on the telephone to one contact. */
export const scriptsQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["scripts", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/scripts", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

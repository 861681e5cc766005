import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

/** What became of the promises to somebody, in numbers and in words. */
export const reliabilityQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["reliability", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/reliability", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

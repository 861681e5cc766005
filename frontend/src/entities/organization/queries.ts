import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

/** A place where contacts work: its hours and its Fridays. */
export const organizationQuery = (workspaceId: string, organizationId: string) =>
  queryOptions({
    queryKey: ["organizations", workspaceId, organizationId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
          params: { path: { workspace_id: workspaceId, organization_id: organizationId } },
          signal,
        }),
      ),
  });

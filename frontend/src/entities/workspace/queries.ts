import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Workspace = Schemas["WorkspaceOut"];

export type Method = Schemas["MethodOut"];

export const workspaceKeys = {
  detail: (workspaceId: string) => ["workspaces", workspaceId] as const,
  method: (workspaceId: string) => ["workspaces", workspaceId, "method"] as const,
};

/** One search with the numbers the method runs on. */
export const workspaceQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKeys.detail(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** The numbers planning and cadence reckon with. */
export const methodQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKeys.method(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/method", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

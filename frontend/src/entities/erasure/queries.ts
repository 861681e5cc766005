import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

/** What erasing somebody would take. Looked at when it is asked, never kept. */
export const erasureQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["erasure", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/erasure", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
    staleTime: 0,
  });

export const liftKeys = {
  list: (workspaceId: string) => ["forgotten-lifts", workspaceId] as const,
};

/** Those who asked to be forgotten and came back: when, and how it is known, never who. */
export const liftsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: liftKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/forgotten/lifts", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

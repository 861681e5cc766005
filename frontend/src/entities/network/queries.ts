import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Network = Schemas["NetworkOut"];
export type Node = Schemas["NodeOut"];
export type Edge = Schemas["EdgeOut"];
export type Way = Schemas["WayOut"];
export type Paths = Schemas["PathsOut"];
export type Descendants = Schemas["DescendantsOut"];

export const networkKeys = {
  all: (workspaceId: string) => ["network", workspaceId] as const,
};

/** The picture: people by generation, and who named whom. */
export const networkQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "picture"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/network", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 2000 } },
          signal,
        }),
      ),
  });

/** Ways to a person, or into a place. */
export const pathsQuery = (workspaceId: string, to: { readonly id: string; readonly place: boolean }) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "paths", to.place ? "place" : "person", to.id] as const,
    queryFn: ({ signal }) =>
      to.place
        ? take(
            api.GET("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}/introduction-paths", {
              params: { path: { workspace_id: workspaceId, organization_id: to.id } },
              signal,
            }),
          )
        : take(
            api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/introduction-paths", {
              params: { path: { workspace_id: workspaceId, contact_id: to.id } },
              signal,
            }),
          ),
  });

/** Whom one contact led to. */
export const descendantsQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "descendants", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/descendants", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

/** Who would be out of reach, or further off, without a contact. */
export const dependentsQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "dependents", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/dependents", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

/** Who carries the search. */
export const championsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "champions"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/network/champions", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** Whether it carries itself. */
export const reproductionQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...networkKeys.all(workspaceId), "reproduction"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/network/reproduction", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

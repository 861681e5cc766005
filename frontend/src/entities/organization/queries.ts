import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, nextCursor, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Organization = Schemas["OrganizationOut"];
export type OrganizationRow = Schemas["OrganizationRow"];

/** What narrows the list of organizations; all of it stands in the address. */
export interface OrganizationFilter {
  readonly q?: string | undefined;
  readonly target?: true | undefined;
}

export const organizationKeys = {
  all: (workspaceId: string) => ["organizations", workspaceId] as const,
  one: (workspaceId: string, id: string) => ["organizations", workspaceId, id] as const,
};

/** Where people work, those one aims at first, page by page. */
export const organizationsQuery = (workspaceId: string, filter: OrganizationFilter) =>
  infiniteQueryOptions({
    queryKey: [...organizationKeys.all(workspaceId), "list", filter] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/organizations", {
          params: {
            path: { workspace_id: workspaceId },
            query: {
              limit: 100,
              sort: "-target,name",
              ...(pageParam === null ? { include: "total" as const } : { cursor: pageParam }),
              ...(filter.q ? { q: filter.q } : {}),
              ...(filter.target ? { target: true } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
    placeholderData: keepPreviousData,
  });

/** A handful by the words typed: for choosing one, and for the palette. */
export const findOrganizationsQuery = (workspaceId: string, q: string) =>
  queryOptions({
    queryKey: [...organizationKeys.all(workspaceId), "find", q] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/organizations", {
          params: { path: { workspace_id: workspaceId }, query: { q, limit: 6 } },
          signal,
        }),
      ),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });

/** A place where contacts work: its hours and its Fridays. */
export const organizationQuery = (workspaceId: string, organizationId: string) =>
  queryOptions({
    queryKey: organizationKeys.one(workspaceId, organizationId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
          params: { path: { workspace_id: workspaceId, organization_id: organizationId } },
          signal,
        }),
      ),
  });

/** Places whose name begins so; asked from two letters on. */
export const placesQuery = (workspaceId: string, begins: string) =>
  queryOptions({
    queryKey: ["organizations", workspaceId, "begins", begins] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/organizations", {
          params: { path: { workspace_id: workspaceId }, query: { q: begins, limit: 5 } },
          signal,
        }),
      ),
    enabled: begins.length >= 2,
    placeholderData: keepPreviousData,
  });

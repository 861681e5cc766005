import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, nextCursor, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { isMoving } from "./model";

export type Import = Schemas["ImportOut"];
export type ImportRow = Schemas["ImportRowOut"];
export type ImportEdge = Schemas["ImportEdgeOut"];

export const importKeys = {
  all: (workspaceId: string) => ["imports", workspaceId] as const,
  one: (workspaceId: string, importId: string) => ["imports", workspaceId, importId] as const,
};

/** How often the server is asked how far it is, in milliseconds. */
const pace = 800;

/** One file on its way in; asked again and again while the server works on it. */
export const importQuery = (workspaceId: string, importId: string) =>
  queryOptions({
    queryKey: importKeys.one(workspaceId, importId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}", {
          params: { path: { workspace_id: workspaceId, import_id: importId } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data.state) ? pace : false),
  });

/** Files that were taken in before, the latest first. */
export const importsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...importKeys.all(workspaceId), "list"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 10 } },
          signal,
        }),
      ),
  });

/** The rows in one state, in the order of the file. */
export const importRowsQuery = (workspaceId: string, importId: string, state: ImportRow["state"]) =>
  infiniteQueryOptions({
    queryKey: [...importKeys.one(workspaceId, importId), "rows", state] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}/rows", {
          params: {
            path: { workspace_id: workspaceId, import_id: importId },
            query: { state, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** What is wrong, cell by cell. */
export const importErrorsQuery = (workspaceId: string, importId: string) =>
  infiniteQueryOptions({
    queryKey: [...importKeys.one(workspaceId, importId), "errors"] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}/errors", {
          params: {
            path: { workspace_id: workspaceId, import_id: importId },
            query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** Whom the rows name. */
export const importEdgesQuery = (workspaceId: string, importId: string) =>
  infiniteQueryOptions({
    queryKey: [...importKeys.one(workspaceId, importId), "edges"] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}/edges", {
          params: {
            path: { workspace_id: workspaceId, import_id: importId },
            query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** Contacts an undo left, and why. */
export const importKeptQuery = (workspaceId: string, importId: string) =>
  queryOptions({
    queryKey: [...importKeys.one(workspaceId, importId), "kept"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}/kept", {
          params: { path: { workspace_id: workspaceId, import_id: importId }, query: { limit: 200 } },
          signal,
        }),
      ),
  });

/** Where the rows that failed can be had as a file. */
export const rejectsHref = (workspaceId: string, importId: string) =>
  `/api/v1/workspaces/${workspaceId}/imports/${importId}/rejects.csv`;

import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { isUnderWay } from "./model";

export type Export = Schemas["ExportOut"];

export const exportKeys = {
  all: (workspaceId: string) => ["exports", workspaceId] as const,
};

/** How often the server is asked how far it is, in milliseconds. */
const pace = 800;

/** The last exports, the latest first; asked again and again while one is on its way. */
export const exportsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: exportKeys.all(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/exports", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 5 } },
          signal,
        }),
      ),
    refetchInterval: (query) =>
      query.state.data?.items.some((each) => isUnderWay(each.state)) === true ? pace : false,
  });

import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Snippet = Schemas["SnippetOut"];

export const snippetKeys = {
  list: (workspaceId: string) => ["snippets", workspaceId] as const,
};

/** Sentences of one's own, the oldest first. */
export const snippetsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: snippetKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/snippets", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

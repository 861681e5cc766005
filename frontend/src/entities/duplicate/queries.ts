import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, nextCursor, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type DuplicateRow = Schemas["DuplicateRow"];
export type Lookalike = Schemas["LookalikeOut"];
export type MergePreview = Schemas["MergePreviewOut"];
export type MergeField = Schemas["FieldOut"];
export type MergeChoice = MergeField["keep"];
export type MergeChoices = NonNullable<Schemas["MergePreviewIn"]["choices"]>;

/** Keys of everything read about duplicates. */
const keys = {
  list: (workspaceId: string) => ["duplicates", workspaceId, "list"] as const,
  preview: (workspaceId: string, stays: string, goes: string, choices: MergeChoices) =>
    ["duplicates", workspaceId, "preview", stays, goes, choices] as const,
};

/** Pairs that are probably one person, the likeliest first. */
export const duplicatesQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: keys.list(workspaceId),
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/duplicates", {
          params: {
            path: { workspace_id: workspaceId },
            query: {
              limit: 30,
              ...(pageParam === null ? { include: "total" as const } : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** What a merge would do with these choices; looking changes nothing. */
export const mergePreviewQuery = (workspaceId: string, stays: string, goes: string, choices: MergeChoices) =>
  queryOptions({
    queryKey: keys.preview(workspaceId, stays, goes, choices),
    queryFn: ({ signal }) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/merge-preview", {
          params: { path: { workspace_id: workspaceId, contact_id: stays } },
          body: { other_id: goes, choices },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import { refreshSearch } from "@/lib/refresh";
import type { DuplicateRow, MergeChoices, MergePreview } from "./queries";

/** Says that two contacts are two people; remembered until it is taken back. */
export function useDismissPair(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pair: Pick<DuplicateRow, "one" | "other">) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/duplicates/dismissals", {
          params: { path: { workspace_id: workspaceId } },
          body: { one_id: pair.one.id, other_id: pair.other.id },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Takes that back: the pair is shown again. */
export function useTakeDismissalBack(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (dismissalId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/duplicates/dismissals/{dismissal_id}", {
          params: { path: { workspace_id: workspaceId, dismissal_id: dismissalId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

interface Merge {
  /** As it was seen: the versions of both decide whether the merge may be made. */
  readonly preview: MergePreview;
  readonly choices: MergeChoices;
}

/** Has one contact go into the other. Refused with Stale when either was changed elsewhere meanwhile. */
export function useMergeContacts(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ preview, choices }: Merge) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/merges", {
          params: {
            path: { workspace_id: workspaceId, contact_id: preview.this.id },
            header: { "If-Match": `"${preview.this_version}"` },
          },
          body: { other_id: preview.other.id, other_version: preview.other_version, choices },
        }),
      ),
    onSuccess: (merge) => {
      // Their own page may still be in the cache: asking for it again would only answer that they are gone.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(merge.merged.id) });
      client.removeQueries({ queryKey: ["duplicates", workspaceId, "preview"] });
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Takes two merged contacts apart; the answer says what was changed since and stays. */
export function useUndoMerge(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mergeId: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/merges/{merge_id}/undo", {
          params: { path: { workspace_id: workspaceId, merge_id: mergeId } },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

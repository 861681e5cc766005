import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { feedKeys } from "./queries";

/** Makes a feed; its answer is the only place where the address ever stands. */
export function useCreateFeed(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["FeedIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/calendar-feeds", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    // The address does not stay in memory longer than the page that shows it.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: feedKeys.list(workspaceId) }),
  });
}

/** Ends a feed at once. */
export function useEndFeed(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (feedId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/calendar-feeds/{feed_id}", {
          params: { path: { workspace_id: workspaceId, feed_id: feedId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: feedKeys.list(workspaceId) }),
  });
}

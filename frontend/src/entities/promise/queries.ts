import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

const oftenMoved = 10;

/** A promise as it stands now: where it was moved by agreement, the one that took its place. */
export const promiseQuery = (workspaceId: string, promiseId: string) =>
  queryOptions({
    queryKey: ["promises", workspaceId, promiseId] as const,
    queryFn: async ({ signal }) => {
      const one = (promise_id: string) =>
        take(
          api.GET("/api/v1/workspaces/{workspace_id}/promises/{promise_id}", {
            params: { path: { workspace_id: workspaceId, promise_id } },
            signal,
          }),
        );
      let found = await one(promiseId);
      for (let moves = 0; found.moved_to_id && moves < oftenMoved; moves += 1) {
        found = await one(found.moved_to_id);
      }
      return found;
    },
  });

/** What became of the promises to somebody, in numbers and in words. */
export const reliabilityQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["reliability", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/reliability", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

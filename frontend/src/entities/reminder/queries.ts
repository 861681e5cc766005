import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Reminders = Schemas["RemindersOut"];
export type RemindersChoice = Schemas["RemindersIn"];

export const reminderKeys = {
  choice: (workspaceId: string) => ["reminders", workspaceId] as const,
  browsers: (workspaceId: string) => ["push-subscriptions", workspaceId] as const,
  link: (token: string) => ["unsubscribe", token] as const,
};

/** What one is reminded of in this search. */
export const remindersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: reminderKeys.choice(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/reminders", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** The browsers that show reminders. */
export const browsersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: reminderKeys.browsers(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/push-subscriptions", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 200 } },
          signal,
        }),
      ),
  });

/** What a link in an e-mail would end. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: reminderKeys.link(token),
    retry: false,
    queryFn: ({ signal }) =>
      take(api.GET("/api/v1/unsubscribes/{token}", { params: { path: { token } }, signal })),
  });

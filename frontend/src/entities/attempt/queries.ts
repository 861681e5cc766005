import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Attempt = Schemas["AttemptOut"];
export type Outcome = Schemas["AttemptIn"]["outcome"];
export type AttemptIn = Schemas["AttemptIn"];

/** The calls logged for one contact, the latest first. */
export const attemptsQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["attempts", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/attempts", {
          params: { path: { workspace_id: workspaceId }, query: { contact_id: contactId, limit: 50 } },
          signal,
        }),
      ),
  });

import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Letter = Schemas["LetterOut"];
export type LetterRow = Schemas["LetterRow"];
export type Report = Schemas["ReportOut"];
export type Finding = Schemas["FindingOut"];

export const letterKeys = {
  list: (workspaceId: string) => ["letters", workspaceId, "list"] as const,
  detail: (workspaceId: string, letterId: string) => ["letters", workspaceId, "detail", letterId] as const,
};

/** One letter with what the checks found in it. */
export const letterQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: letterKeys.detail(workspaceId, letterId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letters/{letter_id}", {
          params: { path: { workspace_id: workspaceId, letter_id: letterId } },
          signal,
        }),
      ),
  });

export interface LetterFilter {
  readonly state?: "draft" | "sent";
  readonly contactId?: string;
}

/** Letters, the ones last worked on first. */
export const lettersQuery = (workspaceId: string, filter: LetterFilter = {}) =>
  queryOptions({
    queryKey: [...letterKeys.list(workspaceId), filter] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letters", {
          params: {
            path: { workspace_id: workspaceId },
            query: {
              limit: 200,
              ...(filter.state ? { state: filter.state } : {}),
              ...(filter.contactId ? { contact_id: filter.contactId } : {}),
            },
          },
          signal,
        }),
      ),
  });

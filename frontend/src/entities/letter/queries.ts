import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Letter = Schemas["LetterOut"];
export type LetterRow = Schemas["LetterRow"];
export type Ways = Schemas["WaysOut"];
export type Report = Schemas["ReportOut"];
export type Version = Schemas["VersionOut"];

export const letterKeys = {
  list: (workspaceId: string) => ["letters", workspaceId, "list"] as const,
  detail: (workspaceId: string, letterId: string) => ["letters", workspaceId, "detail", letterId] as const,
  versions: (workspaceId: string, letterId: string) =>
    ["letters", workspaceId, "versions", letterId] as const,
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

/** How a letter stood before, the latest first. */
export const versionsQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: letterKeys.versions(workspaceId, letterId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/versions", {
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

/** Who a letter goes to, as the envelope has it. */
export const recipientQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["recipients", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

/** Who gave this contact's name: one of them may be named in the letter, once they agree. */
export const referrersQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["referrers", workspaceId, contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/referrals", {
          params: { path: { workspace_id: workspaceId }, query: { to_contact_id: contactId, limit: 50 } },
          signal,
        }),
      ),
  });

/** Questions to choose from, the four of the text first. */
export const questionsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["questions", workspaceId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/questions", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** People a letter may go to, by the beginnings of their names. */
export const addresseesQuery = (workspaceId: string, words: string) =>
  queryOptions({
    queryKey: ["addressees", workspaceId, words] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
          params: {
            path: { workspace_id: workspaceId },
            query: { limit: 8, ...(words ? { q: words } : {}) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** How a letter can leave, as it stands now: asked anew each time, for its words may have changed. */
export const waysQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: ["ways-out", workspaceId, letterId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/ways-out", {
          params: { path: { workspace_id: workspaceId, letter_id: letterId } },
          signal,
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  });

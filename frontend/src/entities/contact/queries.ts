import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { api, nextCursor, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { type ContactFilter, narrowingOf } from "./model";

export type Contact = Schemas["ContactOut"];
export type ContactRow = Schemas["ContactRow"];
export type SavedView = Schemas["ViewOut"];
export type Line = Schemas["LineOut"];
export type TimelineItem = Schemas["TimelineItem"];

/** Keys of everything read about contacts; each begins with its search, so that two searches never mix. */
export const contactKeys = {
  all: (workspaceId: string) => ["contacts", workspaceId] as const,
  list: (workspaceId: string, filter: ContactFilter) => ["contacts", workspaceId, "list", filter] as const,
  one: (workspaceId: string, contactId: string) => ["contacts", workspaceId, "one", contactId] as const,
};

/** Rows asked for at once: as many as a page may have, so that thousands are read in few turns. */
const pageSize = 200;

/** The contacts that fit the filter, page by page; the first page counts them. */
export const contactsQuery = (workspaceId: string, filter: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: contactKeys.list(workspaceId, filter),
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
          params: {
            path: { workspace_id: workspaceId },
            query: {
              limit: pageSize,
              ...(pageParam === null ? { include: "total" as const } : { cursor: pageParam }),
              ...(filter.sort ? { sort: filter.sort } : {}),
              ...narrowingOf(filter),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
    placeholderData: keepPreviousData,
  });

/** A handful of people by the words typed, for the palette. */
export const findQuery = (workspaceId: string, q: string) =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "find", q] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
          params: { path: { workspace_id: workspaceId }, query: { q, limit: 6 } },
          signal,
        }),
      ),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });

/** The tags in use, with how many people carry each. */
export const tagsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "tags"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contact-tags", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** One's saved views. */
export const viewsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "views"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contact-views", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** What is understood of one typed line; asked for from two letters on, once the typing rests. */
export const lineQuery = (workspaceId: string, line: string) =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "line", line] as const,
    queryFn: ({ signal }) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contact-lines/preview", {
          params: { path: { workspace_id: workspaceId } },
          body: { line },
          signal,
        }),
      ),
    enabled: line.length >= 2,
    placeholderData: keepPreviousData,
  });

/** One contact, whole. */
export const contactQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: contactKeys.one(workspaceId, contactId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          signal,
        }),
      ),
  });

/** What has happened with a contact, the latest first. */
export const timelineQuery = (workspaceId: string, contactId: string) =>
  infiniteQueryOptions({
    queryKey: [...contactKeys.one(workspaceId, contactId), "timeline"] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/timeline", {
          params: {
            path: { workspace_id: workspaceId, contact_id: contactId },
            query: { limit: 30, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => nextCursor(page),
  });

/** How far up a path is followed; longer ones are shown from their near end. */
const longestPath = 6;

/**
 * The shortest way from the seeker to a contact, nearest first: those who gave the names. Each step is one contact
 * whose degree is one less (NET-1); empty for people one knows, and for those no way leads to.
 */
export const pathQuery = (client: QueryClient, workspaceId: string, contact: Contact) =>
  queryOptions({
    queryKey: [...contactKeys.one(workspaceId, contact.id), "path", contact.version] as const,
    queryFn: async () => {
      const path: Schemas["PersonOut"][] = [];
      let at = contact;
      while (at.degree !== null && at.degree > 1 && path.length < longestPath) {
        const wanted = at.degree - 1;
        let giver: Contact | undefined;
        for (const { id } of at.referred_by) {
          const read = await client.ensureQueryData(contactQuery(workspaceId, id));
          if (read.degree === wanted) {
            giver = read;
            break;
          }
        }
        if (!giver) break;
        path.unshift({ id: giver.id, display_name: giver.display_name });
        at = giver;
      }
      return path;
    },
  });

/** Whether a typed name is somebody who is there already; asked from two letters on. */
export const matchesQuery = (workspaceId: string, name: string, organization = "") =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "matches", name, organization] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/contact-matches", {
          params: {
            path: { workspace_id: workspaceId },
            query: { name, ...(organization ? { organization } : {}) },
          },
          signal,
        }),
      ),
    enabled: name.length >= 2,
    placeholderData: keepPreviousData,
  });

/** Whom to ask first, and why (NET-2, NET-3). */
export const startersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...contactKeys.all(workspaceId), "starters"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/starters", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** The promises made to one contact, moved ones among them. */
export const promisesToQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["promises", workspaceId, "to", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/promises", {
          params: { path: { workspace_id: workspaceId }, query: { contact_id: contactId, limit: 200 } },
          signal,
        }),
      ),
  });

/** The meetings with one contact. */
export const meetingsWithQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: ["meetings", workspaceId, "with", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/meetings", {
          params: { path: { workspace_id: workspaceId }, query: { contact_id: contactId, limit: 200 } },
          signal,
        }),
      ),
  });

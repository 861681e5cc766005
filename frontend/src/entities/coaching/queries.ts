import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Coached = Schemas["CoachedOut"];
export type GrantScope = Schemas["GrantOut"]["scopes"][number];
export type GroupRole = Schemas["GroupMemberOut"]["role"];

export const coachingKeys = {
  seekers: ["coaching", "seekers"] as const,
  groups: ["coaching", "groups"] as const,
  group: (groupId: string) => ["coaching", "group", groupId] as const,
  invited: (groupId: string) => ["coaching", "invited", groupId] as const,
  grants: (workspaceId: string) => ["coaching", "grants", workspaceId] as const,
  coaches: (workspaceId: string) => ["coaching", "coaches", workspaceId] as const,
  asked: (workspaceId: string) => ["coaching", "asked", workspaceId] as const,
  contacts: (workspaceId: string) => ["coaching", "contacts", workspaceId] as const,
  letters: (workspaceId: string) => ["coaching", "letters", workspaceId] as const,
  comments: (workspaceId: string, letterId: string) =>
    ["coaching", "comments", workspaceId, letterId] as const,
};

/** The seekers who let one help; each asking is written down for them to see. */
export const coachedSeekersQuery = () =>
  queryOptions({
    queryKey: coachingKeys.seekers,
    queryFn: ({ signal }) => take(api.GET("/api/v1/coached-seekers", { signal })),
  });

export const groupsQuery = () =>
  queryOptions({
    queryKey: coachingKeys.groups,
    queryFn: ({ signal }) => take(api.GET("/api/v1/groups", { signal })),
  });

export const groupQuery = (groupId: string) =>
  queryOptions({
    queryKey: coachingKeys.group(groupId),
    queryFn: ({ signal }) =>
      take(api.GET("/api/v1/groups/{group_id}", { params: { path: { group_id: groupId } }, signal })),
  });

export const invitedQuery = (groupId: string) =>
  queryOptions({
    queryKey: coachingKeys.invited(groupId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/groups/{group_id}/invitations", { params: { path: { group_id: groupId } }, signal }),
      ),
  });

const below = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });

export const grantsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: coachingKeys.grants(workspaceId),
    queryFn: ({ signal }) =>
      take(api.GET("/api/v1/workspaces/{workspace_id}/coach-grants", { params: below(workspaceId), signal })),
  });

export const coachesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: coachingKeys.coaches(workspaceId),
    queryFn: ({ signal }) =>
      take(api.GET("/api/v1/workspaces/{workspace_id}/coaches", { params: below(workspaceId), signal })),
  });

export const askedQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: coachingKeys.asked(workspaceId),
    queryFn: ({ signal }) =>
      take(api.GET("/api/v1/workspaces/{workspace_id}/invitations", { params: below(workspaceId), signal })),
  });

const page = (workspaceId: string) => ({ ...below(workspaceId), query: { limit: 200 } });

export const coachedContactsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: coachingKeys.contacts(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/coaching/contacts", { params: page(workspaceId), signal }),
      ),
  });

export const coachedLettersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: coachingKeys.letters(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/coaching/letters", { params: page(workspaceId), signal }),
      ),
  });

/** Of one letter; with an empty id all, those on the plan too. */
export const commentsQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: coachingKeys.comments(workspaceId, letterId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/comments", {
          params: {
            ...below(workspaceId),
            query: { limit: 100, ...(letterId ? { letter_id: letterId } : {}) },
          },
          signal,
        }),
      ),
  });

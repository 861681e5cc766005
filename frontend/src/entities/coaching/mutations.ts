import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { coachingKeys } from "./queries";

const below = (workspaceId: string) => ({ path: { workspace_id: workspaceId } });

export function useCreateGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => take(api.POST("/api/v1/groups", { body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: coachingKeys.groups }),
  });
}

export function useInviteToGroup(groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["GroupInvitationIn"]) =>
      take(
        api.POST("/api/v1/groups/{group_id}/invitations", { params: { path: { group_id: groupId } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: coachingKeys.invited(groupId) }),
  });
}

export function useTakeOut(groupId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) =>
      done(
        api.DELETE("/api/v1/groups/{group_id}/members/{member_id}", {
          params: { path: { group_id: groupId, member_id: memberId } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: coachingKeys.group(groupId) }),
  });
}

/** Comes in by an invitation; afterwards the session knows of one search more, perhaps. */
export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => take(api.POST("/api/v1/invitations/accept", { body: { token } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["sessions"] });
      await client.invalidateQueries({ queryKey: ["coaching"] });
    },
  });
}

export function useInviteToSearch(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/invitations", {
          params: below(workspaceId),
          body: { email, role: "editor" },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: coachingKeys.asked(workspaceId) }),
  });
}

export function useTakeBack(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/invitations/{invitation_id}", {
          params: { path: { workspace_id: workspaceId, invitation_id: invitationId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: coachingKeys.asked(workspaceId) }),
  });
}

export function useGrant(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["GrantIn"]) =>
      take(api.POST("/api/v1/workspaces/{workspace_id}/coach-grants", { params: below(workspaceId), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: coachingKeys.grants(workspaceId) }),
  });
}

/** From the coach's next request on. */
export function useEndGrant(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (grantId: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/coach-grants/{grant_id}", {
          params: { path: { workspace_id: workspaceId, grant_id: grantId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: coachingKeys.grants(workspaceId) }),
  });
}

export function useComment(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CommentIn"]) =>
      take(api.POST("/api/v1/workspaces/{workspace_id}/comments", { params: below(workspaceId), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["coaching", "comments", workspaceId] }),
  });
}

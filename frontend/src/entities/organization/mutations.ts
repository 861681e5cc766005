import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { type Organization, organizationKeys } from "./queries";

/** Adds a place where people work. */
export function useCreateOrganization(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["OrganizationIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/organizations", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: organizationKeys.all(workspaceId) }),
  });
}

interface Change {
  readonly organization: Pick<Organization, "id" | "version">;
  readonly patch: Schemas["OrganizationPatch"];
}

/** Changes what is known of a place; the days of the people there follow. Refused with Stale. */
export function useUpdateOrganization(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ organization, patch }: Change) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
          params: {
            path: { workspace_id: workspaceId, organization_id: organization.id },
            header: { "If-Match": ifMatch(organization) },
          },
          body: patch,
        }),
      ),
    onSuccess: (organization) => {
      client.setQueryData(organizationKeys.one(workspaceId, organization.id), organization);
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Deletes a place nobody works at. */
export function useDeleteOrganization(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (organization: Pick<Organization, "id" | "version">) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
          params: {
            path: { workspace_id: workspaceId, organization_id: organization.id },
            header: { "If-Match": ifMatch(organization) },
          },
        }),
      ),
    onSuccess: (_nothing, { id }) => {
      client.removeQueries({ queryKey: organizationKeys.one(workspaceId, id) });
      void refreshSearch(client, workspaceId);
    },
  });
}

/** Two names of one place become one; the answer is the one that stays. */
export function useMergeOrganization(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, intoId }: { readonly id: string; readonly intoId: string }) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}/merge", {
          params: { path: { workspace_id: workspaceId, organization_id: id } },
          body: { into_id: intoId },
        }),
      ),
    onSuccess: (_one, { id }) => {
      client.removeQueries({ queryKey: organizationKeys.one(workspaceId, id) });
      void refreshSearch(client, workspaceId);
    },
  });
}

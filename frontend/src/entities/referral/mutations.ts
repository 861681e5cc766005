import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import type { Referral } from "./queries";

/** Keeps who gave which name. */
export function useAddReferral(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ReferralIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

interface Change {
  readonly referral: Pick<Referral, "id" | "version">;
  readonly patch: Schemas["ReferralPatch"];
}

/** Changes what is known of a referral: permission decides what a letter may say (LND-3). */
export function useUpdateReferral(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ referral, patch }: Change) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/referrals/{referral_id}", {
          params: {
            path: { workspace_id: workspaceId, referral_id: referral.id },
            header: { "If-Match": ifMatch(referral) },
          },
          body: patch,
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

/** Takes a referral away; the two people stay. */
export function useRemoveReferral(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (referral: Pick<Referral, "id" | "version">) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/referrals/{referral_id}", {
          params: {
            path: { workspace_id: workspaceId, referral_id: referral.id },
            header: { "If-Match": ifMatch(referral) },
          },
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

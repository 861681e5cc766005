import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Referral = Schemas["ReferralOut"];

export const referralKeys = {
  all: (workspaceId: string) => ["referrals", workspaceId] as const,
};

/** As many as one page holds: nobody names, or is named by, more people than that. */
const limit = 200;

/** Who gave this name. */
export const namedByQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: [...referralKeys.all(workspaceId), "to", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/referrals", {
          params: { path: { workspace_id: workspaceId }, query: { to_contact_id: contactId, limit } },
          signal,
        }),
      ),
  });

/** Whom this contact named. */
export const namesGivenQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: [...referralKeys.all(workspaceId), "from", contactId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/referrals", {
          params: { path: { workspace_id: workspaceId }, query: { from_contact_id: contactId, limit } },
          signal,
        }),
      ),
  });

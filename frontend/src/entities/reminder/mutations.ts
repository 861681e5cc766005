import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { reminderKeys, type Reminders, type RemindersChoice } from "./queries";

/**
 * Changes some of what was chosen. The page shows it at once; each save sends all of what the page shows by then, one
 * save at a time, so that two quick presses never undo each other.
 */
export function useChooseReminders(workspaceId: string) {
  const client = useQueryClient();
  const queryKey = reminderKeys.choice(workspaceId);
  const mutationKey = ["choose", ...queryKey];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join(" ") },
    mutationFn: async (_patch: RemindersChoice) => {
      const shown = client.getQueryData<Reminders>(queryKey);
      if (!shown) throw new Error("nothing was chosen yet");
      const {
        time_zone: _zone,
        email: _email,
        email_verified: _v,
        mail_ready: _r,
        mail_problem: _p,
        push_key: _k,
        ...body
      } = shown;
      return take(
        api.PUT("/api/v1/workspaces/{workspace_id}/reminders", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      );
    },
    onMutate: async (patch) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Reminders>(queryKey, (shown) => shown && { ...shown, ...present(patch) });
    },
    onSettled: () =>
      client.isMutating({ mutationKey }) === 1 ? client.invalidateQueries({ queryKey }) : null,
  });
}

/** Only what is said: an absent field changes nothing. */
function present(patch: RemindersChoice): Partial<Reminders> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

/** Has this browser show reminders. */
export function useAddBrowser(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["PushSubscriptionIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/push-subscriptions", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: reminderKeys.browsers(workspaceId) }),
  });
}

/** Shows nothing in a browser any more. */
export function useEndBrowser(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/push-subscriptions/{subscription_id}", {
          params: { path: { workspace_id: workspaceId, subscription_id: id } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: reminderKeys.browsers(workspaceId) }),
  });
}

/** Ends what the link in an e-mail ends; no sign-in. */
export function useUnsubscribe(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      take(
        api.POST("/api/v1/unsubscribes/{token}", {
          params: { path: { token } },
          body: { "List-Unsubscribe": "One-Click" },
          bodySerializer: (fields) => new URLSearchParams(fields),
        }),
      ),
    onSuccess: (ended) => client.setQueryData(reminderKeys.link(token), ended),
  });
}

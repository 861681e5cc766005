import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { type Webhook, webhookKeys } from "./queries";

function useWebhookChange<Input, Result>(workspaceId: string, change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // A secret does not stay in memory longer than the page that shows it.
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: webhookKeys.all(workspaceId) }),
  });
}

/** Makes a webhook; its answer is the only place where the secret ever stands. */
export const useCreateWebhook = (workspaceId: string) =>
  useWebhookChange(workspaceId, (body: Schemas["WebhookIn"]) =>
    take(
      api.POST("/api/v1/workspaces/{workspace_id}/webhooks", {
        params: { path: { workspace_id: workspaceId } },
        body,
      }),
    ),
  );

/** Switches a webhook on again, or off. Refused with Stale. */
export const useSwitchWebhook = (workspaceId: string) =>
  useWebhookChange(workspaceId, ({ webhook, enabled }: { webhook: Webhook; enabled: boolean }) =>
    take(
      api.PATCH("/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}", {
        params: {
          path: { workspace_id: workspaceId, webhook_id: webhook.id },
          header: { "If-Match": ifMatch(webhook) },
        },
        body: { enabled },
      }),
    ),
  );

/** Gives a webhook a new secret; the old one signs beside it for a day. */
export const useRotateWebhook = (workspaceId: string) =>
  useWebhookChange(workspaceId, (webhookId: string) =>
    take(
      api.POST("/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/rotate-secret", {
        params: { path: { workspace_id: workspaceId, webhook_id: webhookId } },
      }),
    ),
  );

/** Sends a test. */
export const useTestWebhook = (workspaceId: string) =>
  useWebhookChange(workspaceId, (webhookId: string) =>
    take(
      api.POST("/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/test", {
        params: { path: { workspace_id: workspaceId, webhook_id: webhookId } },
      }),
    ),
  );

/** Sends one delivery once more, under its own id. */
export const useReplayDelivery = (workspaceId: string, webhookId: string) =>
  useWebhookChange(workspaceId, (deliveryId: string) =>
    take(
      api.POST(
        "/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/deliveries/{webhook_delivery_id}/replay",
        {
          params: {
            path: { workspace_id: workspaceId, webhook_id: webhookId, webhook_delivery_id: deliveryId },
          },
        },
      ),
    ),
  );

/** Deletes a webhook with its log. */
export const useDeleteWebhook = (workspaceId: string) =>
  useWebhookChange(workspaceId, (webhook: Webhook) =>
    done(
      api.DELETE("/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}", {
        params: {
          path: { workspace_id: workspaceId, webhook_id: webhook.id },
          header: { "If-Match": ifMatch(webhook) },
        },
      }),
    ),
  );

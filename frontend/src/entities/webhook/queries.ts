import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Webhook = Schemas["WebhookOut"];
export type NewWebhook = Schemas["NewWebhookOut"];
export type Delivery = Schemas["WebhookDeliveryOut"];
export type EventType = NonNullable<Schemas["WebhookIn"]["events"]>[number];

export const webhookKeys = {
  all: (workspaceId: string) => ["webhooks", workspaceId] as const,
};

/** The addresses that are told what happens, without their secrets. */
export const webhooksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.all(workspaceId), "list"] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/webhooks", {
          params: { path: { workspace_id: workspaceId }, query: { limit: 200 } },
          signal,
        }),
      ),
  });

/** What was sent to one address of late; looked at again while something is on its way. */
export const deliveriesQuery = (workspaceId: string, webhookId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.all(workspaceId), "deliveries", webhookId] as const,
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/deliveries", {
          params: { path: { workspace_id: workspaceId, webhook_id: webhookId }, query: { limit: 20 } },
          signal,
        }),
      ),
    // The second try comes five seconds after the first, the later ones far apart.
    refetchInterval: ({ state }) => {
      const tries = (state.data?.items ?? [])
        .filter((one) => one.state === "pending")
        .map((one) => one.attempts);
      return tries.length === 0 ? false : Math.min(...tries) < 2 ? 1500 : 60_000;
    },
  });

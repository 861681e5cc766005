import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import {
  useDeleteWebhook,
  useRotateWebhook,
  useSwitchWebhook,
  useTestWebhook,
} from "@/entities/webhook/mutations";
import type { NewWebhook, Webhook } from "@/entities/webhook/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { WebhookLog } from "./webhook-log";

interface WebhookRowProps {
  readonly workspaceId: string;
  readonly webhook: Webhook;
  readonly onSecret: (webhook: NewWebhook) => void;
}

/** One address: whether it is on, and why not; its log, a test, a new secret, the end. */
export function WebhookRow({ workspaceId, webhook, onSecret }: WebhookRowProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState(false);
  const turn = useSwitchWebhook(workspaceId);
  const rotate = useRotateWebhook(workspaceId);
  const test = useTestWebhook(workspaceId);
  const end = useDeleteWebhook(workspaceId);
  const onError = (error: unknown) => notify(words(error));
  const state = webhook.enabled
    ? webhook.events.length === 0
      ? t`On. Told of everything.`
      : t`On. Told of ${webhook.events.length} kinds of event.`
    : webhook.disabled_reason === "gone"
      ? t`Off: the address said that it is gone.`
      : webhook.disabled_reason === "unreachable"
        ? t`Off: ten tries over three days found nobody there.`
        : t`Off.`;
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="text-item font-semibold break-all">{webhook.url}</div>
      <div className="text-support text-muted">
        {state} {webhook.description}
      </div>
      <div className="-ml-2 flex flex-wrap gap-x-1">
        <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Trans>What was sent</Trans>
        </Button>
        <Button
          kind="quiet"
          busy={test.isPending}
          onClick={() => test.mutate(webhook.id, { onSuccess: () => setOpen(true), onError })}
        >
          <Trans>Send a test</Trans>
        </Button>
        <Button
          kind="quiet"
          busy={turn.isPending}
          onClick={() => turn.mutate({ webhook, enabled: !webhook.enabled }, { onError })}
        >
          {webhook.enabled ? <Trans>Switch off</Trans> : <Trans>Switch on</Trans>}
        </Button>
        <Button
          kind="quiet"
          busy={rotate.isPending}
          onClick={() => rotate.mutate(webhook.id, { onSuccess: onSecret, onError })}
        >
          <Trans>New secret</Trans>
        </Button>
        {ending ? (
          <Button
            kind="destructive"
            busy={end.isPending}
            onClick={() =>
              end.mutate(webhook, { onSuccess: () => notify(t`Nothing is sent there any more.`), onError })
            }
          >
            <Trans>Delete it with its log</Trans>
          </Button>
        ) : (
          <Button kind="quiet" aria-label={t`Delete ${webhook.url}`} onClick={() => setEnding(true)}>
            <Trans>Delete</Trans>
          </Button>
        )}
      </div>
      {open ? <WebhookLog webhookId={webhook.id} /> : null}
    </li>
  );
}

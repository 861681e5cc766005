import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/entities/session/use-session";
import { useReplayDelivery } from "@/entities/webhook/mutations";
import { type Delivery, deliveriesQuery } from "@/entities/webhook/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";

/** What was sent to one address of late, and what it answered. */
export function WebhookLog({ webhookId }: { readonly webhookId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const found = useQuery(deliveriesQuery(workspaceId, webhookId));
  const replay = useReplayDelivery(workspaceId, webhookId);
  if (found.isPending) return <Skeleton rows={2} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const when = (instant: string) => `${dayShort(dayIn(instant, zone))}, ${timeIn(instant, zone)}`;
  const said = (one: Delivery) => {
    const code = one.last_status ?? one.last_error ?? "";
    if (one.state === "delivered") return t`Taken at the ${one.attempts}. try, answered ${code}.`;
    if (one.attempts === 0) return t`On its way.`;
    if (one.next_at) return t`Answered ${code}. Tried again ${when(one.next_at)}.`;
    return t`Answered ${code}. Not tried again.`;
  };
  if (found.data.items.length === 0) {
    return (
      <p className="text-support text-muted">
        <Trans>Nothing has been sent yet.</Trans>
      </p>
    );
  }
  return (
    <Rows label={t`What was sent`} closed>
      {found.data.items.map((one) => (
        <Row
          key={one.id}
          title={one.type}
          detail={
            <>
              {when(one.created_at)}. {said(one)}
            </>
          }
          end={
            one.state === "pending" ? null : (
              <Button
                kind="quiet"
                aria-label={t`Send once more: ${one.type}, ${when(one.created_at)}`}
                onClick={() =>
                  replay.mutate(one.id, {
                    onSuccess: () => notify(t`On its way once more.`),
                    onError: (error) => notify(words(error)),
                  })
                }
              >
                <Trans>Send once more</Trans>
              </Button>
            )
          }
        />
      ))}
    </Rows>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import { type NewWebhook, webhooksQuery } from "@/entities/webhook/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { NewWebhookForm } from "./new-webhook-form";
import { SecretOnce } from "./secret-once";
import { WebhookRow } from "./webhook-row";

/** Programs of one's own that are told what happens. */
export function Webhooks() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const found = useQuery(webhooksQuery(workspaceId));
  const [asking, setAsking] = useState(false);
  const [fresh, setFresh] = useState<NewWebhook | null>(null);
  if (found.isPending) return <Skeleton rows={2} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  return (
    <div className="flex flex-col gap-5">
      {fresh ? <SecretOnce webhook={fresh} onDone={() => setFresh(null)} /> : null}
      {found.data.items.length > 0 ? (
        <Rows label={t`Webhooks`} closed>
          {found.data.items.map((webhook) => (
            <WebhookRow key={webhook.id} workspaceId={workspaceId} webhook={webhook} onSecret={setFresh} />
          ))}
        </Rows>
      ) : (
        <p className="text-body text-muted">
          <Trans>
            A webhook tells a program of yours what has happened, the moment it happens. It sends ids, never
            names: the program fetches the rest with its token.
          </Trans>
        </p>
      )}
      {asking ? (
        <NewWebhookForm
          workspaceId={workspaceId}
          onMade={(webhook) => {
            setFresh(webhook);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : (
        <div>
          <Button icon={Plus} onClick={() => setAsking(true)}>
            <Trans>Make a webhook</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

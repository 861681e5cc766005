import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import { useEndToken } from "@/entities/token/mutations";
import { type NewToken, tokensQuery } from "@/entities/token/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { NewTokenForm } from "./new-token-form";
import { TokenOnce } from "./token-once";

/** Keys for programs of one's own: made, shown once, ended. */
export function Tokens() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const tokens = useQuery(tokensQuery(workspaceId));
  const end = useEndToken(workspaceId);
  const [asking, setAsking] = useState(false);
  const [fresh, setFresh] = useState<NewToken | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  if (tokens.isPending) return <Skeleton rows={2} />;
  if (tokens.isError) {
    return <ErrorRetry onRetry={() => void tokens.refetch()}>{words(tokens.error)}</ErrorRetry>;
  }
  const day = (instant: string) => dayWithYear(dayIn(instant, zone));
  return (
    <div className="flex flex-col gap-5">
      {fresh ? <TokenOnce workspaceId={workspaceId} token={fresh} onDone={() => setFresh(null)} /> : null}
      {tokens.data.items.length > 0 ? (
        <Rows closed>
          {tokens.data.items.map((token) => (
            <Row
              key={token.id}
              title={token.name}
              detail={
                <>
                  {token.last_used_at ? (
                    <Trans>
                      Begins with {token.hint}. Used last on {day(token.last_used_at)}, ends on{" "}
                      {day(token.expires_at)}.
                    </Trans>
                  ) : (
                    <Trans>
                      Begins with {token.hint}. Not used yet, ends on {day(token.expires_at)}.
                    </Trans>
                  )}{" "}
                  {token.scopes.join(", ")}
                </>
              }
              end={
                ending === token.id ? (
                  <Button
                    kind="destructive"
                    busy={end.isPending}
                    onClick={() =>
                      end.mutate(token.id, {
                        onSuccess: () => notify(t`${token.name} opens nothing any more.`),
                        onError: (error) => notify(words(error)),
                      })
                    }
                  >
                    <Trans>End it for good</Trans>
                  </Button>
                ) : (
                  <Button kind="quiet" aria-label={t`End ${token.name}`} onClick={() => setEnding(token.id)}>
                    <Trans>End</Trans>
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      ) : (
        <p className="text-body text-muted">
          <Trans>
            No program of yours has a key. Everything this page can do, a program can do with one.
          </Trans>
        </p>
      )}
      {asking ? (
        <NewTokenForm
          workspaceId={workspaceId}
          onMade={(token) => {
            setFresh(token);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : (
        <div>
          <Button icon={Plus} onClick={() => setAsking(true)}>
            <Trans>Make an access token</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { auditEventsQuery, auditVerdictQuery } from "@/entities/audit/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";

/** Every change of this search: what, by whom, from where; and whether the trail is whole. */
export function Trail() {
  const { t } = useLingui();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const words = useProblemWords();
  const found = useInfiniteQuery(auditEventsQuery(workspaceId));
  const verdict = useQuery({ ...auditVerdictQuery(workspaceId), enabled: false });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton rows={3} />;
  if (found.error && rows.length === 0) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  const lastCheck = found.data?.pages[0]?.last_check;
  const checkedOn = lastCheck ? dayShort(dayIn(lastCheck.at, zone)) : "";
  const events = verdict.data?.events ?? 0;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-support text-muted">
        <Trans>
          What was changed, by whom and from where, for 400 days. The words themselves are not kept here.
        </Trans>
      </p>
      <Rows label={t`What was changed`} closed>
        {rows.map((event) => {
          const day = dayShort(dayIn(event.at, zone));
          const time = timeIn(event.at, zone);
          const who = event.account_name;
          return (
            <Row
              key={event.id}
              title={event.title}
              detail={
                event.credential === "token" ? (
                  <Trans>
                    {who} by access token, {day}, {time}, from {event.address}
                  </Trans>
                ) : (
                  <Trans>
                    {who}, {day}, {time}, from {event.address}
                  </Trans>
                )
              }
            />
          );
        })}
      </Rows>
      {lastCheck ? (
        <p className="text-support text-muted">
          {lastCheck.whole ? (
            <Trans>Looked through on {checkedOn}, at night: nothing was changed past the program.</Trans>
          ) : (
            <Trans>
              Looked through on {checkedOn}, at night: line {lastCheck.broken_at} does not fit.
            </Trans>
          )}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {found.hasNextPage ? (
          <Button
            kind="quiet"
            flush
            busy={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        ) : null}
        <Button kind="outlined" busy={verdict.isFetching} onClick={() => void verdict.refetch()}>
          <Trans>Check that nothing was changed</Trans>
        </Button>
      </div>
      <p aria-live="polite" className="text-support">
        {verdict.error ? (
          words(verdict.error)
        ) : verdict.data === undefined ? null : verdict.data.whole ? (
          <Trans>All {events} lines fit together.</Trans>
        ) : (
          <span className="text-wax">
            <Trans>
              Line {verdict.data.broken_at} does not fit. Somebody has changed the database past the program:
              tell whoever runs it.
            </Trans>
          </span>
        )}
      </p>
    </div>
  );
}

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useReadCalendar, useRemoveCalendar } from "@/entities/busy-calendar/mutations";
import type { BusyCalendar } from "@/entities/busy-calendar/queries";
import type { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear, timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";

interface CalendarRowProps {
  readonly workspace: ReturnType<typeof useWorkspace>;
  readonly calendar: BusyCalendar;
}

/** One calendar: what is known of it, what stood in the way, and its end. */
export function CalendarRow({ workspace, calendar }: CalendarRowProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const read = useReadCalendar(workspace.id);
  const remove = useRemoveCalendar(workspace.id);
  const [removing, setRemoving] = useState(false);
  const failed = (error: Error) => notify(words(error));
  return (
    <Row
      title={calendar.name}
      detail={<Known calendar={calendar} zone={workspace.time_zone} />}
      end={
        removing ? (
          <Button
            kind="destructive"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(calendar, {
                onSuccess: () => notify(t`${calendar.name} is not looked at any more.`),
                onError: failed,
              })
            }
          >
            <Trans>Remove it for good</Trans>
          </Button>
        ) : (
          <div className="flex flex-wrap justify-end gap-1">
            {calendar.source === "address" ? (
              <Button
                kind="quiet"
                busy={read.isPending}
                aria-label={t`Read now: ${calendar.name}`}
                onClick={() =>
                  read.mutate(calendar.id, {
                    onSuccess: () => notify(t`${calendar.name} is read in a moment.`),
                    onError: failed,
                  })
                }
              >
                <Trans>Read now</Trans>
              </Button>
            ) : null}
            <Button kind="quiet" aria-label={t`Remove ${calendar.name}`} onClick={() => setRemoving(true)}>
              <Trans>Remove</Trans>
            </Button>
          </div>
        )
      }
    />
  );
}

function Known({ calendar, zone }: { readonly calendar: BusyCalendar; readonly zone: string }) {
  if (calendar.state === "waiting") return <Trans>It is being read.</Trans>;
  const times = <Plural value={calendar.busy_times} one="# busy time" other="# busy times" />;
  const until = calendar.read_until ? dayWithYear(Temporal.PlainDate.from(calendar.read_until)) : "";
  const at = calendar.read_at
    ? `${dayWithYear(dayIn(calendar.read_at, zone))}, ${timeIn(calendar.read_at, zone)}`
    : "";
  return (
    <>
      {calendar.state === "stopped" ? (
        <span className="block text-ink">{calendar.problem_detail}</span>
      ) : null}
      {calendar.read_at ? (
        <Trans>
          {times} up to {until}, read on {at}.
        </Trans>
      ) : null}
    </>
  );
}

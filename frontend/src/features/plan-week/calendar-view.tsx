import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { rangeOf, stepped, type View } from "@/entities/calendar/model";
import { type CalendarEntry, calendarQuery } from "@/entities/calendar/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayMonth, monthYear } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { IconButton } from "@/ui/icon-button";
import { Page } from "@/ui/page";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { AgendaView } from "./agenda-view";
import { EntrySheet } from "./entry-sheet";
import { MonthView } from "./month-view";
import { WeekView } from "./week-view";

interface CalendarViewProps {
  readonly workspaceId: string;
  readonly view: View;
  readonly views: readonly View[];
  readonly on: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly onGo: (to: { view?: View; on?: string | undefined }) => void;
}

/** The days: what kind each is, what stands on it, and when to leave. */
export function CalendarView({ workspaceId, view, views, on, now, today, onGo }: CalendarViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const [opened, setOpened] = useState<CalendarEntry | null>(null);
  const { from, to } = rangeOf(view, on);
  const { data, error, refetch } = useQuery(calendarQuery(workspaceId, from.toString(), to.toString()));
  const titles = { agenda: t`Agenda`, week: t`Week`, month: t`Month` };
  const heading = view === "month" ? monthYear(on) : spanWords(from, to, t`to`);
  const chosen = data?.days.find((day) => day.on === on.toString());
  return (
    <Page full>
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pb-5">
        <h1 className="font-serif text-title font-medium">{heading}</h1>
        <Because rules={["SET-3"]} className="max-w-80 grow">
          <Trans>Most meetings happen at lunch, or before or after hours.</Trans>
        </Because>
        <div className="flex flex-wrap items-center gap-2.5">
          <IconButton
            outlined
            icon={ChevronLeft}
            label={t`Earlier`}
            onClick={() => onGo({ on: stepped(view, on, -1).toString() })}
          />
          <Button className="min-h-11" onClick={() => onGo({ on: undefined })}>
            {view === "week" ? <Trans>This week</Trans> : <Trans>Today</Trans>}
          </Button>
          <IconButton
            outlined
            icon={ChevronRight}
            label={t`Later`}
            onClick={() => onGo({ on: stepped(view, on, 1).toString() })}
          />
          <Segmented
            label={t`View`}
            value={view}
            onChange={(next) => onGo({ view: next })}
            options={views.map((value) => ({ value, label: titles[value] }))}
          />
        </div>
      </header>
      {data ? null : error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton rows={7} />
      )}
      {data && view === "week" ? (
        <div className="overflow-x-auto">
          <WeekView calendar={data} now={now} onOpen={setOpened} />
        </div>
      ) : null}
      {data && view === "agenda" ? (
        <AgendaView calendar={data} today={today.toString()} onOpen={setOpened} />
      ) : null}
      {data && view === "month" && data.days.length % 7 === 0 ? (
        <div className="flex max-w-[60rem] flex-col gap-5">
          <MonthView
            calendar={data}
            chosen={on.toString()}
            today={today.toString()}
            month={on.month}
            onChoose={(day) => onGo({ on: day })}
          />
          {chosen ? (
            <AgendaView
              calendar={{ ...data, days: [{ ...chosen, word: chosen.word }] }}
              today={today.toString()}
              onOpen={setOpened}
            />
          ) : null}
        </div>
      ) : null}
      {opened ? (
        <EntrySheet
          workspaceId={workspaceId}
          entry={opened}
          zone={data?.time_zone ?? "UTC"}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  );
}

/** "12 to 18 October", "28 September to 4 October". */
function spanWords(from: Temporal.PlainDate, to: Temporal.PlainDate, until: string): string {
  const first = from.month === to.month ? String(from.day) : dayMonth(from);
  return `${first} ${until} ${dayMonth(to)}`;
}

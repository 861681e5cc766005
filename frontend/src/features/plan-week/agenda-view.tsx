import { Trans } from "@lingui/react/macro";
import { Mails } from "lucide-react";
import type { Calendar, CalendarEntry } from "@/entities/calendar/queries";
import { cx } from "@/lib/cx";
import { dayLong, timeIn } from "@/lib/format";
import { Icon } from "@/ui/icon";
import { BusyLine } from "./busy-times";
import { DayKind } from "./day-kind";
import { EntryMark } from "./entry-mark";

interface AgendaViewProps {
  readonly calendar: Calendar;
  readonly today: string;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** Day after day, each with its kind and what stands on it. Weekends without anything are left out. */
export function AgendaView({ calendar, today, onOpen }: AgendaViewProps) {
  const days = calendar.days.filter((day) => day.entries.length > 0 || day.word !== "closed");
  return (
    <div className="max-w-[44rem]">
      {days.map((day) => (
        <section key={day.on} aria-labelledby={`day-${day.on}`} className="border-t border-line py-3.5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
            <h2
              id={`day-${day.on}`}
              className={cx("text-item font-semibold", day.on === today ? "text-accent" : "text-ink")}
            >
              {dayLong(day.on)}
              {day.on === today ? (
                <>
                  , <Trans>today</Trans>
                </>
              ) : null}
            </h2>
            <DayKind day={day} />
            {day.heavy_mail ? (
              <span className="flex items-center gap-1.5 text-tiny font-medium text-muted">
                <Icon of={Mails} size="chip" />
                <Trans>heavy mail</Trans>
              </span>
            ) : null}
          </div>
          {day.closed_because && day.word === "holiday" ? (
            <p className="pt-1 text-support text-muted">{day.closed_because}</p>
          ) : null}
          <BusyLine day={day} zone={calendar.time_zone} />
          <ul className="flex flex-col gap-1.5 pt-2 empty:hidden">
            {day.entries.map((entry) => (
              <li key={`${entry.kind} ${entry.id}`}>
                {entry.state === "set" && entry.leave_at ? (
                  <p className="pb-1 text-support text-muted">
                    <Trans>Leave by {timeIn(entry.leave_at, calendar.time_zone)}</Trans>
                  </p>
                ) : null}
                <EntryMark entry={entry} zone={calendar.time_zone} onOpen={onOpen} className="py-2" />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

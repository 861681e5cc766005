import { Trans, useLingui } from "@lingui/react/macro";
import { Mails } from "lucide-react";
import { Fragment } from "react";
import { hourIn, hoursShown } from "@/entities/calendar/model";
import type { Calendar, CalendarEntry } from "@/entities/calendar/queries";
import { cx } from "@/lib/cx";
import { dayLong, timeIn, weekdayShort } from "@/lib/format";
import { Icon } from "@/ui/icon";
import { isShut } from "@/ui/day-tint";
import { BusyTimes } from "./busy-times";
import { DayKind } from "./day-kind";
import { EntryMark } from "./entry-mark";

interface WeekViewProps {
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** Pixels an hour is high. */
const hour = 43;
/** Where meetings are best asked for: before hours, over lunch, after hours. */
const bands = [
  { id: "before", from: 0, to: 9 },
  { id: "lunch", from: 12, to: 14 },
  { id: "after", from: 17, to: 24 },
] as const;

/** Seven columns: the day's kind, what belongs to the day, and the hours with their bands. */
export function WeekView({ calendar, now, onOpen }: WeekViewProps) {
  const { t } = useLingui();
  const zone = calendar.time_zone;
  const here = now.toZonedDateTimeISO(zone);
  const today = here.toPlainDate().toString();
  const { from, to } = hoursShown(
    calendar.days.flatMap((day) => day.entries),
    zone,
  );
  const y = (at: number) => (at - from) * hour;
  const names = { before: t`before hours`, lunch: t`lunch`, after: t`after hours` };
  const columns = "grid-cols-[3.5rem_repeat(5,minmax(0,1fr))_4.5rem_4.5rem]";
  return (
    <div className="min-w-[52rem]">
      <div className={cx("grid border-b border-line pb-2", columns)}>
        <span />
        {calendar.days.map((day) => (
          <div key={day.on} className="px-1">
            <h2
              className={cx(
                "flex h-8 items-center gap-x-2 pl-1 text-label font-semibold text-muted",
                day.on === today && "text-accent",
              )}
            >
              <time dateTime={day.on} className="flex items-baseline gap-2">
                {weekdayShort(day.on)}
                <span className={cx("font-serif text-lede leading-none", day.on !== today && "text-ink")}>
                  {Number(day.on.slice(8))}
                </span>
              </time>
              {day.on === today ? (
                <span className="text-support">
                  <Trans>today</Trans>
                </span>
              ) : null}
              {day.heavy_mail ? (
                <span className="ml-auto flex items-center gap-1.5 text-tiny font-medium">
                  <Icon of={Mails} size="chip" />
                  <Trans>heavy mail</Trans>
                </span>
              ) : null}
            </h2>
            <DayKind day={day} />
          </div>
        ))}
      </div>
      <div className={cx("grid min-h-28 border-b border-edge", columns)}>
        <p className="pt-2.5 text-support text-muted">
          <Trans>All day</Trans>
        </p>
        {calendar.days.map((day) => (
          <ul
            key={day.on}
            aria-label={t`On ${dayLong(day.on)}`}
            className="flex flex-col gap-1 border-l border-line p-1 py-2"
          >
            {day.entries
              .filter((entry) => !entry.starts_at)
              .map((entry) => (
                <li key={`${entry.kind} ${entry.id}`}>
                  <EntryMark entry={entry} zone={zone} onOpen={onOpen} />
                </li>
              ))}
          </ul>
        ))}
      </div>
      <div className={cx("grid", columns)}>
        <div aria-hidden className="tabular relative" style={{ height: y(to) }}>
          {Array.from({ length: to - from - 1 }, (_, index) => from + index + 1).map((at) => (
            <span
              key={at}
              className="absolute right-2.5 -translate-y-1/2 text-support text-muted"
              style={{ top: y(at) }}
            >
              {at}
            </span>
          ))}
        </div>
        {calendar.days.map((day, index) => (
          <div
            key={day.on}
            className={cx(
              "relative border-l border-line",
              isShut(day.word) && day.word !== "past" && "tint-closed",
            )}
            style={{ height: y(to) }}
          >
            {isShut(day.word) && day.word !== "past" && day.word !== "full"
              ? null
              : bands
                  .filter((band) => band.to > from && band.from < to)
                  .map((band) => {
                    const top = y(Math.max(band.from, from));
                    return (
                      <Fragment key={band.id}>
                        <div
                          className="absolute inset-x-0 border-y border-line bg-good/45"
                          style={{ top, height: y(Math.min(band.to, to)) - top }}
                        />
                        {index === 0 ? (
                          <p className="absolute left-2 pt-1 text-tiny text-muted" style={{ top }}>
                            {names[band.id]}
                          </p>
                        ) : null}
                      </Fragment>
                    );
                  })}
            {day.on === today && here.hour >= from && here.hour < to ? (
              <p
                className="absolute inset-x-0 border-t-2 border-accent pr-1.5 text-right text-tiny font-semibold text-accent"
                style={{ top: y(here.hour + here.minute / 60) }}
              >
                {timeIn(now.toString(), zone)}
              </p>
            ) : null}
            <BusyTimes day={day} zone={zone} y={y} to={to} />
            <Hours day={day.entries} zone={zone} y={y} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface HoursProps {
  readonly day: readonly CalendarEntry[];
  readonly zone: string;
  readonly y: (at: number) => number;
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** What has an hour: the box at its time, and above it when to leave. */
function Hours({ day, zone, y, onOpen }: HoursProps) {
  return (
    <ul>
      {day.map((entry) => {
        if (!entry.starts_at) return null;
        const start = hourIn(entry.starts_at, zone);
        const end = Math.max(start + 1, entry.ends_at ? hourIn(entry.ends_at, zone) : 0);
        const leaves = entry.state === "set" && entry.leave_at && entry.leave_at !== entry.starts_at;
        return (
          <li key={`${entry.kind} ${entry.id}`}>
            {leaves && entry.leave_at ? (
              <p
                className="absolute inset-x-1 -translate-y-full border-b border-dotted border-ink px-1 text-tiny text-muted"
                style={{ top: y(hourIn(entry.leave_at, zone)) }}
              >
                <Trans>leave by {timeIn(entry.leave_at, zone)}</Trans>
              </p>
            ) : null}
            <div className="absolute inset-x-1" style={{ top: y(start), height: y(end) - y(start) }}>
              <EntryMark entry={entry} zone={zone} timed onOpen={onOpen} className="h-full" />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

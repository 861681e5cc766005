import { Trans, useLingui } from "@lingui/react/macro";
import { hourIn } from "@/entities/calendar/model";
import type { CalendarDay } from "@/entities/calendar/queries";
import { dayLong, listOf, timeIn } from "@/lib/format";

interface BusyTimesProps {
  readonly day: CalendarDay;
  readonly zone: string;
  readonly y: (at: number) => number;
  /** The last hour that is shown. */
  readonly to: number;
}

/** What one's own calendars take of a column of hours, as quiet shading: when, and nothing else. */
export function BusyTimes({ day, zone, y, to }: BusyTimesProps) {
  const { t } = useLingui();
  const spans = day.busy
    .map((span) => ({
      ...span,
      top: Math.max(0, y(hourIn(span.starts_at, zone))),
      // What runs to midnight ends at hour 0 of the next day.
      bottom: Math.min(y(to), y(hourIn(span.ends_at, zone) || 24)),
    }))
    .filter((span) => span.bottom > span.top);
  if (spans.length === 0) return null;
  return (
    <ul aria-label={t`Busy on ${dayLong(day.on)}`}>
      {spans.map(({ starts_at, ends_at, top, bottom }) => (
        <li
          key={starts_at}
          className="absolute inset-x-0 overflow-hidden border-l-2 border-edge bg-line/60 px-1.5 text-right text-tiny text-muted"
          style={{ top, height: bottom - top }}
        >
          <span className="sr-only">
            {timeIn(starts_at, zone)} – {timeIn(ends_at, zone)}{" "}
          </span>
          <Trans>busy</Trans>
        </li>
      ))}
    </ul>
  );
}

/** The same in words, for a list of days. */
export function BusyLine({ day, zone }: { readonly day: CalendarDay; readonly zone: string }) {
  if (day.busy.length === 0) return null;
  const times = day.busy.map((span) => `${timeIn(span.starts_at, zone)} – ${timeIn(span.ends_at, zone)}`);
  return (
    <p className="pt-1 text-support text-muted">
      <Trans>Busy {listOf(times)}</Trans>
    </p>
  );
}

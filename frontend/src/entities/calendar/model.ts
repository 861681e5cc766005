import type { Schemas } from "@/api/types";

type CallDay = Schemas["CallDayOut"];

/**
 * Whole weeks from Monday to Friday, for a strip of five columns. Days that were not judged (before today, say) stand
 * there as past; a weekend is left out unless it is the chosen day, which can only be seen in words then.
 */
export function workWeeks(
  days: readonly Pick<CallDay, "on" | "word">[],
): readonly { readonly day: string; readonly word: CallDay["word"] }[] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const judged = new Map(days.map((day) => [day.on, day.word]));
  const from = Temporal.PlainDate.from(first.on);
  const monday =
    from.dayOfWeek > 5 ? from.add({ days: 8 - from.dayOfWeek }) : from.subtract({ days: from.dayOfWeek - 1 });
  const until = Temporal.PlainDate.from(last.on);
  const strip: { day: string; word: CallDay["word"] }[] = [];
  for (
    let week = monday;
    Temporal.PlainDate.compare(week.add({ days: 4 }), until) <= 0 || strip.length === 0;
    week = week.add({ days: 7 })
  ) {
    for (let step = 0; step < 5; step += 1) {
      const day = week.add({ days: step }).toString();
      strip.push({ day, word: judged.get(day) ?? "past" });
    }
  }
  return strip;
}

export type View = "agenda" | "week" | "month";

/** Monday of the week a day is in. */
export function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

export interface Range {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** The days a view shows around `on`: its week, two weeks from its day, or the whole weeks of its month. */
export function rangeOf(view: View, on: Temporal.PlainDate): Range {
  switch (view) {
    case "week": {
      const from = mondayOf(on);
      return { from, to: from.add({ days: 6 }) };
    }
    case "agenda":
      return { from: on, to: on.add({ days: 13 }) };
    case "month": {
      const first = on.with({ day: 1 });
      const last = on.with({ day: on.daysInMonth });
      return { from: mondayOf(first), to: mondayOf(last).add({ days: 6 }) };
    }
  }
}

/** The day to show after one step forward or back. */
export function stepped(view: View, on: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  switch (view) {
    case "week":
      return on.add({ days: 7 * step });
    case "agenda":
      return on.add({ days: 14 * step });
    case "month":
      return on.with({ day: 1 }).add({ months: step });
  }
}

type Entry = Schemas["CalendarEntry"];

/** Hour of the day as a number, 12.5 for half past twelve, in a zone. */
export function hourIn(instant: string, zone: string): number {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return at.hour + at.minute / 60;
}

/** First and last full hour the week's columns show: seven to seven, and further where something stands there. */
export function hoursShown(entries: readonly Entry[], zone: string): { from: number; to: number } {
  const starts = entries.flatMap((entry) => [entry.leave_at, entry.starts_at]).filter((at) => at !== null);
  const ends = entries.flatMap((entry) => entry.ends_at ?? []);
  return {
    from: Math.min(7, ...starts.map((at) => Math.floor(hourIn(at, zone)))),
    to: Math.max(19, ...ends.map((at) => Math.ceil(hourIn(at, zone)))),
  };
}

/** A promise that still can be kept, and so can be moved by agreement. */
export function movable(entry: Pick<Entry, "kind" | "state">): boolean {
  return entry.kind === "promise" && (entry.state === "promised" || entry.state === "broken");
}

type BusySpan = Schemas["BusySpan"];

/** What one's own calendars take of the minutes from a wall-clock time in a zone; the end of a span is free again. */
export function busyDuring(
  { days }: { readonly days: readonly { readonly busy: readonly BusySpan[] }[] },
  localStart: string,
  zone: string,
  minutes: number,
): readonly BusySpan[] {
  const from = Temporal.PlainDateTime.from(localStart).toZonedDateTime(zone).toInstant();
  const until = from.add({ minutes });
  return days
    .flatMap((day) => day.busy)
    .filter(
      (span) =>
        Temporal.Instant.compare(Temporal.Instant.from(span.starts_at), until) < 0 &&
        Temporal.Instant.compare(from, Temporal.Instant.from(span.ends_at)) < 0,
    );
}

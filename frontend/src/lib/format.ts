/**
 * Days, hours and counts as people read them. Days are ISO texts (`2026-10-14`) or PlainDate, instants ISO texts with
 * an offset; nothing here reads the clock.
 */
const locale = "en-GB";

type Day = string | Temporal.PlainDate;

const asDay = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from(day);

/** "Wed" */
export function weekdayShort(day: Day): string {
  return asDay(day).toLocaleString(locale, { weekday: "short" });
}

/** "Wed 14 Oct" */
export function dayShort(day: Day): string {
  return asDay(day)
    .toLocaleString(locale, { weekday: "short", day: "numeric", month: "short" })
    .replaceAll(",", "");
}

/** "Wednesday 14 October" */
export function dayLong(day: Day): string {
  return asDay(day)
    .toLocaleString(locale, { weekday: "long", day: "numeric", month: "long" })
    .replaceAll(",", "");
}

/** "14 Oct" */
export function dayBrief(day: Day): string {
  return asDay(day).toLocaleString(locale, { day: "numeric", month: "short" });
}

/** "14 October 2026" */
export function dayWithYear(day: Day): string {
  return asDay(day).toLocaleString(locale, { day: "numeric", month: "long", year: "numeric" });
}

/** "14 October" */
export function dayMonth(day: Day): string {
  return asDay(day).toLocaleString(locale, { day: "numeric", month: "long" });
}

/** "October 2026" */
export function monthYear(day: Day): string {
  return asDay(day).toLocaleString(locale, { month: "long", year: "numeric" });
}

/** The local day of an instant in a zone. */
export function dayIn(instant: string, zone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** "9:40", in the zone given. */
export function timeIn(instant: string, zone: string): string {
  return timeOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime());
}

/** "9:40" of a wall-clock time such as `09:40:00`. */
export function timeOf(time: string | Temporal.PlainTime): string {
  const plain = Temporal.PlainTime.from(time);
  return `${plain.hour}:${plain.minute.toString().padStart(2, "0")}`;
}

/** "Dublin" of "Europe/Dublin". */
export function zoneCity(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "Amara, Daniel and Priya" */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** "1,204" */
export function count(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

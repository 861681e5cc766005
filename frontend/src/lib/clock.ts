/** The only reader of the browser's clock; rules and components take the time as an argument. */
export type Now = () => Temporal.Instant;

export const now: Now = () => Temporal.Now.instant();

/** The zone the browser is in, as a first proposal: "Europe/Dublin". */
export function browserZone(): string {
  return Temporal.Now.timeZoneId();
}

/** Today's date in a zone. */
export function todayIn(zone: string, clock: Now = now): Temporal.PlainDate {
  return clock().toZonedDateTimeISO(zone).toPlainDate();
}

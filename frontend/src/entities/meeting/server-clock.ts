import { now } from "@/lib/clock";

/** Milliseconds by which the server's clock was ahead of this device's when it last answered. */
let ahead = 0;

/** Takes note of what the server's clock showed; a header that is missing says nothing. */
export function noteServerTime(header: string | null): void {
  if (!header) return;
  try {
    ahead = Temporal.Instant.from(header).epochMilliseconds - now().epochMilliseconds;
  } catch {
    // A proxy may have put anything there.
  }
}

/** An instant of the server on this device's clock, which may be an hour wrong: twenty minutes stay twenty (BYE-1). */
export function onThisDevice(instant: string): string {
  return Temporal.Instant.from(instant).subtract({ milliseconds: ahead }).toString();
}

/** This device's clock as it stands, to go with what it sends: so the server can set a wrong one right. */
export function deviceNow(): string {
  return now().toString({ smallestUnit: "millisecond" });
}

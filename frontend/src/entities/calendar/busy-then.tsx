import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listOf, timeIn } from "@/lib/format";
import { Finding } from "@/ui/finding";
import { busyDuring } from "./model";
import { calendarQuery } from "./queries";

interface BusyThenProps {
  readonly workspaceId: string;
  /** Wall-clock start at their place, as a field of day and hour has it; may be half typed. */
  readonly localStart: string;
  readonly zone: string;
  readonly minutes: number;
}

/** Says while a time is being chosen that one's own calendar has it already. A warning: the time may be kept. */
export function BusyThen({ workspaceId, localStart, zone, minutes }: BusyThenProps) {
  const whole = /^20\d\d-\d\d-\d\dT\d\d:\d\d/.test(localStart);
  const day = localStart.slice(0, 10);
  // A day on either side: their Wednesday may be one's own Thursday.
  const from = whole ? Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() : "";
  const to = whole ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : "";
  const { data } = useQuery({ ...calendarQuery(workspaceId, from, to), enabled: whole });
  const taken = whole && data ? busyDuring(data, localStart, zone, minutes) : [];
  if (!data || taken.length === 0) return <div role="status" />;
  const times = taken.map(
    (span) => `${timeIn(span.starts_at, data.time_zone)} – ${timeIn(span.ends_at, data.time_zone)}`,
  );
  return (
    <div role="status">
      <Finding level="warning" heading={<Trans>Your own calendar has this time</Trans>}>
        <Trans>Busy {listOf(times)}. Ask for another time, or keep this one if you can be free.</Trans>
      </Finding>
    </div>
  );
}

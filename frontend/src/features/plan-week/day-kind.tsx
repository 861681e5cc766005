import { Trans } from "@lingui/react/macro";
import type { CalendarDay } from "@/entities/calendar/queries";
import { cx } from "@/lib/cx";
import { dayTints, isShut, useDayWord } from "@/ui/day-tint";

/** What kind of day it is for calls, always as a word on its tint. */
export function DayKind({ day, className }: { readonly day: CalendarDay; readonly className?: string }) {
  const say = useDayWord();
  if (isShut(day.word)) {
    return (
      <p className={cx("px-2 py-1 text-tiny text-muted", className)} title={day.closed_because ?? undefined}>
        {say(day.word)}
      </p>
    );
  }
  return (
    <p className={cx("rounded-chip px-2 py-1 text-tiny font-medium", dayTints[day.word], className)}>
      <Trans>Calls: {say(day.word)}</Trans>
    </p>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { workWeeks } from "@/entities/calendar/model";
import { callDaysQuery } from "@/entities/calendar/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayLong, dayShort } from "@/lib/format";
import { DayStrip } from "@/ui/day-strip";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";

interface DayPickerProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly name: string;
  readonly medium: "post" | "email";
  readonly value: string | null;
  readonly onPick: (day: string) => void;
}

/** Which day will you call? Each day has its word, the chosen one its reasons, the shut ones their cause. */
export function DayPicker({ workspaceId, contactId, name, medium, value, onPick }: DayPickerProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data, error, isPending, refetch } = useQuery(callDaysQuery(workspaceId, contactId, medium));
  const chosen = data?.days.find((day) => day.on === value);
  const strip = workWeeks(data?.days ?? []);
  const shown = new Set(strip.map((day) => day.day));
  const shut =
    data?.days.filter((day) => shown.has(day.on) && day.closed_because && day.word !== "past") ?? [];
  return (
    <section aria-labelledby="day-picker" className="rounded-field border border-accent bg-sheet p-4.5">
      <h2 id="day-picker" className="text-item font-semibold">
        <Trans>Which day will you call {name}?</Trans>
      </h2>
      {data?.arrives_on ? (
        <p className="pb-2.5 text-support text-muted">
          {medium === "post" ? (
            <Trans>Best posted to arrive on {dayLong(data.arrives_on)}.</Trans>
          ) : (
            <Trans>Sent by e-mail, it arrives on {dayLong(data.arrives_on)}.</Trans>
          )}
        </p>
      ) : null}
      {isPending ? <Skeleton rows={2} /> : null}
      {error ? <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry> : null}
      {strip.length > 0 ? (
        <DayStrip label={t`Which day will you call?`} days={strip} value={value} onPick={onPick} />
      ) : null}
      {chosen && chosen.reasons.length > 0 ? <Because reasons={chosen.reasons} className="pt-2.5" /> : null}
      {shut.slice(0, 3).map((day) => (
        <p key={day.on} className="pt-1.5 font-serif text-reason text-muted">
          <b className="font-semibold text-ink">{dayShort(day.on)}:</b> {day.closed_because}
        </p>
      ))}
      <p className="pt-2.5 text-support text-muted">
        <Trans>The date in the letter changes with it.</Trans>
      </p>
    </section>
  );
}

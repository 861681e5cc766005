import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { workWeeks } from "@/entities/calendar/model";
import { callDaysQuery } from "@/entities/calendar/queries";
import { Because } from "@/entities/rule/because";
import { DayStrip } from "@/ui/day-strip";
import { Skeleton } from "@/ui/skeleton";

interface CheckBackProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly name: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onPick: (day: string) => void;
}

/** The day to check back with somebody undecided; left alone, the third business day is promised. */
export function CheckBack({ workspaceId, contactId, name, value, error, onPick }: CheckBackProps) {
  const { t } = useLingui();
  const { data, isPending } = useQuery(callDaysQuery(workspaceId, contactId));
  const strip = workWeeks(data?.days ?? []);
  return (
    <div className="flex animate-reveal flex-col gap-3 pt-4">
      <p className="text-support font-semibold">
        <Trans>When will you check back?</Trans>
      </p>
      {isPending ? <Skeleton rows={2} /> : null}
      {strip.length > 0 ? (
        <DayStrip
          label={t`When will you check back?`}
          days={strip}
          value={value || null}
          onPick={(day) => onPick(day === value ? "" : day)}
        />
      ) : null}
      {error ? <p className="text-support text-wax">{error}</p> : null}
      <Because rules={["BYE-4"]}>
        {value ? (
          <Trans>{name} hears from you on that very day.</Trans>
        ) : (
          <Trans>If you choose none, it is a promise for the third business day from now.</Trans>
        )}
      </Because>
    </div>
  );
}

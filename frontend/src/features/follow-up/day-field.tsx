import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { workWeeks } from "@/entities/calendar/model";
import { callDaysQuery } from "@/entities/calendar/queries";
import { DayStrip } from "@/ui/day-strip";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";
import { Skeleton } from "@/ui/skeleton";

interface DayFieldProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onPick: (day: string) => void;
}

/** Which day? The next two weeks with their words, and a field for a day further away. */
export function DayField({ workspaceId, contactId, label, value, error, onPick }: DayFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const { data, isPending } = useQuery(callDaysQuery(workspaceId, contactId));
  const strip = workWeeks(data?.days ?? []);
  return (
    <div className="flex flex-col gap-3">
      <p id={id} className="text-support font-semibold">
        {label}
      </p>
      {isPending ? <Skeleton rows={2} /> : null}
      {strip.length > 0 ? (
        <DayStrip label={label} days={strip} value={value || null} onPick={onPick} />
      ) : null}
      <Field label={<Trans>Or another day</Trans>} error={error}>
        <TextInput
          type="date"
          aria-label={t`${label} Another day`}
          className="max-w-52"
          value={value}
          onChange={(event) => onPick(event.target.value)}
        />
      </Field>
    </div>
  );
}

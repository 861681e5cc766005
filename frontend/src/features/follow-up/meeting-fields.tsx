import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { AttemptDraft } from "@/entities/attempt/model";
import { BusyThen } from "@/entities/calendar/busy-then";
import { slotsQuery } from "@/entities/meeting/queries";
import { SlotPicker } from "@/entities/meeting/slot-picker";
import { Because } from "@/entities/rule/because";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

interface MeetingFieldsProps {
  readonly form: UseFormReturn<AttemptDraft>;
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Place, day and hour, asked at once while they are on the phone. */
export function MeetingFields({ form, workspaceId, contactId }: MeetingFieldsProps) {
  const { t } = useLingui();
  const errors = form.formState.errors.meeting;
  const [format, start, travel] = useWatch({
    control: form.control,
    name: ["meeting.format", "meeting.local_start", "meeting.travel_minutes"],
  });
  const travelMinutes = Math.min(600, Math.max(0, Number(travel) || 0));
  // The very answer the picker below shows: it knows whose clock the time is on.
  const slots = useQuery(slotsQuery(workspaceId, contactId, travelMinutes, null));
  const apart = format !== "in_person";
  return (
    <div className="flex animate-reveal flex-col gap-4 border-l-2 border-accent pl-4">
      <Field label={<Trans>Where you meet</Trans>} error={errors?.place?.message} required>
        <TextInput autoComplete="off" {...form.register("meeting.place")} />
      </Field>
      <SlotPicker
        workspaceId={workspaceId}
        contactId={contactId}
        travelMinutes={travelMinutes}
        value={start}
        why={Because}
        onPick={(localStart) => form.setValue("meeting.local_start", localStart, { shouldDirty: true })}
      />
      <Field
        label={<Trans>Day and hour</Trans>}
        hint={<Trans>Most meetings happen at lunch, or before or after office hours.</Trans>}
        error={errors?.local_start?.message}
        required
      >
        <TextInput type="datetime-local" {...form.register("meeting.local_start")} />
      </Field>
      {slots.data ? (
        <BusyThen
          workspaceId={workspaceId}
          localStart={start}
          zone={slots.data.time_zone}
          minutes={slots.data.minutes}
        />
      ) : null}
      <Field label={<Trans>How you meet</Trans>}>
        <Select {...form.register("meeting.format")}>
          <option value="in_person">{t`In person`}</option>
          <option value="phone">{t`On the phone`}</option>
          <option value="video">{t`By video`}</option>
        </Select>
      </Field>
      {apart ? (
        <Field
          label={<Trans>Why not in person</Trans>}
          error={errors?.format_reason?.message}
          hint={<Trans>Too far to travel, or their own wish, say.</Trans>}
          required
        >
          <TextInput autoComplete="off" {...form.register("meeting.format_reason")} />
        </Field>
      ) : (
        <Field
          label={<Trans>Minutes to get there</Trans>}
          hint={<Trans>We will say when to leave.</Trans>}
          error={errors?.travel_minutes?.message}
        >
          <TextInput
            type="number"
            inputMode="numeric"
            min={0}
            max={600}
            className="max-w-32"
            {...form.register("meeting.travel_minutes")}
          />
        </Field>
      )}
      {apart ? (
        <Because rules={["SET-4"]}>
          <Trans>
            Ask once more to meet: what the body says is lost by phone or video, and so is your dress
            rehearsal.
          </Trans>
        </Because>
      ) : null}
      <Because rules={["SET-1", "SET-3"]}>
        <Trans>Agree on place, day and hour in this one call, so that nobody has to write again.</Trans>
      </Because>
    </div>
  );
}

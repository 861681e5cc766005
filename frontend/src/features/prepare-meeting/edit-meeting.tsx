import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { BusyThen } from "@/entities/calendar/busy-then";
import { useUpdateMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { SlotPicker } from "@/entities/meeting/slot-picker";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Because } from "@/entities/rule/because";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { Sheet } from "@/ui/sheet";
import { TextInput } from "@/ui/text-input";

interface EditMeetingProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Another place or hour, as agreed with them. */
export function EditMeeting({ open, onClose, ...rest }: EditMeetingProps) {
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Change place or time</Trans>}>
      <Form {...rest} onClose={onClose} />
    </Sheet>
  );
}

function Form({ workspaceId, meeting, onClose }: Omit<EditMeetingProps, "open">) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateMeeting(workspaceId);
  const [problem, setProblem] = useState("");
  const form = useForm({
    defaultValues: {
      place: meeting.place,
      local_start: meeting.local_start.slice(0, 16),
      minutes: String(meeting.minutes),
      travel_minutes: String(meeting.travel_minutes),
      format: meeting.format,
      format_reason: meeting.format_reason,
    },
  });
  const { errors } = form.formState;
  const [format, start, travel, minutes] = useWatch({
    control: form.control,
    name: ["format", "local_start", "travel_minutes", "minutes"],
  });
  const apart = format !== "in_person";

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    if (values.place.trim() === "") {
      form.setError("place", { message: t`Say where you meet; a café will do.` }, { shouldFocus: true });
      return;
    }
    if (values.local_start === "") {
      form.setError("local_start", { message: t`Say on which day, and when.` }, { shouldFocus: true });
      return;
    }
    try {
      await update.mutateAsync({
        meeting,
        patch: {
          ...values,
          place: values.place.trim(),
          minutes: Number(values.minutes),
          travel_minutes: Number(values.travel_minutes || "0"),
          format_reason: apart ? values.format_reason.trim() : "",
        },
      });
      onClose();
      notify(t`The meeting is changed.`);
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Where you meet</Trans>} error={errors.place?.message}>
        <TextInput data-first autoComplete="off" {...form.register("place")} />
      </Field>
      <details className="group">
        <summary className="min-h-11 content-center font-semibold text-accent">
          <Trans>Times to offer</Trans>
        </summary>
        <div className="pt-1 pb-2">
          <SlotPicker
            workspaceId={workspaceId}
            contactId={meeting.contact.id}
            travelMinutes={Math.min(600, Math.max(0, Number(travel) || 0))}
            moving={meeting.id}
            value={start}
            why={Because}
            onPick={(localStart) => form.setValue("local_start", localStart, { shouldDirty: true })}
          />
        </div>
      </details>
      <Field label={<Trans>Day and hour</Trans>} error={errors.local_start?.message}>
        <TextInput type="datetime-local" {...form.register("local_start")} />
      </Field>
      <BusyThen
        workspaceId={workspaceId}
        localStart={start}
        zone={meeting.time_zone}
        minutes={Math.min(480, Math.max(1, Number(minutes) || 1))}
      />
      <div className="grid gap-4 desk:grid-cols-2">
        <Field label={<Trans>Minutes promised</Trans>} error={errors.minutes?.message}>
          <TextInput type="number" inputMode="numeric" min={5} max={480} {...form.register("minutes")} />
        </Field>
        <Field label={<Trans>Minutes to get there</Trans>} error={errors.travel_minutes?.message}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={0}
            max={600}
            {...form.register("travel_minutes")}
          />
        </Field>
      </div>
      <Field label={<Trans>How you meet</Trans>} error={errors.format?.message}>
        <Select {...form.register("format")}>
          <option value="in_person">{t`In person`}</option>
          <option value="phone">{t`On the phone`}</option>
          <option value="video">{t`By video`}</option>
        </Select>
      </Field>
      {apart ? (
        <Field label={<Trans>Why not in person</Trans>} error={errors.format_reason?.message}>
          <TextInput autoComplete="off" {...form.register("format_reason")} />
        </Field>
      ) : null}
      <Because rules={["SET-2"]}>
        <Trans>Change it only as you agreed with them. Their day was planned around it.</Trans>
      </Because>
      <div className="flex flex-col gap-2 desk:flex-row">
        <Button kind="filled" type="submit" busy={update.isPending}>
          <Trans>Save the change</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Leave it as it is</Trans>
        </Button>
      </div>
    </form>
  );
}

import { Trans } from "@lingui/react/macro";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import type { Meeting } from "@/entities/meeting/queries";
import { calledName } from "@/entities/meeting/model";
import { Because } from "@/entities/rule/because";
import { todayIn } from "@/lib/clock";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { TextInput } from "@/ui/text-input";

interface DebriefSendProps {
  readonly form: UseFormReturn<DebriefDraft>;
  readonly meeting: Meeting;
}

/** What one gave and what one said one would send: the second becomes a promise, and Today brings it up. */
export function DebriefSend({ form, meeting }: DebriefSendProps) {
  const { errors } = form.formState;
  const name = calledName(meeting.contact.display_name);
  const what = useWatch({ control: form.control, name: "promised_to_send" });
  return (
    <Section label={<Trans>What {name} gets from you</Trans>}>
      <div className="flex flex-col gap-4">
        <Field
          label={<Trans>What I said I would send</Trans>}
          hint={<Trans>An article, a number, a checklist. Leave it empty if there was nothing.</Trans>}
          error={errors.promised_to_send?.message}
        >
          <TextInput autoComplete="off" {...form.register("promised_to_send")} />
        </Field>
        {what.trim() ? (
          <Field
            label={<Trans>On which day</Trans>}
            hint={<Trans>Empty means the next working day.</Trans>}
            error={errors.send_on?.message}
          >
            <TextInput
              type="date"
              className="max-w-56"
              min={todayIn(meeting.time_zone).toString()}
              {...form.register("send_on")}
            />
          </Field>
        ) : null}
        <Checkbox label={<Trans>I gave what I had for {name}</Trans>} {...form.register("offer_given")} />
        <Because rules={["MTG-10", "TIM-5"]}>
          <Trans>A promise to send something is a promise like a call: it stands on Today.</Trans>
        </Because>
      </div>
    </Section>
  );
}

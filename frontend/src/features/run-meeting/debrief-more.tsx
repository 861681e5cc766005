import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import type { Meeting } from "@/entities/meeting/queries";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { Select } from "@/ui/select";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";

interface DebriefMoreProps {
  readonly form: UseFormReturn<DebriefDraft>;
  readonly meeting: Meeting;
}

function Fold({ label, open, children }: { label: ReactNode; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group border-t border-line">
      <summary className="flex min-h-13 list-none items-center justify-between text-item font-semibold [&::-webkit-details-marker]:hidden">
        {label}
        <Icon of={ChevronDown} className="text-muted group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-5 pt-1 pb-6">{children}</div>
    </details>
  );
}

/** The rest, while it is fresh: answers, what was said of the seeker, what the body said. None of it has to be. */
export function DebriefMore({ form, meeting }: DebriefMoreProps) {
  const { t } = useLingui();
  const { errors } = form.formState;
  const start = form.formState.defaultValues;
  const area = (name: "strengths" | "weaknesses" | "hard_to_hear" | "skills_said", label: ReactNode) => (
    <Field label={label} error={errors[name]?.message}>
      <TextArea rows={2} className="min-h-16" {...form.register(name)} />
    </Field>
  );
  return (
    <div className="mb-7 border-b border-line">
      <Fold label={<Trans>Your notes</Trans>} open={Boolean(start?.notes)}>
        <Field label={<Trans>Notes</Trans>} error={errors.notes?.message}>
          <TextArea {...form.register("notes")} />
        </Field>
      </Fold>
      <Fold label={<Trans>Answers to your questions</Trans>} open={false}>
        {meeting.questions.map((question, index) => (
          <Field key={question} label={question} error={errors.answers?.[index]?.message}>
            <TextArea rows={2} className="min-h-16" {...form.register(`answers.${index}`)} />
          </Field>
        ))}
        <Field label={<Trans>How you would fit the big picture</Trans>}>
          <TextArea rows={2} className="min-h-16" {...form.register("big_picture")} />
        </Field>
      </Fold>
      <Fold label={<Trans>What was said of you</Trans>} open={Boolean(start?.skills_said)}>
        {area("skills_said", <Trans>Skills and jobs I said I am fit for</Trans>)}
        {area("strengths", <Trans>My strengths, in their words</Trans>)}
        {area("weaknesses", <Trans>My weaknesses, in their words</Trans>)}
        {area("hard_to_hear", <Trans>What was hard to hear</Trans>)}
      </Fold>
      <Fold
        label={<Trans>What you noticed</Trans>}
        open={Boolean(start?.observed) || Boolean(start?.asked_of_me)}
      >
        <Field
          label={<Trans>What the body said</Trans>}
          hint={<Trans>It may differ from the words.</Trans>}
          error={errors.observed?.message}
        >
          <TextArea rows={2} className="min-h-16" {...form.register("observed")} />
        </Field>
        <div className="grid gap-5 desk:grid-cols-2">
          <Field
            label={<Trans>Questions they asked you</Trans>}
            hint={<Trans>Each is a good sign.</Trans>}
            error={errors.asked_of_me?.message}
          >
            <TextInput
              type="number"
              inputMode="numeric"
              min={0}
              max={100}
              {...form.register("asked_of_me")}
            />
          </Field>
          <Field
            label={<Trans>How well you got on</Trans>}
            hint={<Trans>From 1, stiff, to 5, like old friends.</Trans>}
          >
            <Select {...form.register("rapport")}>
              <option value="">{t`Rather not say`}</option>
              {["1", "2", "3", "4", "5"].map((value) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Checkbox
          label={<Trans>They want me to succeed</Trans>}
          hint={<Trans>A champion: kept warm, and told what comes of it.</Trans>}
          {...form.register("champion")}
        />
      </Fold>
    </div>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import { type Note, noteLine } from "@/entities/meeting/notebook";
import type { Meeting } from "@/entities/meeting/queries";
import { useLeads } from "@/entities/meeting/use-leads";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { Select } from "@/ui/select";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";

interface DebriefMoreProps {
  readonly form: UseFormReturn<DebriefDraft>;
  readonly meeting: Meeting;
  /** What was noted at the table. */
  readonly lines: readonly Pick<Note, "id" | "kind" | "text">[];
  /** Everything unfolded, for somebody who came to write more. */
  readonly open?: boolean;
}

type Words =
  | "notes"
  | "observed"
  | "big_picture"
  | "skills_said"
  | "strengths"
  | "weaknesses"
  | "hard_to_hear";

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

/** The rest, while it is fresh: what was said and what was seen, answers, words about the seeker. None has to be. */
export function DebriefMore({ form, meeting, lines, open = false }: DebriefMoreProps) {
  const { t } = useLingui();
  const leads = useLeads();
  const { errors } = form.formState;
  const start = form.formState.defaultValues;
  const area = (name: Words, label: ReactNode, hint?: ReactNode) => (
    <Field label={label} hint={hint} error={errors[name]?.message}>
      <TextArea rows={2} className="min-h-16" {...form.register(name)} />
    </Field>
  );
  return (
    <div className="mb-7 border-b border-line">
      <Fold
        label={<Trans>What was said, and what you saw</Trans>}
        open={open || Boolean(start?.notes) || Boolean(start?.observed) || lines.length > 0}
      >
        {lines.length > 0 ? (
          <ul aria-label={t`Noted at the table`} className="flex flex-col gap-1 font-serif text-reason">
            {lines.map((note) => (
              <li key={note.id} className="wrap-anywhere">
                {noteLine(note, leads)}
              </li>
            ))}
          </ul>
        ) : null}
        <div className="grid gap-5 desk:grid-cols-2">
          {area("notes", <Trans>What was said</Trans>, <Trans>Whatever is not in your notes yet.</Trans>)}
          {area(
            "observed",
            <Trans>What the body said</Trans>,
            <>
              <Trans>It may differ from the words.</Trans> <RuleMark id="MTG-9" />
            </>,
          )}
        </div>
      </Fold>
      <Fold label={<Trans>Answers to your questions</Trans>} open={open}>
        {meeting.questions.map((question, index) => (
          <Field key={question} label={question} error={errors.answers?.[index]?.message}>
            <TextArea rows={2} className="min-h-16" {...form.register(`answers.${index}`)} />
          </Field>
        ))}
        {area("big_picture", <Trans>How you would fit the big picture</Trans>, <RuleMark id="MTG-5" />)}
      </Fold>
      <Fold label={<Trans>What was said of you</Trans>} open={open || Boolean(start?.skills_said)}>
        {area("skills_said", <Trans>Skills and jobs I said I am fit for</Trans>)}
        {area("strengths", <Trans>My strengths, in their words</Trans>)}
        {area("weaknesses", <Trans>My weaknesses, in their words</Trans>)}
        {area(
          "hard_to_hear",
          <Trans>What was hard to hear</Trans>,
          <>
            <Trans>Often the most useful of all.</Trans> <RuleMark id="MTG-11" />
          </>,
        )}
      </Fold>
      <Fold label={<Trans>The two of you</Trans>} open={open || Boolean(start?.asked_of_me)}>
        <div className="grid gap-5 desk:grid-cols-2">
          <Field
            label={<Trans>Questions they asked you</Trans>}
            hint={
              <>
                <Trans>Each is a good sign.</Trans> <RuleMark id="MTG-8" />
              </>
            }
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
            hint={
              <>
                <Trans>From 1, stiff, to 5, like old friends.</Trans> <RuleMark id="MTG-4" />
              </>
            }
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
        {open ? null : (
          <Checkbox
            label={<Trans>They want me to succeed</Trans>}
            hint={<Trans>A champion: kept warm, and told what comes of it.</Trans>}
            {...form.register("champion")}
          />
        )}
      </Fold>
    </div>
  );
}

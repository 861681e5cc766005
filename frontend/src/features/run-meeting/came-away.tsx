import { Trans } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { GainsFields } from "./gains-fields";

/** What one came away with: a word about oneself, gains, or none at all and why (NET-10). */
export function CameAway({ form }: { readonly form: UseFormReturn<DebriefDraft> }) {
  const { errors } = form.formState;
  return (
    <Section label={<Trans>What you came away with</Trans>} action={<RuleMark id="NET-10" />}>
      <div className="flex flex-col gap-5">
        <Field label={<Trans>How did I come across?</Trans>} error={errors.feedback?.message}>
          <TextArea rows={2} className="min-h-16" {...form.register("feedback")} />
        </Field>
        <GainsFields form={form} />
        <Field
          label={<Trans>If there was nothing at all, why?</Trans>}
          error={errors.no_gain_reason?.message}
        >
          <TextInput autoComplete="off" {...form.register("no_gain_reason")} />
        </Field>
      </div>
    </Section>
  );
}

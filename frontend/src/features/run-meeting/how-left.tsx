import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import { outcomes } from "@/entities/meeting/model";
import { RuleMark } from "@/entities/rule/rule-mark";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";

interface HowLeftProps {
  readonly form: UseFormReturn<DebriefDraft>;
  /** What follows from the choice. */
  readonly children?: ReactNode;
}

/** How one left, in the words of BYE-5; thinking it over is as good as any. */
export function HowLeft({ form, children }: HowLeftProps) {
  const { t } = useLingui();
  const outcome = useWatch({ control: form.control, name: "outcome" });
  const error = form.formState.errors.outcome?.message;
  return (
    <Section label={<Trans>How you left</Trans>} action={<RuleMark id="BYE-5" />}>
      <RadioCards
        legend={<Trans>How you left</Trans>}
        hideLegend
        cards={outcomes.map((one) => ({ value: one.value, label: t(one.label) }))}
        value={outcome || undefined}
        onChange={(value) => {
          form.setValue("outcome", value, { shouldDirty: true });
          form.clearErrors("outcome");
        }}
      />
      {error ? <p className="pt-2 text-support text-wax">{error}</p> : null}
      {children}
    </Section>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import type { DebriefDraft } from "@/entities/meeting/debrief";
import { gainKinds } from "@/entities/meeting/model";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

/** Leads, insights, offers: what kind, and a line. */
export function GainsFields({ form }: { readonly form: UseFormReturn<DebriefDraft> }) {
  const { t } = useLingui();
  const { fields, append } = useFieldArray({ control: form.control, name: "gains" });
  const errors = form.formState.errors.gains;
  return (
    <div className="flex flex-col gap-3">
      {fields.map((gain, index) => (
        <div key={gain.id} className="grid gap-3 desk:grid-cols-[13rem_1fr]">
          <Field label={<Trans>What kind of thing</Trans>}>
            <Select {...form.register(`gains.${index}.kind`)}>
              {gainKinds.map((kind) => (
                <option key={kind.value} value={kind.value}>
                  {t(kind.label)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={<Trans>In a line</Trans>} error={errors?.[index]?.text?.message}>
            <TextInput autoComplete="off" {...form.register(`gains.${index}.text`)} />
          </Field>
        </div>
      ))}
      <div>
        <Button kind="quiet" flush icon={Plus} onClick={() => append({ kind: "lead", text: "" })}>
          <Trans>One more thing</Trans>
        </Button>
      </div>
    </div>
  );
}

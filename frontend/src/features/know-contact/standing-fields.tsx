import { Trans, useLingui } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import type { ContactDraft } from "@/entities/contact/draft";
import { circles } from "@/entities/contact/model";
import { zoneCity } from "@/lib/format";
import { timeZones } from "@/lib/zones";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { Select } from "@/ui/select";
import { useFieldWords } from "./use-field-words";

interface StandingFieldsProps {
  readonly form: UseFormReturn<ContactDraft>;
  /** The zone the program reckons with now. */
  readonly zone: string;
}

/** Where one knows them from, and what is good to know before asking (NET-2, TIM-4, TIM-8). */
export function StandingFields({ form, zone }: StandingFieldsProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  const { errors } = form.formState;
  return (
    <Section label={<Trans>Between the two of you</Trans>} className="pb-0">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 desk:grid-cols-2">
          <Field label={words("circle")} error={errors.circle?.message}>
            <Select {...form.register("circle")}>
              <option value="">{t`Not said`}</option>
              {circles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {t(label)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words("closeness")} error={errors.closeness?.message}>
            <Select {...form.register("closeness")}>
              <option value="">{t`Not said`}</option>
              <option value="1">{t`We have met`}</option>
              <option value="2">{t`A little`}</option>
              <option value="3">{t`Fairly well`}</option>
              <option value="4">{t`Well`}</option>
              <option value="5">{t`Very well`}</option>
            </Select>
          </Field>
          <Field label={words("standing")} error={errors.standing?.message}>
            <Select {...form.register("standing")}>
              <option value="unknown">{t`Not said`}</option>
              <option value="respected">{t`Respected`}</option>
              <option value="highly_regarded">{t`Highly regarded`}</option>
            </Select>
          </Field>
          <Field label={words("friday_style")} error={errors.friday_style?.message}>
            <Select {...form.register("friday_style")}>
              <option value="unknown">{t`As in their office`}</option>
              <option value="relaxed">{t`Relaxed`}</option>
              <option value="hurried">{t`Hurried`}</option>
            </Select>
          </Field>
        </div>
        <div>
          <Checkbox
            label={words("known")}
            hint={<Trans>Then you simply call. Otherwise a letter goes first.</Trans>}
            {...form.register("known")}
          />
          <Checkbox label={words("trusted")} {...form.register("trusted")} />
          <Checkbox label={words("decision_maker")} {...form.register("decision_maker")} />
          <Checkbox label={words("champion")} {...form.register("champion")} />
          <Checkbox
            label={words("do_not_contact")}
            hint={<Trans>Nothing is proposed for them any more.</Trans>}
            {...form.register("do_not_contact")}
          />
        </div>
        <Field label={words("time_zone")} error={errors.time_zone?.message}>
          <Select {...form.register("time_zone")}>
            <option value="">{t`Worked out: ${zoneCity(zone)}`}</option>
            {timeZones(zone).map((name) => (
              <option key={name} value={name}>
                {name.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Section>
  );
}

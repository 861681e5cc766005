import { Trans, useLingui } from "@lingui/react/macro";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { OrganizationDraft } from "@/entities/organization/draft";
import { useWorkspace } from "@/entities/session/use-session";
import { countries } from "@/lib/countries";
import { timeZones } from "@/lib/zones";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

/** Its clock, its hours, its Fridays and its holidays (SET-3, TIM-4, TIM-7, TIM-8). */
export function HoursFields({ form }: { readonly form: UseFormReturn<OrganizationDraft> }) {
  const { t } = useLingui();
  const { time_zone: ours } = useWorkspace();
  const { errors } = form.formState;
  const country = useWatch({ control: form.control, name: "country" });
  return (
    <Section label={<Trans>Its hours</Trans>} className="pb-0">
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-4">
          <Field label={<Trans>Opens at</Trans>} error={errors.office_opens?.message}>
            <TextInput type="time" {...form.register("office_opens")} />
          </Field>
          <Field label={<Trans>Closes at</Trans>} error={errors.office_closes?.message}>
            <TextInput type="time" {...form.register("office_closes")} />
          </Field>
        </div>
        <p className="-mt-2 text-support text-muted">
          <Trans>Left empty, the office hours of your settings count.</Trans>
        </p>
        <div className="grid gap-4 desk:grid-cols-2">
          <Field label={<Trans>Fridays there</Trans>} error={errors.friday_style?.message}>
            <Select {...form.register("friday_style")}>
              <option value="unknown">{t`Not known`}</option>
              <option value="relaxed">{t`Relaxed`}</option>
              <option value="hurried">{t`Hurried`}</option>
            </Select>
          </Field>
          <Field label={<Trans>Time zone</Trans>} error={errors.time_zone?.message}>
            <Select {...form.register("time_zone")}>
              <option value="">{t`Not said`}</option>
              {timeZones(ours).map((name) => (
                <option key={name} value={name}>
                  {name.replaceAll("_", " ")}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={<Trans>Country</Trans>}
            hint={<Trans>Its public holidays are kept.</Trans>}
            error={errors.country?.message}
          >
            <Select {...form.register("country")}>
              <option value="">{t`Not said`}</option>
              {countries().map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {country ? (
            <Field
              label={<Trans>Region</Trans>}
              hint={<Trans>Its short code, such as BY for Bavaria.</Trans>}
              error={errors.region?.message}
            >
              <TextInput
                autoComplete="off"
                maxLength={10}
                className="uppercase"
                {...form.register("region")}
              />
            </Field>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

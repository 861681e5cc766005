import { Trans } from "@lingui/react/macro";
import type { UseFormReturn } from "react-hook-form";
import type { OrganizationDraft } from "@/entities/organization/draft";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";

/** Name, address, pages, notes. */
export function PlaceFields({ form }: { readonly form: UseFormReturn<OrganizationDraft> }) {
  const { errors } = form.formState;
  return (
    <Section label={<Trans>The place</Trans>} className="pb-0">
      <div className="flex flex-col gap-4">
        <Field label={<Trans>Its name</Trans>} error={errors.name?.message}>
          <TextInput autoFocus autoComplete="off" maxLength={200} {...form.register("name")} />
        </Field>
        <Field label={<Trans>Address</Trans>} error={errors.address?.message}>
          <TextArea rows={2} className="min-h-16" {...form.register("address")} />
        </Field>
        <Field label={<Trans>Website</Trans>} error={errors.website?.message}>
          <TextInput
            type="url"
            inputMode="url"
            autoComplete="off"
            maxLength={500}
            {...form.register("website")}
          />
        </Field>
        <Field label={<Trans>What you know of it</Trans>} error={errors.note?.message}>
          <TextArea rows={3} {...form.register("note")} />
        </Field>
      </div>
    </Section>
  );
}

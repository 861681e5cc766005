import { Trans } from "@lingui/react/macro";
import { Controller, type UseFormReturn } from "react-hook-form";
import type { ContactDraft } from "@/entities/contact/draft";
import { OrganizationPicker } from "@/entities/organization/picker";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { useFieldWords } from "./use-field-words";

interface AboutFieldsProps {
  readonly workspaceId: string;
  readonly form: UseFormReturn<ContactDraft>;
}

/** Name, work, notes. */
export function AboutFields({ workspaceId, form }: AboutFieldsProps) {
  const words = useFieldWords();
  const { errors } = form.formState;
  return (
    <Section label={<Trans>Who they are</Trans>} className="pb-0">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 desk:grid-cols-2">
          <Field label={words("given_name")} error={errors.given_name?.message}>
            <TextInput autoFocus autoComplete="off" maxLength={500} {...form.register("given_name")} />
          </Field>
          <Field label={words("family_name")} error={errors.family_name?.message}>
            <TextInput autoComplete="off" maxLength={500} {...form.register("family_name")} />
          </Field>
        </div>
        <Field
          label={words("honorific")}
          hint={<Trans>Mr, Ms, Dr: for the greeting of a letter.</Trans>}
          error={errors.honorific?.message}
        >
          <TextInput autoComplete="off" className="max-w-40" {...form.register("honorific")} />
        </Field>
        <Field label={words("headline")} error={errors.headline?.message}>
          <TextInput autoComplete="off" {...form.register("headline")} />
        </Field>
        <Field label={words("organization_name")} error={errors.organization_name?.message}>
          <Controller
            control={form.control}
            name="organization_name"
            render={({ field }) => (
              <OrganizationPicker workspaceId={workspaceId} value={field.value} onChange={field.onChange} />
            )}
          />
        </Field>
        <Field label={words("notes")} error={errors.notes?.message}>
          <TextArea rows={3} {...form.register("notes")} />
        </Field>
        <Field
          label={words("tags")}
          hint={<Trans>With commas between: choir, mill.</Trans>}
          error={errors.tags?.message}
        >
          <TextInput autoComplete="off" {...form.register("tags")} />
        </Field>
      </div>
    </Section>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { useFieldArray, type UseFormReturn } from "react-hook-form";
import type { ContactDraft } from "@/entities/contact/draft";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Section } from "@/ui/section";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { useFieldWords } from "./use-field-words";

/** Numbers and addresses, as many as there are. */
export function ReachFields({ form }: { readonly form: UseFormReturn<ContactDraft> }) {
  const { t } = useLingui();
  const words = useFieldWords();
  const { errors } = form.formState;
  const phones = useFieldArray({ control: form.control, name: "phones" });
  const emails = useFieldArray({ control: form.control, name: "emails" });
  return (
    <Section label={<Trans>How to reach them</Trans>} className="pb-0">
      <div className="flex flex-col gap-4">
        {phones.fields.map((field, index) => (
          <div key={field.id} className="flex items-end gap-1">
            <Field
              label={index === 0 ? words("phones") : t`Telephone ${index + 1}`}
              error={errors.phones?.[index]?.number?.message}
              className="grow"
            >
              <TextInput type="tel" autoComplete="off" {...form.register(`phones.${index}.number`)} />
            </Field>
            <IconButton icon={X} label={t`Take this number away`} onClick={() => phones.remove(index)} />
          </div>
        ))}
        {emails.fields.map((field, index) => (
          <div key={field.id} className="flex items-end gap-1">
            <Field
              label={index === 0 ? words("emails") : t`E-mail ${index + 1}`}
              error={errors.emails?.[index]?.address?.message}
              className="grow"
            >
              <TextInput type="email" autoComplete="off" {...form.register(`emails.${index}.address`)} />
            </Field>
            <IconButton icon={X} label={t`Take this address away`} onClick={() => emails.remove(index)} />
          </div>
        ))}
        <div className="flex flex-wrap gap-x-6">
          <Button kind="quiet" flush icon={Plus} onClick={() => phones.append({ number: "", label: "" })}>
            <Trans>Add a number</Trans>
          </Button>
          <Button kind="quiet" flush icon={Plus} onClick={() => emails.append({ address: "", label: "" })}>
            <Trans>Add an e-mail address</Trans>
          </Button>
        </div>
        <Field label={words("address")} error={errors.address?.message}>
          <TextArea rows={2} className="min-h-16" {...form.register("address")} />
        </Field>
      </div>
    </Section>
  );
}

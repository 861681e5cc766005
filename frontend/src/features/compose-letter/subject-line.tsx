import { Trans } from "@lingui/react/macro";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";

interface SubjectLineProps {
  readonly value: string;
  readonly onChange: (subject: string) => void;
}

/** The subject of an e-mail. */
export function SubjectLine({ value, onChange }: SubjectLineProps) {
  return (
    <Field label={<Trans>Subject</Trans>} className="pb-6 print:hidden">
      <TextInput
        maxLength={500}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

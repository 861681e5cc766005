import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";

interface ChoiceProps<T extends string> {
  readonly label: ReactNode;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
}

/** One kind of narrowing: any, or one of a few. */
export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ""}
        onChange={(event) => onChoose(options.find((option) => option.value === event.target.value)?.value)}
      >
        <option value="">
          <Trans>Any</Trans>
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

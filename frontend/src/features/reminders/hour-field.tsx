import { type ReactNode, useState } from "react";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";

interface HourFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (hour: string) => void;
}

/** An hour of the day; told on as soon as it is one. */
export function HourField({ label, hint, value, onChange }: HourFieldProps) {
  const [typed, setTyped] = useState(value.slice(0, 5));
  return (
    <Field label={label} hint={hint} className="max-w-60">
      <TextInput
        type="time"
        value={typed}
        onChange={(event) => {
          const hour = event.target.value;
          setTyped(hour);
          if (hour !== "" && hour !== value.slice(0, 5)) onChange(hour);
        }}
      />
    </Field>
  );
}

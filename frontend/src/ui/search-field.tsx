import { type ReactNode, useEffect, useRef, useState } from "react";
import { Field } from "./field";
import { TextInput } from "./text-input";

/** How long typing rests before it is looked for, in milliseconds. */
const rest = 250;

interface SearchFieldProps {
  readonly label: ReactNode;
  readonly className?: string;
  readonly value: string;
  readonly onSearch: (q: string) => void;
}

/** Looks while one types, once the typing rests; the address follows the field, not the other way about. */
export function SearchField({ label, value, onSearch, className }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  // Changed from outside, as by clearing the filters: the field shows it. Adjusted while rendering, as React advises.
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked) return;
    const timer = setTimeout(() => {
      setAsked(wanted);
      search.current(wanted);
    }, rest);
    return () => clearTimeout(timer);
  }, [typed, asked]);
  return (
    <Field label={label} {...(className ? { className } : {})}>
      <TextInput
        type="search"
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Field>
  );
}

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Two to four views of the same thing: Agenda, Week, Month. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        // Pressing the chosen one again would mean none: one view always stands.
        if (next) onChange(next as T);
      }}
      className="flex w-fit overflow-clip rounded-field border border-edge bg-sheet"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="min-h-11 border-l border-line px-4.5 text-body font-medium text-muted outline-offset-[-3px] transition-colors duration-120 first:border-l-0 hover:text-ink data-[state=on]:bg-wash data-[state=on]:font-semibold data-[state=on]:text-ink"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

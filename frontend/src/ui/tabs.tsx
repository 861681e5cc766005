import { Tabs as Base } from "radix-ui";
import type { ReactNode } from "react";

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly {
    readonly value: T;
    readonly label: ReactNode;
    /** How much is in it, where that helps to choose. */
    readonly count?: number;
    readonly content: ReactNode;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Parts of one page, one shown at a time. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as T)}>
      <Base.List aria-label={label} className="-mx-1 flex gap-4 overflow-x-auto px-1 border-b border-line">
        {tabs.map((tab) => (
          <Base.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-11 shrink-0 rounded-t-chip border-b-2 px-1 border-transparent text-body font-medium text-muted outline-offset-[-3px] hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="pl-1.5 font-normal text-muted tabular-nums">{tab.count}</span>
            )}
          </Base.Trigger>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Content key={tab.value} value={tab.value} className="pt-6">
          {tab.content}
        </Base.Content>
      ))}
    </Base.Root>
  );
}

import type { LucideIcon } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

export interface RadioCard<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly icon?: LucideIcon;
}

interface RadioCardsProps<T extends string> {
  readonly legend: ReactNode;
  readonly hideLegend?: boolean;
  readonly cards: readonly RadioCard<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  readonly columns?: 1 | 2 | 3;
  readonly className?: string;
}

const grids = { 1: "", 2: "desk:grid-cols-2", 3: "desk:grid-cols-3" } as const;

/** One choice out of a few, each with room for a sentence. Arrow keys move between them. */
export function RadioCards<T extends string>({
  legend,
  hideLegend = false,
  cards,
  value,
  onChange,
  columns = 1,
  className,
}: RadioCardsProps<T>) {
  const id = useId();
  return (
    <div className={className}>
      <p id={id} className={hideLegend ? "sr-only" : "pb-1.5 text-support font-semibold"}>
        {legend}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value ?? ""}
        onValueChange={(next) => onChange(next as T)}
        className={cx("grid gap-2", grids[columns])}
      >
        {cards.map((card) => (
          <RadioGroup.Item
            key={card.value}
            value={card.value}
            className="group flex min-h-13 items-center gap-3 rounded-field border border-edge bg-sheet px-3.5 py-2 text-left transition-colors duration-120 data-[state=checked]:border-accent data-[state=checked]:bg-good desk:min-h-11"
          >
            <span className="flex size-5 shrink-0 items-center justify-center rounded-full border border-edge bg-sheet group-data-[state=checked]:border-accent">
              <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
            </span>
            <span className="flex grow flex-col">
              <span className="text-body">{card.label}</span>
              {card.hint ? <span className="text-support text-muted">{card.hint}</span> : null}
            </span>
            {card.icon ? <Icon of={card.icon} className="text-muted" /> : null}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}

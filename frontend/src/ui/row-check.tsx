import { Check, Minus } from "lucide-react";
import type { MouseEvent } from "react";
import { Icon } from "./icon";

interface RowCheckProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what it stands for are chosen, not all. */
  readonly mixed?: boolean;
  /** With the Shift key a range is meant. */
  readonly onTurn: (range: boolean) => void;
}

/** A box without words of its own, in a row that has them; the whole cell is its target. */
export function RowCheck({ label, checked, mixed = false, onTurn }: RowCheckProps) {
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    onTurn(event.shiftKey);
  };
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={mixed ? "mixed" : checked}
      aria-label={label}
      onClick={press}
      className="relative z-1 inline-flex size-11 items-center justify-center select-none"
    >
      <span
        className={`inline-flex size-5 items-center justify-center rounded-chip border ${
          checked || mixed ? "border-accent bg-accent text-on-accent" : "border-edge bg-sheet"
        }`}
      >
        {mixed ? <Icon of={Minus} size="chip" /> : checked ? <Icon of={Check} size="chip" /> : null}
      </span>
    </button>
  );
}

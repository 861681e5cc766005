import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

/** A box and its words; both are the target. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <label className={cx("flex min-h-11 cursor-pointer items-center gap-3 py-1.5 desk:min-h-8", className)}>
      <span className="relative inline-flex size-5 shrink-0">
        <input
          type="checkbox"
          aria-labelledby={`${id}-label`}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="peer size-5 cursor-pointer appearance-none rounded-chip border border-edge bg-sheet checked:border-accent checked:bg-accent"
          {...rest}
        />
        <Icon
          of={Check}
          size="chip"
          className="pointer-events-none absolute inset-0.5 hidden text-on-accent peer-checked:block"
        />
      </span>
      <span className="flex flex-col">
        <span id={`${id}-label`} className="text-body">
          {label}
        </span>
        {hint ? (
          <span id={`${id}-hint`} className="text-support text-muted">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

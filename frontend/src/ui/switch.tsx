import { Check } from "lucide-react";
import { Switch as Base } from "radix-ui";
import { type ReactNode, useId } from "react";
import { Icon } from "./icon";

interface SwitchProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Words at the left, the switch at the right; it acts at once. On is accent with a tick, not colour alone. */
export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-13 items-center justify-between gap-4 desk:min-h-11">
      <div className="flex flex-col">
        <label htmlFor={id} className="cursor-pointer text-body">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-support text-muted">
            {hint}
          </span>
        ) : null}
      </div>
      <Base.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative h-7.5 w-13 shrink-0 rounded-full border border-edge bg-wash transition-colors duration-120 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Base.Thumb className="flex size-6 translate-x-0.5 items-center justify-center rounded-full border border-edge bg-sheet text-accent transition-transform duration-120 data-[state=checked]:translate-x-6 data-[state=checked]:border-transparent">
          {checked ? <Icon of={Check} size="chip" /> : null}
        </Base.Thumb>
      </Base.Root>
    </div>
  );
}

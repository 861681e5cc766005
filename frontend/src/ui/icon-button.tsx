import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  readonly icon: LucideIcon;
  /** Its name; only edit, back, next, add and close may stand without visible words. */
  readonly label: string;
  readonly outlined?: boolean;
}

/** A button of one icon, 44 px square. */
export function IconButton({ icon, label, outlined = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        "inline-flex size-11 items-center justify-center rounded-field text-muted transition-colors duration-120 hover:bg-wash hover:text-ink disabled:opacity-40",
        outlined && "border border-edge bg-sheet text-ink",
        className,
      )}
      {...rest}
    >
      <Icon of={icon} size="button" />
    </button>
  );
}

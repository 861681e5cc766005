import { Popover as Base } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface PopoverProps {
  /** The one button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A small leaf of paper beside its button; Escape and a press elsewhere fold it. */
export function Popover({ trigger, label, children, className }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger asChild>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Content
          aria-label={label}
          sideOffset={8}
          collisionPadding={16}
          className={cx(
            "z-20 w-80 max-w-[calc(100vw-2rem)] animate-reveal rounded-sheet border border-line bg-sheet p-5 text-ink shadow-high",
            className,
          )}
        >
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

import { Popover as Base } from "radix-ui";
import { type ReactNode, type RefObject, useRef } from "react";
import { cx } from "@/lib/cx";

interface PopoverProps {
  /** The button that opened it: the leaf lies beside it, and the focus goes back to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A small leaf of paper beside its button, rendered while open; Escape and a press elsewhere fold it. */
export function Popover({ anchor, label, onClose, children, className }: PopoverProps) {
  const pressedElsewhere = useRef(false);
  return (
    <Base.Root open onOpenChange={onClose}>
      <Base.Anchor virtualRef={anchor} />
      <Base.Portal>
        <Base.Content
          aria-label={label}
          sideOffset={8}
          collisionPadding={16}
          onInteractOutside={(event) => {
            // The button folds it itself; folding here too would open it again at once.
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
            else pressedElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!pressedElsewhere.current) anchor.current?.focus();
          }}
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

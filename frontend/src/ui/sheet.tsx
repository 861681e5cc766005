import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "@/lib/cx";
import { IconButton } from "./icon-button";

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** The title is there for screen readers alone. */
  readonly hideTitle?: boolean;
  /** The input marked `data-first` gets the focus, else the close button. */
  readonly children: ReactNode;
  /** Buttons that stay in sight while the rest scrolls. */
  readonly footer?: ReactNode;
  readonly className?: string;
}

/**
 * A sheet from below on a phone, a dialog in the middle on a desk. The browser's own <dialog>: it keeps the focus
 * inside, gives it back afterwards and answers Escape, without a line of ours and without an inline style.
 */
export function Sheet({ open, onClose, title, hideTitle = false, children, footer, className }: SheetProps) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) {
      element.showModal();
      // React's own autoFocus comes too early: nothing in a dialog can hold the focus before it is open.
      element.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    if (!open && element?.open) element.close();
  }, [open]);
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape is the keyboard's way out, given by <dialog>
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={onBackdrop}
      className={cx(
        "sheet m-0 mt-auto max-h-[92dvh] w-full max-w-none flex-col overflow-hidden rounded-t-sheet border-line bg-sheet text-ink shadow-high open:flex",
        "desk:m-auto desk:max-h-[84dvh] desk:w-[34rem] desk:rounded-sheet desk:border",
        className,
      )}
    >
      {open ? (
        <>
          <header
            className={cx(
              "flex items-center justify-between gap-4 pt-4 pr-3 pl-5 desk:pl-7",
              hideTitle && "sr-only",
            )}
          >
            <h2 id={id} className="font-serif text-first font-medium">
              {title}
            </h2>
            <IconButton icon={X} label={t`Close`} onClick={onClose} />
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 pt-2 pb-5 desk:px-7 desk:pb-7">{children}</div>
          {footer ? (
            <footer className="flex flex-col gap-2 border-t border-line px-5 py-4 desk:flex-row desk:px-7">
              {footer}
            </footer>
          ) : null}
        </>
      ) : null}
    </dialog>
  );
}

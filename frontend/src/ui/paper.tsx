import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";

interface PaperProps extends ComponentProps<"section"> {
  /** Pencilled instead: dashed and without paper, for what the program only suggests. */
  readonly suggested?: boolean;
}

/** The one sheet of white paper on the desk. */
export function Paper({ suggested = false, className, ...rest }: PaperProps) {
  return (
    <section
      className={cx(
        "rounded-sheet border p-4.5 desk:p-7 desk:pt-6",
        suggested ? "border-dashed border-dash" : "border-line bg-sheet shadow-sheet",
        className,
      )}
      {...rest}
    />
  );
}

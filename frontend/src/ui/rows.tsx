import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface RowsProps {
  readonly label?: string;
  /** Hairlines in ink, or dashed for what is only a suggestion. */
  readonly line?: "solid" | "dashed";
  /** Also a line under the last row. */
  readonly closed?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A list between hairlines: never zebra, never boxes in boxes. */
export function Rows({ label, line = "solid", closed = false, className, children }: RowsProps) {
  return (
    <ul
      aria-label={label}
      className={cx(
        "border-t",
        line === "dashed"
          ? "border-dashed border-dash *:border-dashed *:border-dash"
          : "border-line *:border-line",
        "[&>li+li]:border-t",
        closed && "border-b",
        className,
      )}
    >
      {children}
    </ul>
  );
}

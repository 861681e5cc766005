import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface ReasonProps {
  /** Heading in sans: "Why this comes first". */
  readonly heading?: ReactNode;
  /** The rule ids, small and dotted; each opens its rule. */
  readonly marks?: ReactNode;
  /** Where the ids stand: after the last word, or on a line of their own. */
  readonly marksBelow?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Why the program says so: one or two serif sentences, then the rule. */
export function Reason({ heading, marks, marksBelow = false, className, children }: ReasonProps) {
  return (
    <div className={cx("text-muted", className)}>
      {heading ? <p className="pb-1 text-tiny font-semibold">{heading}</p> : null}
      <div className="font-serif text-reason">
        {children}
        {marks && !marksBelow ? <> {marks}</> : null}
      </div>
      {marks && marksBelow ? <div className="flex gap-4 pt-1.5">{marks}</div> : null}
    </div>
  );
}

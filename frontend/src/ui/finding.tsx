import { Check, CircleAlert, type LucideIcon, PencilLine, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

export type FindingLevel = "error" | "warning" | "hint" | "in_order";

const bars: Record<FindingLevel, string> = {
  error: "border-l-3 border-wax",
  warning: "border-l-3 border-double border-manila",
  hint: "border-l-2 border-dashed border-dash",
  in_order: "border-l-2 border-transparent",
};
const heads: Record<FindingLevel, string> = {
  error: "text-wax",
  warning: "text-manila",
  hint: "text-pencil",
  in_order: "text-ink",
};
const icons: Record<FindingLevel, LucideIcon> = {
  error: CircleAlert,
  warning: TriangleAlert,
  hint: PencilLine,
  in_order: Check,
};

interface FindingProps {
  readonly level: FindingLevel;
  /** "This asks for a job", "Worth another look", "A thought". */
  readonly heading: ReactNode;
  /** The rule ids behind it. */
  readonly marks?: ReactNode;
  /** What follows for posting, below the reason. */
  readonly consequence?: ReactNode;
  /** Up to two ways out. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** What was found in a text: bar, icon and words, each of its own kind. */
export function Finding({ level, heading, marks, consequence, actions, children }: FindingProps) {
  return (
    <section data-level={level} className={cx("py-0.5 pl-3.5", bars[level])}>
      <h3 className={cx("flex items-center gap-2 text-label font-semibold", heads[level])}>
        <Icon of={icons[level]} size="button" className={level === "in_order" ? "text-accent" : ""} />
        {heading}
      </h3>
      {children ? (
        <div
          className={cx("pt-1 text-muted", level === "in_order" ? "text-support" : "font-serif text-reason")}
        >
          {children}
          {marks ? <> {marks}</> : null}
        </div>
      ) : null}
      {consequence ? <p className="pt-1.5 text-support text-muted">{consequence}</p> : null}
      {actions ? <div className="flex flex-wrap gap-x-6 pt-0.5">{actions}</div> : null}
    </section>
  );
}

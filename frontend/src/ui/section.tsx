import { type ReactNode, useId } from "react";
import { cx } from "@/lib/cx";

interface SectionProps {
  /** In sentence case: "Later today". */
  readonly label: ReactNode;
  /** A quiet button level with the label. */
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A group of the page under its small label. */
export function Section({ label, action, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx("pb-8", className)}>
      <div className="flex items-center justify-between gap-4 pb-2.5">
        <h2 id={id} className="text-label font-semibold text-muted">
          {label}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

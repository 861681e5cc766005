import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface RowProps {
  /** At the left: a time, a leaf, an icon. */
  readonly lead?: ReactNode;
  /** The lead is an icon: no wider than one. */
  readonly slim?: boolean;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** At the right: one button, a date, a chevron. */
  readonly end?: ReactNode;
  readonly className?: string;
}

/** One row, at least 52 px on a desk and 56 on a phone. Put the link inside `title`; `stretch` makes it fill the row. */
export function Row({ lead, slim = false, title, detail, end, className }: RowProps) {
  return (
    <li className={cx("relative flex min-h-14 items-center gap-4 py-3 desk:min-h-13", className)}>
      {lead ? (
        <div
          className={cx("tabular shrink-0 text-label font-semibold", slim ? "w-6" : "w-[4.25rem] desk:w-16")}
        >
          {lead}
        </div>
      ) : null}
      <div className="min-w-0 grow">
        <div className="text-item font-semibold">{title}</div>
        {detail ? <div className="text-support text-muted">{detail}</div> : null}
      </div>
      {end ? <div className="relative shrink-0">{end}</div> : null}
    </li>
  );
}

/** For the link in a row's title: the whole row becomes its target, buttons at the end stay their own. */
export const stretch = "after:absolute after:inset-0 after:content-[''] hover:text-accent";

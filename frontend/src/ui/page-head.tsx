import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface PageHeadProps {
  /** Above the title: the date, or the way back. */
  readonly over?: ReactNode;
  readonly title: ReactNode;
  /** One serif sentence. */
  readonly lede?: ReactNode;
  /** Buttons level with the title. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** The page's title in serif and its one sentence. */
export function PageHead({ over, title, lede, actions, className }: PageHeadProps) {
  return (
    <header className={cx("pb-7", className)}>
      {over ? <div className="text-label text-muted">{over}</div> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="pt-0.5 font-serif text-title font-medium">{title}</h1>
        {actions ? <div className="flex flex-wrap items-center gap-2.5">{actions}</div> : null}
      </div>
      {lede ? <p className="pt-2 font-serif text-lede text-pretty text-muted">{lede}</p> : null}
    </header>
  );
}

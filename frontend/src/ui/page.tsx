import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface PageProps {
  /** Reasons, to the right of the rose rule; below 1100 px they fold under the work. */
  readonly margin?: ReactNode;
  /** Accessible name of the margin. */
  readonly marginLabel?: string;
  /** Calendar and tables use the full width, without rule or margin. */
  readonly full?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The work column of at most 704 px (words 656), the rose rule, the margin of 296. */
export function Page({ margin, marginLabel, full = false, className, children }: PageProps) {
  if (full) {
    return <div className={cx("px-5 pt-6 pb-16 desk:px-12 desk:pt-8", className)}>{children}</div>;
  }
  return (
    <div className="flex grow flex-col px-5 desk:px-10 wide:flex-row wide:items-stretch wide:pr-8 wide:pl-14">
      <div
        className={cx("w-full max-w-[41rem] min-w-0 pt-5 pb-8 desk:pt-11 desk:pb-16 wide:mr-12", className)}
      >
        {children}
      </div>
      <aside
        aria-label={marginLabel}
        className={cx(
          "w-full max-w-[41rem] pb-16 wide:mt-11 wide:w-[18.5rem] wide:shrink-0 wide:border-l wide:border-rose wide:pl-7",
          margin ? "border-t border-rose pt-6 wide:border-t-0 wide:pt-0" : "hidden wide:block",
        )}
      >
        {margin}
      </aside>
    </div>
  );
}

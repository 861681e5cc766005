import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface PageProps {
  /** Reasons, to the right of the rose rule; below 1100 px they fold under the work. */
  readonly margin?: ReactNode;
  /** Accessible name of the margin. */
  readonly marginLabel?: string;
  /** Calendar and tables use the full width, without rule or margin. */
  readonly full?: boolean;
  /** Something else stands beside the page: its margin needs a wider window before it unfolds. */
  readonly beside?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

// Written out: the style sheet is made of what stands in the text.
const unfolded = {
  row: "wide:flex-row wide:items-stretch wide:pr-8 wide:pl-14",
  work: "wide:mr-12",
  margin: "wide:mt-11 wide:w-[18.5rem] wide:shrink-0 wide:border-l wide:border-rose wide:pl-7",
  filled: "wide:border-t-0 wide:pt-0",
  blank: "hidden wide:block",
};
const later = {
  row: "min-[82rem]:flex-row min-[82rem]:items-stretch min-[82rem]:pr-8",
  work: "min-[82rem]:mr-10",
  margin:
    "min-[82rem]:mt-11 min-[82rem]:w-[16rem] min-[82rem]:shrink-0 min-[82rem]:border-l min-[82rem]:border-rose min-[82rem]:pl-7",
  filled: "min-[82rem]:border-t-0 min-[82rem]:pt-0",
  blank: "hidden min-[82rem]:block",
};

/** The work column of at most 704 px (words 656), the rose rule, the margin of 296. */
export function Page({ margin, marginLabel, full = false, beside = false, className, children }: PageProps) {
  if (full) {
    return <div className={cx("px-5 pt-6 pb-16 desk:px-12 desk:pt-8", className)}>{children}</div>;
  }
  const at = beside ? later : unfolded;
  return (
    <div className={cx("flex grow flex-col px-5 desk:px-10", at.row)}>
      <div className={cx("w-full max-w-[41rem] min-w-0 pt-5 pb-8 desk:pt-11 desk:pb-16", at.work, className)}>
        {children}
      </div>
      <aside
        aria-label={marginLabel}
        className={cx(
          "w-full max-w-[41rem] pb-16",
          at.margin,
          margin ? cx("border-t border-rose pt-6", at.filled) : at.blank,
        )}
      >
        {margin}
      </aside>
    </div>
  );
}

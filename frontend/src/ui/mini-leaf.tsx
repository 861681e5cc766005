import { cx } from "@/lib/cx";
import type { LeafState } from "./leaf";

const looks: Record<LeafState, string> = {
  promised: "border-accent bg-accent",
  due: "border-ink bg-sheet",
  suggested: "border-dashed border-dash",
  kept: "border-best bg-best",
  broken: "border-wax bg-wax-wash",
  moved: "border-line",
};

/** The leaf for lists: an 11 px square. The words beside it say the same; this is for the eye alone. */
export function MiniLeaf({ state }: { readonly state: LeafState }) {
  return (
    <span
      aria-hidden
      data-state={state}
      className={cx("inline-block size-[11px] shrink-0 rounded-[3px] border-[1.5px]", looks[state])}
    />
  );
}

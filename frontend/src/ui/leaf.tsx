import { cva } from "class-variance-authority";
import { cx } from "@/lib/cx";
import { weekdayShort } from "@/lib/format";

export type LeafState = "promised" | "due" | "suggested" | "kept" | "broken" | "moved";

const styles = cva(
  "inline-flex w-12 shrink-0 flex-col items-center rounded-leaf border px-1 pt-0.5 pb-1 transition-colors duration-240 ease-both",
  {
    variants: {
      state: {
        promised: "border-accent bg-accent text-on-accent",
        due: "border-ink bg-sheet text-ink",
        suggested: "border-dashed border-dash text-pencil",
        kept: "border-best bg-good text-accent",
        broken: "border-wax bg-wax-wash text-wax",
        moved: "border-line text-muted",
      },
      settling: { true: "animate-settle" },
    },
  },
);

interface LeafProps {
  /** ISO day, `2026-10-14`. */
  readonly day: string;
  readonly state: LeafState;
  /** Plays the one small ceremony: from dashed to solid, as the promise is made. */
  readonly settling?: boolean;
}

/**
 * A torn-off calendar day. It never stands alone: the state's word (`LeafWord`) or a sentence stands beside it.
 */
export function Leaf({ day, state, settling = false }: LeafProps) {
  return (
    <time dateTime={day} data-state={state} className={styles({ state, settling })}>
      <span className="text-tiny leading-[1.45] font-semibold">{weekdayShort(day)}</span>
      <span
        className={cx(
          "font-serif text-[1.3125rem] leading-[1.15] font-semibold",
          state === "moved" && "line-through",
        )}
      >
        {Number(day.slice(8))}
      </span>
    </time>
  );
}

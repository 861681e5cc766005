import { useLingui } from "@lingui/react/macro";
import { cx } from "@/lib/cx";

export type DayWord =
  | "best"
  | "good"
  | "harder"
  | "depends"
  | "closed"
  | "holiday"
  | "full"
  | "past"
  | "promised";

const off = "border border-line text-muted";

/** The tint of a day for calls; shared by the strip, the picker and the calendar. */
export const dayTints: Record<DayWord, string> = {
  best: "bg-best text-ink",
  good: "bg-good text-ink",
  harder: "bg-wash text-muted",
  depends: "tint-halves text-ink",
  closed: off,
  holiday: off,
  full: off,
  past: off,
  promised: "bg-accent text-on-accent",
};

/** Days on which no promise is made: outlined and struck, with the cause as their word. */
export function isShut(word: DayWord): boolean {
  return word === "closed" || word === "holiday" || word === "full" || word === "past";
}

/** The word that always stands on the tint. */
export function useDayWord(): (word: DayWord) => string {
  const { t } = useLingui();
  return (word) => {
    switch (word) {
      case "best":
        return t`best`;
      case "good":
        return t`good`;
      case "harder":
        return t`harder`;
      case "depends":
        return t`depends`;
      case "closed":
        return t`closed`;
      case "holiday":
        return t`holiday`;
      case "full":
        return t`full`;
      case "past":
        return t`past`;
      case "promised":
        return t`promised`;
    }
  };
}

interface DayTintProps {
  readonly day: string;
  readonly word: DayWord;
  readonly className?: string;
}

/** One day of a strip: number, then word. */
export function DayTint({ day, word, className }: DayTintProps) {
  const say = useDayWord();
  return (
    <span
      className={cx("flex min-w-0 flex-col items-center rounded-chip px-1 py-1.5", dayTints[word], className)}
    >
      <time
        dateTime={day}
        className={cx(
          "font-serif text-[1.125rem] leading-tight font-semibold",
          isShut(word) && "line-through",
        )}
      >
        {Number(day.slice(8))}
      </time>
      <span className="text-tiny font-medium">{say(word)}</span>
    </span>
  );
}

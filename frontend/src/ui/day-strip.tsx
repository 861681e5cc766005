import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useRef } from "react";
import { cx } from "@/lib/cx";
import { dayLong, weekdayShort } from "@/lib/format";
import { type DayWord, DayTint, isShut, useDayWord } from "./day-tint";

export interface StripDay {
  /** ISO day. */
  readonly day: string;
  readonly word: DayWord;
}

interface DayStripProps {
  readonly label: string;
  /** Whole weeks in order, Monday to Friday unless `columns` says otherwise. */
  readonly days: readonly StripDay[];
  readonly value: string | null;
  readonly onPick: (day: string) => void;
  readonly columns?: 5 | 7;
}

/** Which day? One stop for Tab, arrows inside; days that are shut can be read but not picked. */
export function DayStrip({ label, days, value, onPick, columns = 5 }: DayStripProps) {
  const { t } = useLingui();
  const say = useDayWord();
  const grid = useRef<HTMLDivElement>(null);
  const chosen = days.findIndex((day) => day.day === value);
  const entry = chosen >= 0 ? chosen : days.findIndex((day) => !isShut(day.word));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    const buttons = [...(grid.current?.querySelectorAll<HTMLElement>("[role=radio]") ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  return (
    <div>
      <div aria-hidden className={cx("grid gap-1.5 pb-1", columns === 5 ? "grid-cols-5" : "grid-cols-7")}>
        {days.slice(0, columns).map((day) => (
          <span key={day.day} className="text-center text-tiny font-semibold text-muted">
            {weekdayShort(day.day)}
          </span>
        ))}
      </div>
      <div
        ref={grid}
        role="radiogroup"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className={cx("grid gap-1.5", columns === 5 ? "grid-cols-5" : "grid-cols-7")}
      >
        {days.map((day, index) => {
          const shut = isShut(day.word);
          const picked = day.day === value;
          return (
            <button
              key={day.day}
              type="button"
              role="radio"
              aria-checked={picked}
              aria-disabled={shut || undefined}
              aria-label={t`${dayLong(day.day)}, ${say(day.word)}`}
              tabIndex={index === entry ? 0 : -1}
              onClick={() => {
                if (!shut) onPick(day.day);
              }}
              className="min-h-13 rounded-chip desk:min-h-14"
            >
              <DayTint
                day={day.day}
                word={picked ? "promised" : day.word}
                className="h-full justify-center"
              />
            </button>
          );
        })}
      </div>
    </div>
  );
}

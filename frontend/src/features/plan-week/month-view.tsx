import { Plural, Trans } from "@lingui/react/macro";
import { type KeyboardEvent, useRef } from "react";
import type { Calendar, CalendarDay } from "@/entities/calendar/queries";
import { cx } from "@/lib/cx";
import { dayLong, weekdayShort } from "@/lib/format";
import { dayTints, isShut, useDayWord } from "@/ui/day-tint";
import { MiniLeaf } from "@/ui/mini-leaf";

interface MonthViewProps {
  readonly calendar: Calendar;
  /** The day that is shown below, and the one stop for Tab. */
  readonly chosen: string;
  readonly today: string;
  readonly month: number;
  readonly onChoose: (day: string) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const leaves = {
  promised: "promised",
  due: "due",
  set: "due",
  suggested: "suggested",
  kept: "kept",
  held: "kept",
  broken: "broken",
  moved: "moved",
  cancelled: "moved",
  sent: "moved",
} as const;

/** Whole weeks of a month. One stop for Tab, arrows inside; a day says its word and how much stands on it. */
export function MonthView({ calendar, chosen, today, month, onChoose }: MonthViewProps) {
  const grid = useRef<HTMLTableElement>(null);
  const weeks = Array.from({ length: calendar.days.length / 7 }, (_, week) =>
    calendar.days.slice(week * 7, week * 7 + 7),
  );
  const stop = calendar.days.some((day) => day.on === chosen) ? chosen : calendar.days[0]?.on;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const days = [...(grid.current?.querySelectorAll<HTMLElement>("td button") ?? [])];
    const at = days.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = days[at + step];
    next?.focus();
    if (next?.dataset["day"]) onChoose(next.dataset["day"]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move among the buttons inside
    <table ref={grid} onKeyDown={onKeyDown} className="w-full table-fixed border-collapse">
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day.on} scope="col" className="pb-1 text-center text-tiny font-semibold text-muted">
              {weekdayShort(day.on)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.on}>
            {week.map((day) => (
              <td key={day.on} className="p-0.5 align-top desk:p-1">
                <Day
                  day={day}
                  stop={day.on === stop}
                  chosen={day.on === chosen}
                  today={day.on === today}
                  outside={Number(day.on.slice(5, 7)) !== month}
                  onChoose={onChoose}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: CalendarDay;
  readonly stop: boolean;
  readonly chosen: boolean;
  readonly today: boolean;
  readonly outside: boolean;
  readonly onChoose: (day: string) => void;
}

function Day({ day, stop, chosen, today, outside, onChoose }: DayProps) {
  const say = useDayWord();
  return (
    <button
      type="button"
      data-day={day.on}
      tabIndex={stop ? 0 : -1}
      aria-pressed={chosen}
      aria-current={today ? "date" : undefined}
      onClick={() => onChoose(day.on)}
      className={cx(
        "flex min-h-16 w-full flex-col items-center gap-0.5 rounded-chip px-0.5 py-1.5 desk:min-h-20",
        isShut(day.word) ? "border border-line text-muted" : dayTints[day.word],
        outside && "border-dotted",
        chosen && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <span className="sr-only">{dayLong(day.on)}, </span>
      <span
        aria-hidden
        className={cx(
          "font-serif text-[1.125rem] leading-tight font-semibold",
          today && "underline decoration-accent decoration-2 underline-offset-4",
        )}
      >
        {Number(day.on.slice(8))}
      </span>
      {/* Seven columns leave "depends" hardly its width on a phone. */}
      <span className="text-tiny tracking-[-0.03em] desk:tracking-normal">{say(day.word)}</span>
      <span className="flex flex-wrap justify-center gap-0.5">
        {day.entries.slice(0, 4).map((entry) => (
          <MiniLeaf key={`${entry.kind} ${entry.id}`} state={leaves[entry.state]} />
        ))}
      </span>
      {day.entries.length > 0 ? (
        <span className="sr-only">
          <Plural value={day.entries.length} one=", one thing" other=", # things" />
        </span>
      ) : null}
      {today ? (
        <span className="sr-only">
          , <Trans>today</Trans>
        </span>
      ) : null}
    </button>
  );
}

import { expect, test } from "vitest";
import { busyDuring, hoursShown, rangeOf, stepped, workWeeks } from "./model";

const day = (text: string) => Temporal.PlainDate.from(text);

test("a strip has whole weeks; days before the first are past", () => {
  const days = Array.from({ length: 14 }, (_, index) => ({
    on: day("2026-10-14").add({ days: index }).toString(),
    word: "good" as const,
  }));
  const strip = workWeeks(days);
  expect(strip).toHaveLength(10);
  expect(strip.slice(0, 3)).toEqual([
    { day: "2026-10-12", word: "past" },
    { day: "2026-10-13", word: "past" },
    { day: "2026-10-14", word: "good" },
  ]);
});

test("a strip begun on a weekend begins with the next Monday", () => {
  expect(workWeeks([{ on: "2026-10-17", word: "closed" }])[0]?.day).toBe("2026-10-19");
});

test("each view has its days", () => {
  const week = rangeOf("week", day("2026-10-14"));
  expect([week.from.toString(), week.to.toString()]).toEqual(["2026-10-12", "2026-10-18"]);
  const month = rangeOf("month", day("2026-10-14"));
  expect([month.from.toString(), month.to.toString()]).toEqual(["2026-09-28", "2026-11-01"]);
  expect(stepped("month", day("2026-10-31"), 1).toString()).toBe("2026-11-01");
});

test("an early meeting opens the hours before it", () => {
  const entry = { starts_at: "2026-10-14T05:30:00Z", leave_at: null, ends_at: null };
  expect(hoursShown([entry as never], "Europe/Dublin")).toEqual({ from: 6, to: 19 });
});

const lunch = { starts_at: "2026-10-15T11:00:00Z", ends_at: "2026-10-15T13:00:00Z" };
const taken = { days: [{ busy: [] }, { busy: [lunch] }] };

test("what one's own calendars take is found on the clock of the place", () => {
  expect(busyDuring(taken, "2026-10-15T12:30", "Europe/Dublin", 20)).toEqual([lunch]);
  expect(busyDuring(taken, "2026-10-15T12:30", "Europe/Berlin", 20)).toEqual([]);
  expect(busyDuring(taken, "2026-10-15T12:30", "America/New_York", 20)).toEqual([]);
});

test("the minutes before and after a busy time are free", () => {
  expect(busyDuring(taken, "2026-10-15T11:40", "Europe/Dublin", 20)).toEqual([]);
  expect(busyDuring(taken, "2026-10-15T11:41", "Europe/Dublin", 20)).toEqual([lunch]);
  expect(busyDuring(taken, "2026-10-15T14:00", "Europe/Dublin", 20)).toEqual([]);
});

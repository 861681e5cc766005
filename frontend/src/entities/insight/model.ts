import type { Insights } from "./queries";

/** How far back the page looks: all of it, or the last so many weeks. */
export type Span = "all" | "12w" | "4w";

export const spans: readonly Span[] = ["all", "12w", "4w"];

/** The first day of a span that ends today, both days included; undefined for all of it. */
export function firstDayOf(span: Span, today: Temporal.PlainDate): string | undefined {
  return span === "all" ? undefined : today.subtract({ days: Number.parseInt(span, 10) * 7 - 1 }).toString();
}

/** The most dots that can still be counted at a glance; beyond them a bar is drawn. */
export const countable = 12;

/** A share of the longest row, in percent of the width. */
export function part(value: number, most: number): number {
  return most > 0 ? (value / most) * 100 : 0;
}

/** A number with one place after the point, none where it is whole: "1.8", "2". */
export function about(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
}

/** A share as two ends in the hundred: "47 to 79". */
export function between(low: number, high: number): string {
  return `${Math.round(low * 100)} – ${Math.round(high * 100)}`;
}

/** The end of a scale that holds this number: 1, 2, 3, 4, 5, then in steps of five. */
export function scaleEnd(value: number): number {
  const whole = Math.max(1, Math.ceil(value));
  return whole <= 5 ? whole : Math.ceil(whole / 5) * 5;
}

/** The dots of a stretch of meetings, the nearest generation first: 1, 1, 2; 0 is nobody's. */
export function generationDots(window: Insights["growth"]["windows"][number]): readonly number[] {
  const placed = window.generations.flatMap((count, index) => Array<number>(count).fill(index + 1));
  return [...placed, ...Array<number>(window.unplaced).fill(0)];
}

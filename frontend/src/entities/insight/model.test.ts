import { expect, test } from "vitest";
import { about, between, firstDayOf, generationDots, part, scaleEnd } from "./model";

const today = Temporal.PlainDate.from("2026-10-14");

test("four weeks are 28 days with today among them", () => {
  expect(firstDayOf("4w", today)).toBe("2026-09-17");
  expect(firstDayOf("12w", today)).toBe("2026-07-23");
  expect(firstDayOf("all", today)).toBeUndefined();
});

test("numbers are said with one place, and ends in the hundred", () => {
  expect([about(0.3333), about(2), about(1.96), about(0)]).toEqual(["0.3", "2", "2", "0"]);
  expect(between(0.46947, 0.78885)).toBe("47 – 79");
});

test("a scale ends where its number fits", () => {
  expect([0, 0.2, 1, 1.58, 5, 5.1, 12].map(scaleEnd)).toEqual([1, 1, 1, 2, 5, 10, 15]);
});

test("a row without a longest one has no length", () => {
  expect(part(3, 4)).toBe(75);
  expect(part(0, 0)).toBe(0);
});

test("each meeting of a stretch is a dot with its generation", () => {
  const window = {
    first_on: "2026-09-17",
    last_on: "2026-10-14",
    meetings: 4,
    decision_makers: 1,
    generations: [2, 0, 1, 0],
    unplaced: 1,
  };
  expect(generationDots(window)).toEqual([1, 1, 3, 0]);
});

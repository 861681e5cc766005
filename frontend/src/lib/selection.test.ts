import { expect, test } from "vitest";
import { isChosen, nobody, turn, turnShown } from "./selection";

const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
const chosen = (selection: Parameters<typeof isChosen>[0]) =>
  rows.filter(({ id }) => isChosen(selection, id)).map(({ id }) => id);

test("one row is chosen and let go again", () => {
  const one = turn(nobody, rows, 1, false);
  expect(chosen(one)).toEqual(["b"]);
  expect(chosen(turn(one, rows, 1, false))).toEqual([]);
  expect(turn(nobody, rows, 9, false)).toBe(nobody);
});

test("a range runs from the last choice, in either direction, and lets nobody go", () => {
  const down = turn(turn(nobody, rows, 1, false), rows, 3, true);
  expect(chosen(down)).toEqual(["b", "c", "d"]);
  expect(chosen(turn(down, rows, 0, true))).toEqual(["a", "b", "c", "d"]);
  expect(chosen(turn(nobody, rows, 2, true))).toEqual(["c"]);
});

test("all that are shown, and none again; out of all that fit one goes back to those shown", () => {
  const shown = turnShown(nobody, rows);
  expect(chosen(shown)).toHaveLength(5);
  expect(turnShown(shown, rows)).toBe(nobody);
  const all = { ...nobody, all: true };
  expect(isChosen(all, "z")).toBe(true);
  expect(chosen(turn(all, rows, 0, false))).toEqual(["b", "c", "d", "e"]);
});

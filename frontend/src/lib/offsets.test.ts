import { expect, test } from "vitest";
import { unitsOf } from "./offsets";

test("offsets of the server become the browser's", () => {
  expect(unitsOf("Dear Ana", 5)).toBe(5);
  expect(unitsOf("😀😀 Ana", 3)).toBe(5);
  expect(unitsOf("Ana", 9)).toBe(3);
});

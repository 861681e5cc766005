import { expect, it } from "vitest";
import { sheetSize } from "./sheet";

it("prints a few questions as large as a letter, and twenty long ones still on one page (MTG-3)", () => {
  expect(sheetSize(["How did you get started?", "What do you like best?"])).toBe(11.5);
  const many = Array.from({ length: 20 }, () => "x".repeat(120));
  expect(sheetSize(many)).toBeLessThan(11.5);
  const longest = Array.from({ length: 20 }, () => "x".repeat(500));
  expect(sheetSize(longest)).toBeGreaterThanOrEqual(5.5);
});

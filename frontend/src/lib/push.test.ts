import { expect, test } from "vitest";
import { canShow, keyBytes } from "./push";

test("a key is read as the bytes it stands for", () => {
  expect([...keyBytes("-_8A")]).toEqual([251, 255, 0]);
});

test("a browser without push is told apart", () => {
  expect(canShow()).toBe(false);
});

import { expect, test } from "vitest";
import { returnPath } from "./return-path";

test.each([
  ["/contacts?q=ann", "/contacts?q=ann"],
  [undefined, "/today"],
  ["https://elsewhere.example", "/today"],
  ["//elsewhere.example", "/today"],
  ["/\\elsewhere.example", "/today"],
  ["javascript:alert(1)", "/today"],
])("%s leads to %s", (next, path) => {
  expect(returnPath(next)).toBe(path);
});

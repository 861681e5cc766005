import { expect, test } from "vitest";
import { contentAddress, isUnderWay, percent } from "./model";

test("an export is asked for again only while it is on its way", () => {
  expect(
    ["pending", "running", "succeeded", "failed", "purged"].map((state) => isUnderWay(state as never)),
  ).toEqual([true, true, false, false, false]);
});

test("progress is a share of what is known to be there", () => {
  expect(percent({ done: 0, total: 0 })).toBe(0);
  expect(percent({ done: 1, total: 3 })).toBe(33);
  expect(percent({ done: 5, total: 3 })).toBe(100);
});

test("the zip lies below its export", () => {
  expect(contentAddress("w", "e")).toBe("/api/v1/workspaces/w/exports/e/content");
});

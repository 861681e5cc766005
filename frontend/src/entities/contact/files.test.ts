import { expect, test } from "vitest";
import { queryOf } from "./files";

test("only what narrows the list goes into the address of a file", () => {
  expect(queryOf({})).toEqual({});
  expect(queryOf({ q: "", circle: "church", sort: "-updated_at", tag: undefined })).toEqual({
    circle: ["church"],
    sort: "-updated_at",
  });
  expect(queryOf({ q: "ruth", stage: "met", degree: "primary", next_by: "2026-10-14" })).toEqual({
    q: "ruth",
    stage: ["met"],
    degree: "primary",
    next_by: "2026-10-14",
  });
});

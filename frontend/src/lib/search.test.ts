import { expect, test } from "vitest";
import { choiceParam, textParam, textsParam } from "./search";

test("what fits is read, the rest is left out", () => {
  expect(textParam({ q: "ann" }, "q")).toBe("ann");
  expect(textParam({ q: 12 }, "q")).toBe("12");
  expect(textParam({ q: { a: 1 } }, "q")).toBeUndefined();
  expect(textParam({ q: "x".repeat(2001) }, "q")).toBeUndefined();
  expect(choiceParam({ view: "week" }, "view", ["week", "month"])).toBe("week");
  expect(choiceParam({ view: "year" }, "view", ["week", "month"])).toBeUndefined();
  expect(textsParam({ tag: ["a", 1, "b"] }, "tag")).toEqual(["a", "b"]);
  expect(textsParam({}, "tag")).toBeUndefined();
});

import { expect, test } from "vitest";
import { weigh } from "./budget.mjs";

const manifest = {
  "index.html": { file: "index.js", isEntry: true, imports: ["_shared.js"], css: ["index.css"] },
  "_shared.js": { file: "shared.js" },
  "_heavy.js": { file: "heavy.js" },
  "src/routes/_signed/letters.tsx?tsr-split=component": {
    file: "letters.js",
    isDynamicEntry: true,
    imports: ["_shared.js", "_heavy.js"],
  },
};
const sizes = { "index.js": 90, "shared.js": 20, "heavy.js": 96, "letters.js": 6, "index.css": 5 };

test("a route weighs what it adds to the shell, shared parts not counted twice", () => {
  const rows = weigh(manifest, (file) => sizes[file]);
  expect(rows).toContainEqual({ name: "shell", kb: 110, budget: 150 });
  expect(rows).toContainEqual({ name: "css", kb: 5, budget: 15 });
  expect(rows).toContainEqual({ name: "src/routes/_signed/letters.tsx", kb: 102, budget: 100 });
});

test("nothing to weigh is an error, not a pass", () => {
  expect(() => weigh({ "index.html": { file: "index.js", isEntry: true } }, () => 1)).toThrow(
    "no route found",
  );
  expect(() => weigh({}, () => 1)).toThrow("one entry");
});

import { expect, test } from "vitest";
import { filesOf, workerOf } from "./offline.mjs";

const chunk = (fileName, facadeModuleId, more = {}) => ({
  type: "chunk",
  fileName,
  facadeModuleId,
  imports: [],
  ...more,
});
const page = (name) => chunk(`assets/${name}.js`, `/src/routes/_signed/meetings/${name}.tsx`);
const bundle = () => ({
  "assets/index.js": chunk("assets/index.js", "/index.html", {
    isEntry: true,
    imports: ["assets/shell.js"],
    viteMetadata: { importedCss: new Set(["assets/index.css"]) },
  }),
  "assets/shell.js": chunk("assets/shell.js", null),
  "assets/letters.js": chunk("assets/letters.js", "/src/routes/_signed/letters/index.tsx"),
  ...Object.fromEntries(
    ["plan", "run", "goodbye", "debrief"].map((name) => [`assets/${name}.js`, page(name)]),
  ),
  "assets/hanken-latin-wght-normal-Abc_1-9.woff2": { type: "asset" },
  "assets/hanken-latin-ext-wght-normal-Abc19.woff2": { type: "asset" },
});

test("keeps the shell and the meeting, not the rest", () => {
  const files = filesOf(bundle());
  expect(files).toContain("/assets/run.js");
  expect(files).toContain("/assets/index.css");
  expect(files).toContain("/assets/shell.js");
  expect(files.filter((name) => name.endsWith("woff2"))).toHaveLength(1);
  expect(files).not.toContain("/assets/letters.js");
  expect(() => filesOf({})).toThrow("not found");
});

test("takes another shelf when a file changes", () => {
  const template = 'const files = FILES;\nconst shelf = "inroad-VERSION";';
  const one = workerOf(["/a"], template);
  expect(one).toContain('const files = ["/a"];');
  expect(one).not.toContain("VERSION");
  expect(workerOf(["/b"], template).split("inroad-")[1]).not.toBe(one.split("inroad-")[1]);
});

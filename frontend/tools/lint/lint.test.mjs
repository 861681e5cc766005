/** The layer rules and the literal rule must catch what is planted: a lint that sees nothing also finds nothing. */
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";

const forbidden = [
  ["src/features/sign-in", "@/app/shell/nav"],
  ["src/features/sign-in", "@/features/preferences/profile"],
  ["src/features/sign-in", "@/api/client"],
  ["src/entities/rule", "@/entities/session/queries"],
  ["src/entities/rule", "@/features/preferences/profile"],
  ["src/entities/rule", "@/api/client"],
  ["src/ui", "@/entities/session/queries"],
  ["src/ui", "@/api/problem"],
  ["src/lib", "@/ui/button"],
  ["src/api", "@/lib/cx"],
  ["src/routes", "@/app/router"],
].map(([folder, module], index) => ({ folder, module, file: `${folder}/-planted-${index}.ts` }));
const allowed = "src/features/sign-in/-planted-allowed.ts";
const literal = "src/ui/-planted-literal.tsx";
const files = [...forbidden.map(({ file }) => file), allowed, literal];

let found = "";

const uses = (module) => `import { x } from "${module}";\n\nexport const y = x;\n`;
const linesOf = (file) => found.split("\n").filter((line) => line.includes(file));

beforeAll(() => {
  for (const { file, module } of forbidden) writeFileSync(file, uses(module));
  writeFileSync(allowed, uses("@/entities/session/use-session"));
  writeFileSync(literal, 'export function Planted() {\n  return <p title="Hello">Words</p>;\n}\n');
  found = spawnSync("node_modules/.bin/oxlint", ["--format", "unix", ...files], { encoding: "utf8" }).stdout;
}, 60_000);

afterAll(() => {
  for (const file of files) rmSync(file, { force: true });
});

test.each(forbidden)("$folder may not use $module", ({ file }) => {
  expect(linesOf(file).join("\n")).toContain("no-restricted-imports");
});

test("what the layers allow passes", () => {
  expect(linesOf(allowed).join("\n")).not.toContain("no-restricted-imports");
});

test("literal words in a component are found, as text and as an attribute", () => {
  expect(linesOf(literal).filter((line) => line.includes("no-literal-text"))).toHaveLength(2);
});

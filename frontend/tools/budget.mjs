/**
 * KB (gzip) a visitor fetches: the shell, and what each route adds. Read from Vite's manifest after a build; exits 1
 * beyond the budget, and when it finds nothing to weigh.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const KB = 1000;

/** Everything the entry loads before the first page can show, in KB gz. */
export const budgets = {
  shell: 150,
  route: 100,
  css: 15,
  /** Today is what a day begins with: shell and page together. */
  "src/routes/_signed/today.tsx": 170,
};

/** The chunk and all it imports statically. */
export function closure(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the manifest has no ${key}`);
  seen.add(key);
  for (const child of chunk.imports ?? []) closure(manifest, child, seen);
  return seen;
}

/** Lines of the report and the budgets broken, given a manifest and the size of a file in KB. */
export function weigh(manifest, sizeOf) {
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  if (entries.length !== 1) throw new Error(`one entry expected, found ${entries.length}`);
  const shell = closure(manifest, entries[0]);
  const js = (keys) => [...keys].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0);
  const sheets = new Set([...shell].flatMap((key) => manifest[key].css ?? []));
  const rows = [
    { name: "shell", kb: js(shell), budget: budgets.shell },
    { name: "css", kb: [...sheets].reduce((sum, file) => sum + sizeOf(file), 0), budget: budgets.css },
  ];
  const routes = Object.keys(manifest).filter(
    (key) => manifest[key].isDynamicEntry && key.startsWith("src/routes/"),
  );
  if (routes.length === 0) throw new Error("no route found: is the router still splitting?");
  for (const key of routes) {
    const extra = [...closure(manifest, key)].filter((part) => !shell.has(part));
    const kb = js(extra);
    const source = key.split("?")[0];
    rows.push({ name: source, kb, budget: budgets.route });
    const whole = budgets[source];
    if (whole) rows.push({ name: `${source} with the shell`, kb: kb + js(shell), budget: whole });
  }
  return rows;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = new URL("../dist/", import.meta.url);
  const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
  const rows = weigh(manifest, (file) => gzipSync(readFileSync(new URL(file, dist))).length / KB);
  for (const row of rows.toSorted((a, b) => b.kb - a.kb)) {
    console.log(`${row.kb.toFixed(1).padStart(7)} of ${String(row.budget).padStart(3)} KB  ${row.name}`);
  }
  const over = rows.filter((row) => row.kb > row.budget);
  for (const row of over) console.error(`over budget: ${row.name}, ${row.kb.toFixed(1)} KB of ${row.budget}`);
  if (over.length > 0) process.exit(1);
}

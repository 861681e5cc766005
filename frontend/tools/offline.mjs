/**
 * Writes the worker that keeps some pages on the device, with the list of files they need: the shell, Today and the
 * meeting, not the whole application.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What is loaded later but belongs to these pages. */
const wanted = [
  /src\/routes\/_signed\.tsx/,
  /src\/routes\/_signed\/today\.tsx/,
  /src\/routes\/_signed\/meetings\//,
  /src\/app\/commands\/hands/,
  /src\/entities\/rule\/rule-leaf/,
  /src\/features\/follow-up\/waiting-notes/,
  /temporal-polyfill/,
];
const fonts = /-latin-wght-normal-[\w-]+\.woff2$/;

/** The paths to keep, sorted, given what a build wrote. */
export function filesOf(bundle) {
  const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
  const roots = chunks.filter(
    (chunk) =>
      chunk.isEntry || (chunk.facadeModuleId && wanted.some((pattern) => pattern.test(chunk.facadeModuleId))),
  );
  if (!roots.some((chunk) => chunk.isEntry) || roots.length < 5)
    throw new Error("the pages of a meeting were not found in the build");
  const found = new Set();
  const walk = (name) => {
    const chunk = bundle[name];
    if (found.has(name) || !chunk || chunk.type !== "chunk") return;
    found.add(name);
    for (const child of chunk.imports) walk(child);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
  };
  for (const root of roots) walk(root.fileName);
  for (const name of Object.keys(bundle)) if (fonts.test(name)) found.add(name);
  return ["/", "/mark.svg", "/theme.js", ...[...found].map((name) => `/${name}`)].toSorted();
}

/** The worker's own text, a new name for its shelf whenever a file of it changes. */
export function workerOf(files, template) {
  const version = createHash("sha256").update(JSON.stringify(files)).update(template).digest("hex");
  return template
    .replace("= FILES;", `= ${JSON.stringify(files)};`)
    .replace("inroad-VERSION", `inroad-${version.slice(0, 16)}`);
}

export function offline() {
  return {
    name: "inroad-offline",
    apply: "build",
    generateBundle(_options, bundle) {
      const template = readFileSync(new URL("offline/worker.js", import.meta.url), "utf8");
      const source = workerOf(filesOf(bundle), template);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

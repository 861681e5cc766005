/** Fails when the components say something the catalogue does not have, or the catalogue keeps what nobody says. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../src/locales/en.po", import.meta.url);
const before = readFileSync(file, "utf8");
execFileSync("lingui", ["extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });
const after = readFileSync(file, "utf8");
// The date of making changes with every run and says nothing.
const words = (text) => text.replace(/^"POT-Creation-Date:.*$/m, "");
writeFileSync(file, before);
if (words(after) !== words(before)) {
  console.error("The catalogue is behind the components: run `npm run i18n` and commit src/locales/.");
  process.exit(1);
}
if (!/^msgid "Today"$/m.test(after)) {
  console.error("The catalogue has lost its words: is the extractor looking at src/?");
  process.exit(1);
}

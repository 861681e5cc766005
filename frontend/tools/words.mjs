/**
 * English travels with the component that says it: the macros keep each message, and a build compiles it on the spot.
 * So no catalogue of every screen's words lies in the first download, and no message parser runs in the browser.
 * Another language is a catalogue of its own, loaded over these by id.
 */
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { parseAst } from "vite";

/** For the `macroTransform` option of Lingui's plugin: id and message stay in what the macros become. */
export const keepMessages = { macro: { descriptorFields: "message" } };

const MARK = "/*i18n*/";

/** Every object the macros marked as a message, wherever it stands. */
function* descriptors(node, code) {
  if (Array.isArray(node)) {
    for (const child of node) yield* descriptors(child, code);
  } else if (typeof node?.type === "string") {
    if (node.type === "ObjectExpression" && code.slice(0, node.start).trimEnd().endsWith(MARK)) yield node;
    for (const child of Object.values(node)) yield* descriptors(child, code);
  }
}

/** What the macros made, with each message in the compiled form that Lingui's runtime reads without its parser. */
export function compileMessages(code, file) {
  const literals = [...descriptors(parseAst(code, { lang: "tsx" }), code)].map((descriptor) => {
    const message = descriptor.properties.find((property) => property.key?.name === "message")?.value;
    if (typeof message?.value !== "string") throw new Error(`${file}: a message without its words`);
    return message;
  });
  // A message passed over would be shown raw, braces and all: better no build.
  const marks = code.split(MARK).length - 1;
  if (literals.length !== marks) throw new Error(`${file}: ${marks} messages, ${literals.length} compiled`);
  let compiled = code;
  for (const { start, end, value } of literals.toSorted((a, b) => b.start - a.start)) {
    compiled = compiled.slice(0, start) + JSON.stringify(compileMessageOrThrow(value)) + compiled.slice(end);
  }
  return compiled;
}

/** Vite plugin, to be placed after Lingui's; a development server compiles as it goes and needs none of this. */
export function words() {
  return {
    name: "inroad-words",
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { id: /\/src\/.*\.tsx?(?:$|\?)/, code: MARK },
      handler: (code, id) => ({ code: compileMessages(code, id), map: null }),
    },
  };
}

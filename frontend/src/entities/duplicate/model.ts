import type { Schemas } from "@/api/types";

type Evidence = Schemas["EvidenceOut"];

/** What speaks for one person, as one sentence: "Same e-mail, Bob is short for Robert." Empty when nothing does. */
export function reasonSentence(evidence: readonly Evidence[]): string {
  const texts = evidence.filter((each) => each.weight > 0).map((each) => each.text);
  return sentence(texts.length > 1 ? texts.filter((text) => text !== rare) : texts);
}

/** What speaks against it. */
export function doubtSentence(evidence: readonly Evidence[]): string {
  return sentence(evidence.filter((each) => each.weight < 0).map((each) => each.text));
}

/** Said of most pairs, and only worth saying when nothing else is. */
const rare = "Few people have this name";

function sentence(texts: readonly string[]): string {
  const [first, ...rest] = texts;
  if (first === undefined) return "";
  return `${[first, ...rest.map(continued)].join(", ")}.`;
}

/** A clause that goes on: its first letter small, unless the word is a name or an abbreviation. */
function continued(text: string): string {
  const word = text.split(" ")[0] ?? "";
  return plainStarts.has(word) ? word.toLowerCase() + text.slice(word.length) : text;
}

const plainStarts = new Set(["Same", "Few", "Many", "Two", "Different", "Only", "Organizations", "The"]);

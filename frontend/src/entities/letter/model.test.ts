import { expect, test } from "vitest";
import {
  foundIn,
  moved,
  pagesOf,
  paperOf,
  piecesOf,
  shapesMissing,
  sheetsFor,
  withMoved,
  withoutGap,
  wordsOf,
} from "./model";

const body = "Dear Mr Lind,\n\nI would value your advice. I would like a job. Yours";
const start = body.indexOf("I would like");
const finding = {
  rule: "LND-7",
  code: "asks_for_job",
  severity: "block" as const,
  start,
  end: start + "I would like a job.".length,
  title: "This asks for a job",
  message: "Never ask for a job.",
  fix: null,
};

test("a finding keeps its place while the text before it grows", () => {
  const after = body.replace("Lind", "Lindqvist");
  const [one] = moved(foundIn(body, [finding]), body, after);
  expect(one && after.slice(one.start, one.end)).toBe("I would like a job.");
});

test("a finding stretches with what is written inside it, and loses its fix", () => {
  const after = body.replace("a job", "a good job");
  const fix = { start, end: start + 6, replacement: "", label: "Take it out" };
  const [one] = moved(foundIn(body, [{ ...finding, fix }]), body, after);
  expect(one && after.slice(one.start, one.end)).toBe("I would like a good job.");
  expect(one?.fix).toBeNull();
});

test("offsets count characters, not units", () => {
  const [one] = foundIn("👋 job", [{ ...finding, start: 2, end: 5 }]);
  expect(one && "👋 job".slice(one.start, one.end)).toBe("job");
});

test("the text is cut at every underline, and nothing is lost", () => {
  const text = "Ana Reyes sent me. I will call on Thursday, 22 October.";
  const pieces = piecesOf(text, [], "2026-10-22", "Ana Reyes");
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.filter((piece) => piece.marks.length > 0).map((piece) => piece.text)).toEqual([
    "Ana Reyes",
    "Thursday, 22 October",
  ]);
});

test("taking a sentence out leaves one space, and no empty paragraph", () => {
  const cut = (text: string, words: string) => {
    const at = text.indexOf(words);
    const { start: from, end } = withoutGap(text, at, at + words.length);
    return text.slice(0, from) + text.slice(end);
  };
  expect(cut("One. Two. Three.", "Two.")).toBe("One. Three.");
  expect(cut("One. Two.", "Two.")).toBe("One.");
  expect(cut("One.\n\nTwo.\n\nThree.", "Two.")).toBe("One.\n\nThree.");
});

test("words and pages are counted as the server counts them", () => {
  expect(wordsOf("Dear Ms O’Neill,\n\nmy mother-in-law — 20 minutes.")).toBe(7);
  expect(wordsOf("")).toBe(0);
  expect(pagesOf("One line.")).toBe(0.02);
  expect(pagesOf(`${"x".repeat(87)}\n\nend\n`)).toBe(0.09);
});

test("a question moves to its new place, and the others close up", () => {
  expect(withMoved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(withMoved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(withMoved(["a"], 4, 0)).toEqual(["a"]);
});

test("labels go on the paper of the country, from the first free one on", () => {
  expect([paperOf("US"), paperOf("IE"), paperOf(null)]).toEqual(["letter", "a4", "a4"]);
  expect([sheetsFor(14, 1), sheetsFor(14, 2), sheetsFor(1, 14), sheetsFor(0, 1)]).toEqual([1, 2, 1, 0]);
});

test("characters without a shape are read from their codes", () => {
  expect(shapesMissing("U+738B U+1F44D")).toBe("王👍");
  expect(shapesMissing(null)).toBe("");
});

import { dayLong } from "@/lib/format";
import { unitsOf } from "@/lib/offsets";
import type { Schemas } from "@/api/types";

type Finding = Schemas["FindingOut"];

/** A finding whose offsets are the browser's, of the text it was found in. */
export interface Found extends Omit<Finding, "start" | "end" | "fix"> {
  /** Stays the same while the finding does, so that notes do not jump. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly fix: { start: number; end: number; replacement: string; label: string } | null;
}

/** The findings of a report as the browser counts. */
export function foundIn(body: string, findings: readonly Finding[]): readonly Found[] {
  const seen = new Map<string, number>();
  return findings
    .map((finding) => {
      const count = (seen.get(finding.code) ?? 0) + 1;
      seen.set(finding.code, count);
      return {
        ...finding,
        id: `${finding.code.replaceAll(/\W/g, "-")}-${count}`,
        start: unitsOf(body, finding.start),
        end: unitsOf(body, finding.end),
        fix: finding.fix
          ? {
              ...finding.fix,
              start: unitsOf(body, finding.fix.start),
              end: unitsOf(body, finding.fix.end),
            }
          : null,
      };
    })
    .toSorted((one, other) => one.start - other.start);
}

export const levels = { block: "error", warn: "warning", hint: "hint" } as const;

/** Carries findings over a change of the text, until they are found anew; those inside the change go. */
export function moved(found: readonly Found[], before: string, after: string): readonly Found[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const shift = after.length - before.length;
  const cut = before.length - tail;
  return found.flatMap((one) => {
    if (one.end <= head) return [one];
    if (one.start >= cut) {
      const fix = one.fix && { ...one.fix, start: one.fix.start + shift, end: one.fix.end + shift };
      return [{ ...one, start: one.start + shift, end: one.end + shift, fix }];
    }
    // Somebody is writing inside it: it stretches with the text, but its fix no longer fits.
    const end = Math.max(one.start, one.end + shift);
    return [{ ...one, end, fix: null }];
  });
}

export type MarkKind = "error" | "warning" | "hint" | "day" | "referrer";

export interface Piece {
  readonly text: string;
  readonly start: number;
  /** What lies under it, the strongest first. */
  readonly marks: readonly { readonly kind: MarkKind; readonly id: string }[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  readonly id: string;
}

function spanOf(body: string, words: string | null | undefined, kind: MarkKind): readonly Span[] {
  const start = words ? body.indexOf(words) : -1;
  return words && start >= 0 ? [{ start, end: start + words.length, kind, id: kind }] : [];
}

/** The day as it stands in the sentence: with the weekday and perhaps a comma, or the date alone. */
function daySpan(body: string, day: string | null): readonly Span[] {
  if (!day) return [];
  const [weekday = "", ...date] = dayLong(day).split(" ");
  const ways = [`${weekday} ${date.join(" ")}`, `${weekday}, ${date.join(" ")}`, date.join(" ")];
  return spanOf(
    body,
    ways.find((way) => body.includes(way)),
    "day",
  );
}

const order: readonly MarkKind[] = ["error", "warning", "hint", "day", "referrer"];

/** The text cut where underlines begin and end: the findings, the promised day, the referrer's name. */
export function piecesOf(
  body: string,
  found: readonly Found[],
  day: string | null,
  referrer: string | null,
): readonly Piece[] {
  const spans: Span[] = [
    ...found
      .filter((one) => one.end > one.start)
      .map((one) => ({ start: one.start, end: one.end, kind: levels[one.severity], id: one.id })),
    ...daySpan(body, day),
    ...spanOf(body, referrer, "referrer"),
  ];
  const cuts = [...new Set([0, body.length, ...spans.flatMap((span) => [span.start, span.end])])]
    .filter((at) => at <= body.length)
    .toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => ({
    start,
    text: body.slice(start, cuts[index + 1]),
    marks: spans
      .filter((span) => span.start <= start && span.end > start)
      .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
      .map(({ kind, id }) => ({ kind, id })),
  }));
}

/** The range to take out so that no double space or empty paragraph stays behind. */
export function withoutGap(body: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (body[from - 1] === " ") from -= 1;
  while (body[to] === " ") to += 1;
  const begins = from === 0 || body[from - 1] === "\n";
  const ends = to === body.length || body[to] === "\n";
  if (begins && ends) {
    // The whole paragraph goes, with the empty line after it.
    while (body[to] === "\n") to += 1;
  } else if (!begins && !ends) {
    // Between two sentences one space stays.
    from += 1;
  }
  return { start: from, end: to };
}

/** Words as a reader counts them: "mother-in-law" is one. */
export function wordsOf(body: string): number {
  return body.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const charactersOfLine = 86;
const linesOfPage = 46;

/** Pages of A4 in print, by lines: long paragraphs wrap, empty lines count. As the server counts them. */
export function pagesOf(body: string): number {
  const lines = body
    .trim()
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(Array.from(line).length / charactersOfLine)), 0);
  return Math.round((lines / linesOfPage) * 100) / 100;
}

/** The list with what stood at one place put at another. */
export function withMoved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/** What can be made of a letter, to print or to open elsewhere. */
export type LetterFile = "letter.pdf" | "letter.docx" | "message.eml" | "envelope.pdf" | "question-sheet.pdf";

/** Where a file of a letter is; the browser takes it with the cookie it has. */
export const letterFile = (workspaceId: string, letterId: string, file: LetterFile): string =>
  `/api/v1/workspaces/${workspaceId}/letters/${letterId}/${file}`;

/** What sheets of labels are made for: Avery L7163 on A4, 5162 on Letter. */
export type LabelPaper = "a4" | "letter";
export const labelsOnSheet = 14;

/** Countries whose paper is Letter, as the server has them; everywhere else it is A4. */
const lettered = new Set("US CA MX PH CO CL VE CR GT SV NI PA DO PR".split(" "));

/** The paper sold in a country. */
export function paperOf(country: string | null | undefined): LabelPaper {
  return lettered.has(country ?? "") ? "letter" : "a4";
}

/** Sheets that so many labels take, the first of them begun before. */
export function sheetsFor(count: number, start: number): number {
  return Math.ceil((start - 1 + count) / labelsOnSheet);
}

/** The characters that no font has a shape for, out of their codes: "U+738B U+5C0F". */
export function shapesMissing(codes: string | null): string {
  return Array.from((codes ?? "").matchAll(/U\+([0-9A-F]{4,6})/g), ([, code = ""]) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  ).join("");
}

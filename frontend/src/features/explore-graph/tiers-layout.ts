import { type Branch, type MarkKind, markOf } from "@/entities/network/model";
import type { Node, Way } from "@/entities/network/queries";
import { fitting, type Picture, type Shape } from "@/lib/picture";
import { markDrawings } from "./mark-drawings";

const column = 180;
const gap = 52;
const box = 44;
const row = 64;
const head = 52;
/** So many without anybody behind them are drawn one by one under the same giver; the rest are counted. */
const most = 6;

/** Where somebody stands, for the link that lies over the drawing. */
export interface Place {
  readonly person: Node;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly mark: MarkKind | null;
}

export interface Tiers {
  /** How many have no card; the list has them all. */
  readonly hidden: number;
  readonly picture: Picture;
  readonly places: readonly Place[];
  /** The marks that occur, for the legend. */
  readonly marks: readonly MarkKind[];
}

export interface TierWords {
  readonly you: string;
  /** The heading of a generation; null: those no way leads to. */
  readonly tier: (degree: number | null) => string;
  readonly more: (count: number) => string;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A step as a line that leaves level and arrives level. */
export function curve(from: Spot, to: Spot): string {
  const bend = Math.min(to.x - from.x, gap);
  const middle = from.x + bend / 2;
  return from.y === to.y
    ? `M${from.x} ${from.y}L${to.x} ${to.y}`
    : `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${from.x + bend} ${to.y}L${to.x} ${to.y}`;
}

interface Drawing {
  readonly shapes: Shape[];
  readonly places: Place[];
  readonly marks: Set<MarkKind>;
  readonly at: Map<string, Spot>;
}

function card(into: Drawing, person: Node, x: number, y: number, onWay: boolean, cold: boolean): void {
  const mark = markOf(person);
  const tone = cold ? "dash" : onWay ? "accent" : "line";
  into.shapes.push({
    kind: "box",
    x,
    y,
    w: column,
    h: box,
    r: 6,
    fill: cold ? "paper" : "sheet",
    tone,
    width: onWay || cold ? 1.5 : 1,
    dashed: cold,
  });
  const text = fitting(person.display_name, column - (mark ? 52 : 26), 15);
  const label = { kind: "label", text, size: 15, weight: 500, tone: "ink", anchor: "start" } as const;
  into.shapes.push({ ...label, x: x + 13, y: y + 27 });
  if (mark) {
    into.marks.add(mark);
    const d = markDrawings[mark];
    into.shapes.push({ kind: "mark", x: x + column - 31, y: y + 13, size: 18, d, tone: "muted" });
  }
  into.places.push({ person, x, y, w: column, h: box, mark });
  into.at.set(person.id, { x, y: y + box / 2 });
}

/** Leaves beyond the first few under one giver, those on a way to be shown left in. */
function shown(children: readonly Branch[], way: ReadonlySet<string>): [readonly Branch[], number] {
  const kept: Branch[] = [];
  let leaves = 0;
  for (const child of children) {
    const leaf = child.children.length === 0 && !way.has(child.person.id);
    if (!leaf || leaves < most) kept.push(child);
    if (leaf) leaves += 1;
  }
  return [kept, children.length - kept.length];
}

/** Everyone in columns by how they were reached; the first child stands level with who led there. */
export function layTiers(roots: readonly Branch[], way: Way | null, words: TierWords): Tiers {
  const drawing: Drawing = { shapes: [], places: [], marks: new Set(), at: new Map() };
  const lines: Shape[] = [];
  const onWay = new Set(way?.steps.map((step) => step.person.id));
  // A pixel aside, so that the first card keeps its edge.
  const left = (level: number) => 1 + level * (column + gap);
  const counts = new Map<number | null, number>();
  let y = head;
  const step = (from: Spot, to: Spot, accent: boolean, dashed: boolean) =>
    lines.push({
      kind: "line",
      d: curve({ x: from.x + column, y: from.y }, to),
      tone: dashed ? "dash" : accent ? "accent" : "edge",
      width: accent || dashed ? 2 : 1,
      dashed,
    });
  let uncarded = 0;
  const more = (x: number, hidden: number) => {
    if (hidden === 0) return;
    uncarded += hidden;
    const text = words.more(hidden);
    drawing.shapes.push({
      kind: "label",
      x: x + 13,
      y: y + 14,
      text,
      size: 14,
      weight: 400,
      tone: "muted",
      anchor: "start",
    });
    y += 36;
  };
  const grow = (branch: Branch, level: number): void => {
    const on = onWay.has(branch.person.id);
    card(drawing, branch.person, left(level), y, on, false);
    const here = drawing.at.get(branch.person.id) ?? { x: 0, y: 0 };
    const [children, hidden] = shown(branch.children, onWay);
    children.forEach((child) => {
      grow(child, level + 1);
      const there = drawing.at.get(child.person.id);
      if (there) step(here, there, on && onWay.has(child.person.id), false);
    });
    if (children.length === 0) y += row;
    more(left(level + 1), hidden);
  };
  const warm = roots.filter((branch) => branch.person.degree !== null);
  const cold = roots.filter(
    (branch) => branch.person.degree === null && (branch.person.wanted || onWay.has(branch.person.id)),
  );
  const [first, rest] = shown(warm, onWay);
  for (const branch of first) grow(branch, 1);
  more(left(1), rest);
  const tally = (branch: Branch, level: number): void => {
    counts.set(level, (counts.get(level) ?? 0) + 1);
    for (const child of branch.children) tally(child, level + 1);
  };
  for (const branch of warm) tally(branch, 1);
  const depth = Math.max(1, ...[...counts.keys()].map(Number));
  const tall = Math.max(y, head + row * Math.max(cold.length, 1));

  // You, in the middle of those you know.
  const ys = first.flatMap((branch) => drawing.at.get(branch.person.id)?.y ?? []);
  const you = { x: left(0), y: ys.length > 0 ? ((ys[0] ?? 0) + (ys.at(-1) ?? 0)) / 2 : head + box / 2 };
  const mine = { kind: "box", x: left(0), y: you.y - box / 2, w: column, h: box, r: 6 } as const;
  drawing.shapes.push({ ...mine, fill: "sheet", tone: "accent", width: 1.5 });
  const name = {
    kind: "label",
    text: words.you,
    size: 15,
    weight: 500,
    tone: "ink",
    anchor: "start",
  } as const;
  drawing.shapes.push({ ...name, x: left(0) + 13, y: you.y + 5 });
  for (const branch of first) {
    const there = drawing.at.get(branch.person.id);
    if (there) step(you, there, onWay.has(branch.person.id), false);
  }

  // Those one wants to reach, in pencil, with the step that is still to be asked for.
  const last = left(depth + 1);
  const levels = cold.slice(0, most + onWay.size);
  levels.forEach((branch, index) => {
    const top = tall - (levels.length - index) * row - (levels.length < 3 ? row : 0);
    card(drawing, branch.person, last, Math.max(top, head), onWay.has(branch.person.id), true);
  });
  for (const part of way?.steps ?? []) {
    const from = part.giver && drawing.at.get(part.giver.id);
    const to = drawing.at.get(part.person.id);
    if (from && to && !part.granted) step(from, to, false, true);
  }
  if (cold.length > levels.length) {
    y = tall;
    more(last, cold.length - levels.length);
  }

  const columns: [number, number | null, number | null][] = [[left(0), 0, null]];
  for (let level = 1; level <= depth; level += 1) columns.push([left(level), level, counts.get(level) ?? 0]);
  if (cold.length > 0) columns.push([last, null, cold.length]);
  for (const [x, degree, count] of columns) {
    const heading = { kind: "label", y: 16, size: 14, tone: "ink" } as const;
    drawing.shapes.push({ ...heading, x, text: words.tier(degree), weight: 600, anchor: "start" });
    if (count !== null)
      drawing.shapes.push({
        ...heading,
        x: x + column,
        text: String(count),
        weight: 400,
        tone: "muted",
        anchor: "end",
      });
    drawing.shapes.push({ kind: "line", d: `M${x} 32L${x + column} 32`, tone: "line", width: 1 });
  }
  const right = Math.max(...columns.map(([x]) => x)) + column;
  return {
    hidden: uncarded,
    picture: { width: right + 2, height: Math.max(tall, y) + 4, shapes: [...lines, ...drawing.shapes] },
    places: drawing.places,
    marks: [...drawing.marks],
  };
}

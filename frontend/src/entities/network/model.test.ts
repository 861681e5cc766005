import { expect, test } from "vitest";
import { belongs, markOf, narrowed, rowsOf, treeOf } from "./model";
import type { Edge, Node } from "./queries";

const node = (id: string, degree: number | null, more: Partial<Node> = {}): Node => ({
  id,
  display_name: id,
  headline: "",
  organization_name: null,
  circle: null,
  closeness: null,
  known: degree === 1,
  degree,
  champion: false,
  decision_maker: false,
  wanted: false,
  stage: "new",
  met_on: null,
  next_kind: "none",
  next_on: null,
  next_title: "",
  ...more,
});
const edge = (from: string, to: string): Edge => ({
  id: `${from}-${to}`,
  from_id: from,
  to_id: to,
  named_on: "2026-10-06",
  may_use_name: true,
  kind: "informational",
  state: "named",
});
const people = [
  node("ruth", 1),
  node("frank", 1),
  node("daniel", 2, { met_on: "2026-10-06" }),
  node("amara", 3),
  node("lone", null),
];
const referrals = [
  edge("ruth", "daniel"),
  edge("frank", "daniel"),
  edge("daniel", "amara"),
  edge("amara", "daniel"),
  edge("amara", "ruth"),
];
const none: ReadonlySet<string> = new Set();

test("everybody stands once, under the first who led there on a shortest way", () => {
  const rows = rowsOf(treeOf({ people, referrals }), none);
  expect(rows.map((row) => [row.person.id, row.level])).toEqual([
    ["ruth", 1],
    ["daniel", 2],
    ["amara", 3],
    ["frank", 1],
    ["lone", 1],
  ]);
  expect(rows[1]?.others.map((one) => one.from_id)).toEqual(["frank", "amara"]);
});

test("what is folded hides those behind it", () => {
  const rows = rowsOf(treeOf({ people, referrals }), new Set(["daniel"]));
  expect(rows.map((row) => row.person.id)).toEqual(["ruth", "daniel", "frank", "lone"]);
});

test("a filter keeps whoever leads to those who belong", () => {
  const tree = treeOf({ people, referrals });
  expect(rowsOf(narrowed(tree, "met"), none).map((row) => row.person.id)).toEqual(["ruth", "daniel"]);
  expect(narrowed(tree, undefined)).toBe(tree);
  expect(belongs(node("a", null, { wanted: true }), "wanted")).toBe(true);
  expect(belongs(node("a", 1), "champions")).toBe(false);
});

test("one mark a person: what is under way before what they are", () => {
  expect(markOf(node("a", 1, { champion: true, stage: "meeting" }))).toBe("meeting");
  expect(markOf(node("a", 1, { champion: true }))).toBe("champion");
  expect(markOf(node("a", 2, { next_kind: "call_again" }))).toBe("waiting");
  expect(markOf(node("a", 2, { next_kind: "post_letter" }))).toBe("letter");
  expect(markOf(node("a", 2, { next_kind: "call_promised" }))).toBe("call");
  expect(markOf(node("a", 2))).toBeNull();
});

import { expect, test } from "vitest";
import { treeOf } from "@/entities/network/model";
import type { Edge, Node, Way } from "@/entities/network/queries";
import { fitting, svgText, tones, type Colours } from "@/lib/picture";
import { layMap } from "./radial-layout";
import { curve, layTiers } from "./tiers-layout";

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
const words = {
  you: "You",
  tier: (degree: number | null) => `tier ${String(degree)}`,
  more: (count: number) => `and ${count} more`,
};
const people = [
  node("ruth", 1, { champion: true }),
  node("frank", 1),
  node("daniel", 2),
  node("priya", 2, { stage: "meeting" }),
  node("amara", 3),
  node("helen", null, { wanted: true }),
];
const referrals = [edge("ruth", "daniel"), edge("frank", "priya"), edge("daniel", "amara")];
const step = (giver: string | null, person: string, granted: boolean): Way["steps"][number] => ({
  kind: granted ? "named" : "possible",
  giver: giver === null ? null : { id: giver, display_name: giver },
  person: { id: person, display_name: person },
  headline: "",
  organization_name: null,
  circle: null,
  referral_id: null,
  named_on: null,
  may_use_name: null,
  granted,
  text: "",
});
const way: Way = {
  text: "",
  person: { id: "helen", display_name: "helen" },
  warmth: 1,
  ask: null,
  steps: [step(null, "ruth", true), step("ruth", "daniel", true), step("daniel", "helen", false)],
};

test("tiers stand in columns, the first child level with who led there", () => {
  const { places, picture, marks } = layTiers(treeOf({ people, referrals }), way, words);
  const at = new Map(places.map((place) => [place.person.id, place]));
  expect(at.get("ruth")?.y).toBe(at.get("daniel")?.y);
  expect(at.get("daniel")?.x).toBeGreaterThan(at.get("ruth")?.x ?? 0);
  expect(at.get("frank")?.y).toBeGreaterThan(at.get("ruth")?.y ?? 0);
  expect(at.get("helen")?.x).toBeGreaterThan(at.get("amara")?.x ?? 0);
  expect(marks.toSorted()).toEqual(["champion", "meeting"]);
  const boxes = places.map((place) => `${place.x} ${place.y}`);
  expect(new Set(boxes).size).toBe(places.length);
  for (const place of places) expect(place.y + place.h).toBeLessThanOrEqual(picture.height);
  // On the way in ink, the step not asked for in pencil.
  const lines = picture.shapes.filter((shape) => shape.kind === "line" && shape.width === 2);
  expect(lines.map((line) => (line.kind === "line" ? [line.tone, line.dashed] : []))).toEqual([
    ["accent", false],
    ["accent", false],
    ["dash", true],
  ]);
});

test("a crowd is counted, but for those on the way", () => {
  const many = Array.from({ length: 500 }, (_, index) => node(`p${index}`, 1));
  const one: Way = { ...way, steps: [step(null, "p444", true)] };
  const { places, picture } = layTiers(treeOf({ people: many, referrals: [] }), one, words);
  expect(places.length).toBe(7);
  expect(places.map((place) => place.person.id)).toContain("p444");
  expect(picture.shapes.some((shape) => shape.kind === "label" && shape.text === "and 493 more")).toBe(true);
});

test("nobody yet is still a drawing", () => {
  expect(layTiers([], null, words).picture.width).toBeGreaterThan(0);
  expect(layMap([], [], "You").stars).toEqual([]);
});

test("a line between two levels bends, one on a level is straight", () => {
  expect(curve({ x: 0, y: 5 }, { x: 9, y: 5 })).toBe("M0 5L9 5");
  expect(curve({ x: 0, y: 0 }, { x: 200, y: 40 })).toBe("M0 0C26 0 26 40 52 40L200 40");
});

test("the map puts generations on rings and everybody apart", () => {
  const { stars, picture } = layMap(treeOf({ people, referrals }), referrals, "You");
  const you = picture.shapes.find((shape) => shape.kind === "label" && shape.text === "You");
  const middle = you?.kind === "label" ? { x: you.x, y: you.y - 26 } : { x: 0, y: 0 };
  const far = new Map(
    stars.map((star) => [star.person.id, Math.round(Math.hypot(star.x - middle.x, star.y - middle.y))]),
  );
  expect(far.get("ruth")).toBe(far.get("frank"));
  expect(far.get("daniel")).toBeGreaterThan(far.get("ruth") ?? 0);
  expect(far.get("amara")).toBeGreaterThan(far.get("daniel") ?? 0);
  expect(far.get("helen")).toBeGreaterThan(far.get("amara") ?? 0);
  expect(new Set(stars.map((star) => `${star.x.toFixed(1)} ${star.y.toFixed(1)}`)).size).toBe(stars.length);
  for (const star of stars) {
    expect(star.x).toBeGreaterThan(0);
    expect(star.x).toBeLessThan(picture.width);
  }
});

test("five thousand people are laid out in a moment, in the same places each time", () => {
  const crowd = [node("n0", 1)];
  const named: Edge[] = [];
  for (let at = 1; at < 5000; at += 1) {
    const giver = Math.floor((at - 1) / 4);
    crowd.push(node(`n${at}`, (crowd[giver]?.degree ?? 0) + 1));
    named.push(edge(`n${giver}`, `n${at}`));
  }
  const begin = performance.now();
  const first = layMap(treeOf({ people: crowd, referrals: named }), named, "You");
  const took = performance.now() - begin;
  expect(first.stars.length).toBe(5000);
  // Against squares, not for speed: the machine may be busy.
  expect(took).toBeLessThan(3000);
  expect(layMap(treeOf({ people: crowd, referrals: named }), named, "You")).toEqual(first);
});

test("a saved picture is well-formed, whatever people are called", () => {
  const colours = Object.fromEntries(tones.map((tone) => [tone, "#123456"])) as Colours;
  const odd = [node('Ruth "R" <b>&</b>', 1)];
  const { picture } = layTiers(treeOf({ people: odd, referrals: [] }), null, words);
  const text = svgText(picture, colours, "Your network");
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(parsed.querySelector("parsererror")).toBeNull();
  expect(parsed.querySelector("title")?.textContent).toBe("Your network");
  expect([...parsed.querySelectorAll("text")].map((one) => one.textContent)).toContain('Ruth "R" <b>&</b>');
});

test("a name too long is cut", () => {
  expect(fitting("Ruth", 100, 15)).toBe("Ruth");
  expect(fitting("Bartholomew Featherstonehaugh-Cholmondeley", 100, 15)).toBe("Bartholomew…");
});

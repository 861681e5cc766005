import type { Branch } from "@/entities/network/model";
import type { Edge, Node } from "@/entities/network/queries";
import { fitting, type Picture, type Shape } from "@/lib/picture";

/** Where somebody is on the map, and how large. */
export interface Star {
  readonly person: Node;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Map2D {
  readonly picture: Picture;
  /** In the places of the picture. */
  readonly stars: readonly Star[];
}

/** Room along a ring for one person who led to nobody, in pixels. */
const room = 13;
const firstRing = 110;
const nextRing = 92;
/** Room for the names beside the outermost people, and above and below. */
const beside = 150;
const around = 48;

interface Leafy {
  readonly branch: Branch;
  readonly leaves: number;
  readonly children: readonly Leafy[];
}

function leafy(branch: Branch): Leafy {
  const children = branch.children.map(leafy);
  return {
    branch,
    children,
    leaves: Math.max(
      1,
      children.reduce((sum, child) => sum + child.leaves, 0),
    ),
  };
}

const at = (angle: number, radius: number) => ({
  x: Math.cos(angle) * radius,
  y: Math.sin(angle) * radius,
});

/**
 * Everybody around the one who searches: a ring for each generation, and for everyone as much of the circle as those
 * they led to need. The same network gives the same map each time.
 */
export function layMap(roots: readonly Branch[], referrals: readonly Edge[], you: string): Map2D {
  const warm = roots.filter((branch) => branch.person.degree !== null).map(leafy);
  const cold = roots.filter((branch) => branch.person.degree === null);
  const leaves = warm.reduce((sum, one) => sum + one.leaves, 0);
  const stars = new Map<string, Star>();
  const lines: Shape[] = [];
  // The rings are wide enough for all leaves side by side on the first ring that must hold them.
  const wide = Math.max(firstRing, (leaves * room) / (2 * Math.PI) / 2);
  const radius = (level: number) => wide + (level - 1) * Math.max(nextRing, wide / 3);
  let depth = 0;
  const grow = (
    one: Leafy,
    from: number,
    to: number,
    level: number,
    above: { x: number; y: number },
  ): void => {
    depth = Math.max(depth, level);
    const angle = (from + to) / 2;
    const spot = at(angle, radius(level));
    const led = one.children.length;
    stars.set(one.branch.person.id, {
      person: one.branch.person,
      ...spot,
      r: 4 + Math.min(8, 1.6 * Math.sqrt(led)),
    });
    const mid = at(angle, radius(level) - nextRing / 2);
    lines.push({
      kind: "line",
      d: `M${above.x.toFixed(1)} ${above.y.toFixed(1)}C${mid.x.toFixed(1)} ${mid.y.toFixed(1)} ${mid.x.toFixed(1)} ${mid.y.toFixed(1)} ${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`,
      tone: "edge",
      width: level === 1 ? 0.75 : 1.25,
    });
    let start = from;
    for (const child of one.children) {
      const end = start + ((to - from) * child.leaves) / one.leaves;
      grow(child, start, end, level + 1, spot);
      start = end;
    }
  };
  let start = -Math.PI / 2;
  for (const one of warm) {
    const end = start + (2 * Math.PI * one.leaves) / Math.max(leaves, 1);
    grow(one, start, end, 1, { x: 0, y: 0 });
    start = end;
  }
  const outer = radius(depth + 1);
  cold.forEach((branch, index) => {
    const spot = at(-Math.PI / 2 + ((index + 0.5) * 2 * Math.PI) / cold.length, outer);
    stars.set(branch.person.id, { person: branch.person, ...spot, r: 5 });
  });
  const rings = Array.from({ length: depth + (cold.length > 0 ? 1 : 0) }, (_, index) => radius(index + 1));
  return framed([...stars.values()], drawn(stars, [...rings.map(ring), ...lines], referrals, you));
}

/** A generation's ring, as two halves: where there is somebody to see on it. */
function ring(radius: number): Shape {
  const r = radius.toFixed(1);
  const k = (radius * 0.5523).toFixed(1);
  return {
    kind: "line",
    d: `M-${r} 0C-${r} -${k} -${k} -${r} 0 -${r}C${k} -${r} ${r} -${k} ${r} 0C${r} ${k} ${k} ${r} 0 ${r}C-${k} ${r} -${r} ${k} -${r} 0Z`,
    tone: "line",
    width: 0.75,
  };
}

function drawn(
  stars: ReadonlyMap<string, Star>,
  lines: readonly Shape[],
  referrals: readonly Edge[],
  you: string,
): readonly Shape[] {
  const shapes: Shape[] = [];
  // Names given besides the first: thin, under everything else.
  for (const edge of referrals) {
    const from = stars.get(edge.from_id);
    const to = stars.get(edge.to_id);
    if (!from || !to || (from.person.degree ?? 0) + 1 === to.person.degree) continue;
    shapes.push({
      kind: "line",
      d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`,
      tone: "line",
      width: 0.75,
    });
  }
  shapes.push(...lines);
  const crowded = stars.size > 150;
  for (const { person, x, y, r } of stars.values()) {
    const cold = person.degree === null;
    const met = person.met_on !== null;
    shapes.push({
      kind: "dot",
      x,
      y,
      r,
      fill: cold ? "paper" : met ? "accent" : "sheet",
      tone: cold ? "dash" : "accent",
      width: 1.5,
      dashed: cold,
    });
    const right = x >= 0;
    const big = r > 7 || person.champion;
    shapes.push({
      kind: "label",
      x: x + (right ? r + 4 : -r - 4),
      y: y + 4,
      text: fitting(person.display_name, 150, 12),
      // In a crowd only those who led to somebody are named from afar; the others when one comes closer.
      size: crowded && !big ? 6 : 12,
      weight: big ? 600 : 400,
      tone: "ink",
      anchor: right ? "start" : "end",
    });
  }
  shapes.push({ kind: "dot", x: 0, y: 0, r: 9, fill: "accent", tone: "accent", width: 1 });
  shapes.push({
    kind: "label",
    x: 0,
    y: 26,
    text: you,
    size: 13,
    weight: 600,
    tone: "ink",
    anchor: "middle",
  });
  return shapes;
}

/** The drawing moved to where places are positive, no larger than the people and their names need. */
function framed(stars: readonly Star[], shapes: readonly Shape[]): Map2D {
  const xs = [0, ...stars.map((star) => star.x)];
  const ys = [0, ...stars.map((star) => star.y)];
  const left = xs.reduce((a, b) => Math.min(a, b)) - beside;
  const top = ys.reduce((a, b) => Math.min(a, b)) - around;
  const move = (_: string, x: string, y: string) =>
    `${(Number(x) - left).toFixed(1)} ${(Number(y) - top).toFixed(1)}`;
  return {
    picture: {
      width: xs.reduce((a, b) => Math.max(a, b)) + beside - left,
      height: ys.reduce((a, b) => Math.max(a, b)) + around - top,
      shapes: shapes.map((shape) =>
        shape.kind === "line"
          ? { ...shape, d: shape.d.replaceAll(/(-?[\d.]+) (-?[\d.]+)/g, move) }
          : { ...shape, x: shape.x - left, y: shape.y - top },
      ),
    },
    stars: stars.map((star) => ({ ...star, x: star.x - left, y: star.y - top })),
  };
}

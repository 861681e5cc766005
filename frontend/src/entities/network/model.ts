import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Edge, Network, Node } from "./queries";
import type { Who } from "./views";

/** Somebody in the tree of who led to whom, under the first who named them on a shortest way. */
export interface Branch {
  readonly person: Node;
  /** The name given that leads here; null for those one knows, and those no way leads to. */
  readonly edge: Edge | null;
  readonly level: number;
  readonly children: Branch[];
  /** Who named this person too. */
  readonly others: readonly Edge[];
}

/** The network as a forest: those one knows with all they led to, then those no way leads to yet. */
export function treeOf(network: Pick<Network, "people" | "referrals">): readonly Branch[] {
  const people = new Map(network.people.map((person) => [person.id, person]));
  const into = new Map<string, Edge[]>();
  for (const edge of network.referrals) into.set(edge.to_id, [...(into.get(edge.to_id) ?? []), edge]);
  const branches = new Map<string, Branch>();
  const roots: Branch[] = [];
  // The nearest generations come first: whoever leads here stands in the tree already.
  for (const person of network.people) {
    const edges = into.get(person.id) ?? [];
    const edge =
      person.degree === null || person.degree === 1
        ? null
        : (edges.find((one) => people.get(one.from_id)?.degree === (person.degree ?? 0) - 1) ?? null);
    const above = edge ? branches.get(edge.from_id) : undefined;
    const branch: Branch = {
      person,
      edge,
      level: above ? above.level + 1 : 1,
      children: [],
      others: edges.filter((one) => one !== edge),
    };
    branches.set(person.id, branch);
    (above?.children ?? roots).push(branch);
  }
  return roots;
}

export const whoWords: Record<Who, MessageDescriptor> = {
  met: msg`People you have met`,
  ahead: msg`Not met yet`,
  champions: msg`Champions`,
  wanted: msg`You want to reach`,
};

/** Whether somebody belongs to a part of the network. */
export function belongs(person: Node, who: Who | undefined): boolean {
  switch (who) {
    case undefined:
      return true;
    case "met":
      return person.met_on !== null;
    case "ahead":
      return person.met_on === null;
    case "champions":
      return person.champion;
    case "wanted":
      return person.wanted;
  }
}

/** The forest with those who belong, and whoever leads to them. */
export function narrowed(roots: readonly Branch[], who: Who | undefined): readonly Branch[] {
  if (who === undefined) return roots;
  return roots.flatMap((branch) => {
    const children = [...narrowed(branch.children, who)];
    return children.length > 0 || belongs(branch.person, who) ? [{ ...branch, children }] : [];
  });
}

/** The rows of the forest from top to bottom, without what is folded away. */
export function rowsOf(roots: readonly Branch[], folded: ReadonlySet<string>): readonly Branch[] {
  const rows: Branch[] = [];
  const waiting = roots.toReversed();
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    rows.push(branch);
    if (!folded.has(branch.person.id)) waiting.push(...branch.children.toReversed());
  }
  return rows;
}

/** What a mark beside a name says. */
export type MarkKind = "call" | "letter" | "meeting" | "waiting" | "champion";

export const markWords: Record<MarkKind, MessageDescriptor> = {
  call: msg`Call`,
  letter: msg`Letter`,
  meeting: msg`Meeting set`,
  waiting: msg`No answer yet`,
  champion: msg`Champion`,
};

const calls = new Set<Node["next_kind"]>(["call_promised", "ask_by_phone", "check_back"]);
const letters = new Set<Node["next_kind"]>(["write_letter", "post_letter", "name_day"]);

/** The one mark of a person: what is under way, else that they are a champion. */
export function markOf(person: Node): MarkKind | null {
  if (person.stage === "meeting") return "meeting";
  if (person.next_kind === "call_again" || person.next_kind === "resend_letter") return "waiting";
  if (person.champion) return "champion";
  if (person.degree === null) return null;
  if (letters.has(person.next_kind)) return "letter";
  return calls.has(person.next_kind) ? "call" : null;
}

/** What a generation is called: you know them, through them, and so on outwards. */
export function tierWords(degree: number | null): MessageDescriptor {
  if (degree === null) return msg`You want to reach`;
  if (degree === 0) return msg`You`;
  if (degree === 1) return msg`People you know`;
  if (degree === 2) return msg`Through them`;
  if (degree === 3) return msg`One step further`;
  if (degree === 4) return msg`Two steps further`;
  return msg`Further still`;
}

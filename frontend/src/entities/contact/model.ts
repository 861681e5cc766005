import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Schemas } from "@/api/types";
import type { LeafState } from "@/ui/leaf";

type Contact = Schemas["ContactOut"];
export type Stage = Contact["stage"];
export type Circle = NonNullable<Contact["circle"]>;
export type NextKind = Schemas["NextActionOut"]["kind"];

/** Words by value as choices, in the order they are written in. */
function choicesOf<T extends string>(
  words: Record<T, MessageDescriptor>,
): readonly { readonly value: T; readonly label: MessageDescriptor }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));
}

/** Where one knows somebody from, in the order in which one is asked (NET-2). */
export const circleWords: Record<Circle, MessageDescriptor> = {
  church: msg`Church`,
  community: msg`Community`,
  former_colleague: msg`Worked together`,
  friend: msg`Friend`,
  family: msg`Family`,
  alumni: msg`School or college`,
  professional: msg`Same profession`,
  other: msg`Somewhere else`,
};
export const circles = choicesOf(circleWords);

/** How far things have come, as it stands in the list. */
export const stageWords: Record<Stage, MessageDescriptor> = {
  new: msg`Not asked yet`,
  named: msg`Named to you`,
  letter: msg`Letter sent`,
  call: msg`Called`,
  meeting: msg`Meeting set`,
  met: msg`Met`,
  thanked: msg`Keeping in touch`,
  resting: msg`Left to rest`,
};
export const stages = choicesOf(stageWords);

export const degrees = [
  { value: "primary", label: msg`People you know` },
  { value: "secondary", label: msg`Named by others` },
  { value: "cold", label: msg`No way there yet` },
] as const;

export const sorts = [
  { value: "display_name", label: msg`By name` },
  { value: "next_on", label: msg`By what comes next` },
  { value: "-updated_at", label: msg`Last changed first` },
  { value: "degree", label: msg`Nearest first` },
] as const;
export type SortKey = (typeof sorts)[number]["value"];

/** How well one knows somebody; unknown until said, as for everybody a file brought in. */
export const closenesses = [
  { value: "unknown", label: msg`Not said yet` },
  { value: "1", label: msg`We have met` },
  { value: "2", label: msg`A little` },
  { value: "3", label: msg`Fairly well` },
  { value: "4", label: msg`Well` },
  { value: "5", label: msg`Very well` },
] as const;
export type ClosenessKey = (typeof closenesses)[number]["value"];

/** What narrows the list; all of it stands in the address. */
export interface ContactFilter {
  readonly q?: string | undefined;
  readonly circle?: Circle | undefined;
  readonly stage?: Stage | undefined;
  readonly degree?: (typeof degrees)[number]["value"] | undefined;
  readonly tag?: string | undefined;
  readonly referred_by?: string | undefined;
  /** ISO day: something is to be done by then. */
  readonly next_by?: string | undefined;
  readonly organization_id?: string | undefined;
  readonly closeness?: ClosenessKey | undefined;
  readonly source?: "import" | undefined;
  /** Those put away, who are left out otherwise. */
  readonly archived?: true | undefined;
  readonly sort?: SortKey | undefined;
}

type Narrowing = Schemas["FilterIn"];

/** The filter as the contract has it; nothing where nothing narrows. */
export function narrowingOf(filter: ContactFilter): Narrowing {
  return {
    ...(filter.q ? { q: filter.q } : {}),
    ...(filter.circle ? { circle: [filter.circle] } : {}),
    ...(filter.stage ? { stage: [filter.stage] } : {}),
    ...(filter.tag ? { tag: [filter.tag] } : {}),
    ...(filter.degree ? { degree: filter.degree } : {}),
    ...(filter.next_by ? { next_by: filter.next_by } : {}),
    ...(filter.referred_by ? { referred_by: filter.referred_by } : {}),
    ...(filter.organization_id ? { organization_id: filter.organization_id } : {}),
    ...(filter.closeness ? { closeness: [filter.closeness] } : {}),
    ...(filter.source ? { source: [filter.source] } : {}),
    ...(filter.archived ? { archived: true } : {}),
  };
}

/** A saved view as the filter of the list. Of several values of one kind the list shows the first. */
export function filterOf(view: Schemas["ViewFilters"]): ContactFilter {
  const sort = sorts.find(({ value }) => value === view.sort)?.value;
  return {
    q: view.q ?? undefined,
    circle: view.circle?.[0],
    stage: view.stage?.[0],
    tag: view.tag?.[0],
    degree: view.degree ?? undefined,
    next_by: view.next_by ?? undefined,
    referred_by: view.referred_by ?? undefined,
    organization_id: view.organization_id ?? undefined,
    closeness: view.closeness?.[0],
    source: view.source?.[0] === "import" ? "import" : undefined,
    archived: view.archived || undefined,
    sort: sort === "display_name" ? undefined : sort,
  };
}

/** Whether two filters show the same list in the same order. */
export function sameFilter(one: ContactFilter, other: ContactFilter): boolean {
  const plain = (filter: ContactFilter) =>
    JSON.stringify([narrowingOf(filter), filter.sort ?? "display_name"]);
  return plain(one) === plain(other);
}

/** Whether anything narrows the list; the order does not. */
export function isFiltered({ sort: _order, ...narrowing }: ContactFilter): boolean {
  return Object.values(narrowing).some((value) => value !== undefined);
}

/** The one next step (NET-12) in a few words, for a row that has the name beside it. */
export const nextWords: Record<NextKind, MessageDescriptor> = {
  ask_by_phone: msg`Call and ask`,
  write_letter: msg`Write the letter`,
  post_letter: msg`Post the letter`,
  call_promised: msg`Call as promised`,
  call_again: msg`Try again`,
  resend_letter: msg`Send the letter again`,
  rest: msg`Leave to rest`,
  prepare_meeting: msg`Get ready`,
  hold_meeting: msg`Meet`,
  debrief: msg`Write down what was said`,
  thank_you: msg`Say thank you`,
  update_referrer: msg`Tell who named them`,
  check_back: msg`Check back`,
  find_introduction: msg`Find a way there`,
  ask_permission: msg`Ask to use the name`,
  name_day: msg`Name a day to call`,
  find_number: msg`Find the number`,
  keep_warm: msg`Send a line`,
  none: msg`Nothing to do`,
};

const promised = new Set<NextKind>(["call_promised", "check_back"]);
const due = new Set<NextKind>(["hold_meeting", "prepare_meeting", "debrief", "thank_you", "update_referrer"]);

/** Ink, outline or pencil: what was promised, what is set or owed, and what the program merely suggests. */
export function leafOf(kind: NextKind, on: string | null, today: Temporal.PlainDate): LeafState {
  if (promised.has(kind)) {
    return on !== null && Temporal.PlainDate.compare(on, today) < 0 ? "broken" : "promised";
  }
  return due.has(kind) ? "due" : "suggested";
}

export interface RailStep {
  readonly id: "known" | "named" | "letter" | "call" | "met" | "thanked" | "in_touch";
  readonly state: "done" | "now" | "ahead";
}

const known = ["known", "call", "met", "thanked", "in_touch"] as const;
const named = ["named", "letter", "call", "met", "thanked", "in_touch"] as const;
/** The last step that is behind one, by stage; a letter has no place on the way to people one knows (LND-1). */
const behind: Record<Stage, RailStep["id"] | null> = {
  new: null,
  named: "named",
  letter: "letter",
  call: "letter",
  resting: "letter",
  meeting: "call",
  met: "met",
  thanked: "thanked",
};

/** The steps with somebody: what is done, where one stands, and what is ahead. */
export function railOf({ stage, degree }: Pick<Contact, "stage" | "degree">): readonly RailStep[] {
  const primary = degree === 1;
  const ids: readonly RailStep["id"][] = primary ? known : named;
  const last = behind[stage];
  let done = last === null ? -1 : ids.indexOf(last);
  if (primary) done = Math.max(done, 0);
  return ids.map((id, index) => ({
    id,
    state: index <= done ? "done" : index === done + 1 ? "now" : "ahead",
  }));
}

/** A first name to speak of somebody by; the whole name where no parts are known. */
export function shortName({
  given_name,
  display_name,
}: Pick<Contact, "given_name" | "display_name">): string {
  return given_name || display_name;
}

/** "Operations manager, Harbour Mills" out of what is known of it. */
export function workOf({
  headline,
  organization_name,
}: Pick<Contact, "headline" | "organization_name">): string {
  return [headline, organization_name].filter(Boolean).join(", ");
}

/** The address a phone understands: the international form where it is known. */
export function telOf(phone: Schemas["PhoneOut"]): string {
  return `tel:${phone.e164 ?? phone.number.replaceAll(/[^+\d]/g, "")}`;
}

/** A text cut at the names in it, so that each can be a link. */
export function linkNames(
  text: string,
  people: readonly Schemas["PersonOut"][],
): readonly (string | Schemas["PersonOut"])[] {
  let parts: readonly (string | Schemas["PersonOut"])[] = [text];
  for (const person of people) {
    if (person.display_name === "") continue;
    parts = parts.flatMap((part) => {
      if (typeof part !== "string") return [part];
      const at = part.indexOf(person.display_name);
      if (at < 0) return [part];
      return [part.slice(0, at), person, part.slice(at + person.display_name.length)].filter(
        (piece) => piece !== "",
      );
    });
  }
  return parts;
}

/** What two people share, as it ends the sentence "You both …": however it was typed. */
export function sharedOf(text: string): string {
  return text
    .trim()
    .replace(/^(you|we) both\s+/i, "")
    .replace(/\.$/, "");
}

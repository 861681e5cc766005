import type { Schemas } from "@/api/types";

type Contact = Schemas["ContactOut"];

/** What the form about a contact holds: every value as it is typed. */
export interface ContactDraft {
  readonly given_name: string;
  readonly family_name: string;
  readonly honorific: string;
  readonly headline: string;
  readonly organization_name: string;
  readonly phones: readonly { readonly number: string; readonly label: string }[];
  readonly emails: readonly { readonly address: string; readonly label: string }[];
  readonly address: string;
  readonly circle: NonNullable<Contact["circle"]> | "";
  readonly known: boolean;
  readonly trusted: boolean;
  readonly closeness: string;
  readonly standing: Contact["standing"];
  readonly decision_maker: boolean;
  readonly champion: boolean;
  readonly do_not_contact: boolean;
  readonly friday_style: NonNullable<Contact["friday_style"]>;
  /** Empty for the zone the program works out (TIM-8). */
  readonly time_zone: string;
  /** With commas between. */
  readonly tags: string;
  readonly notes: string;
}

/**
 * A contact as the form shows it. Where only the whole name is known, it stands as the given name: the person who
 * edits knows how it falls apart, the program does not.
 */
export function draftOf(contact: Contact): ContactDraft {
  const split = contact.given_name !== "" || contact.family_name !== "";
  return {
    given_name: split ? contact.given_name : contact.display_name,
    family_name: contact.family_name,
    honorific: contact.honorific,
    headline: contact.headline,
    organization_name: contact.organization_name ?? "",
    phones: contact.phones.map(({ number, label }) => ({ number, label })),
    emails: contact.emails.map(({ address, label }) => ({ address, label })),
    address: contact.address,
    circle: contact.circle ?? "",
    known: contact.known,
    trusted: contact.trusted,
    closeness: contact.closeness === null ? "" : String(contact.closeness),
    standing: contact.standing,
    decision_maker: contact.decision_maker,
    champion: contact.champion,
    do_not_contact: contact.do_not_contact,
    friday_style: contact.friday_style ?? "unknown",
    time_zone: contact.time_zone ?? "",
    tags: contact.tags.join(", "),
    notes: contact.notes,
  };
}

/** The tags of a line: "choir, mill" without empty ones and without repeats. */
export function tagsOf(line: string): string[] {
  return [
    ...new Set(
      line
        .split(",")
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  ];
}

function wire(draft: ContactDraft): Required<Pick<Schemas["ContactPatch"], keyof ContactDraft>> {
  return {
    given_name: draft.given_name.trim(),
    family_name: draft.family_name.trim(),
    honorific: draft.honorific.trim(),
    headline: draft.headline.trim(),
    organization_name: draft.organization_name.trim() || null,
    phones: draft.phones
      .filter(({ number }) => number.trim() !== "")
      .map(({ number, label }) => ({ number: number.trim(), label })),
    emails: draft.emails
      .filter(({ address }) => address.trim() !== "")
      .map(({ address, label }) => ({ address: address.trim(), label })),
    address: draft.address.trim(),
    circle: draft.circle === "" ? null : draft.circle,
    known: draft.known,
    trusted: draft.trusted,
    closeness: draft.closeness === "" ? null : Number(draft.closeness),
    standing: draft.standing,
    decision_maker: draft.decision_maker,
    champion: draft.champion,
    do_not_contact: draft.do_not_contact,
    friday_style: draft.friday_style === "unknown" ? null : draft.friday_style,
    time_zone: draft.time_zone === "" ? null : draft.time_zone,
    tags: tagsOf(draft.tags),
    notes: draft.notes.trim(),
  };
}

/** Only what differs from what was read: what another device changed meanwhile is left as it is. */
export function patchOf(draft: ContactDraft, read: ContactDraft): Schemas["ContactPatch"] {
  const before: Record<string, unknown> = wire(read);
  const changed = Object.entries(wire(draft)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  const patch: Schemas["ContactPatch"] = Object.fromEntries(changed);
  // The whole name follows its parts, else it would keep what stood there before.
  if ("given_name" in patch || "family_name" in patch) {
    patch.display_name = [draft.given_name.trim(), draft.family_name.trim()].filter(Boolean).join(" ");
  }
  return patch;
}

/** The fields in which what one wrote and what stands there now differ, for showing both. */
export function differences(
  mine: ContactDraft,
  read: ContactDraft,
  theirs: ContactDraft,
): readonly (keyof ContactDraft)[] {
  const own = wire(mine);
  const base = wire(read);
  const other = wire(theirs);
  return (Object.keys(own) as (keyof ContactDraft)[]).filter((name) => {
    const [a, b, c] = [own[name], base[name], other[name]].map((value) => JSON.stringify(value));
    return b !== c && a !== c;
  });
}

import type { Schemas } from "@/api/types";

type Organization = Schemas["OrganizationOut"];

/** What the form about a place holds: every value as it is typed; empty for "not said". */
export interface OrganizationDraft {
  readonly name: string;
  readonly address: string;
  readonly website: string;
  readonly note: string;
  readonly office_opens: string;
  readonly office_closes: string;
  readonly time_zone: string;
  readonly country: string;
  readonly region: string;
  readonly friday_style: Organization["friday_style"];
}

export function draftOf(organization: Organization): OrganizationDraft {
  return {
    name: organization.name,
    address: organization.address,
    website: organization.website,
    note: organization.note,
    office_opens: organization.office_opens?.slice(0, 5) ?? "",
    office_closes: organization.office_closes?.slice(0, 5) ?? "",
    time_zone: organization.time_zone ?? "",
    country: organization.country ?? "",
    region: organization.region ?? "",
    friday_style: organization.friday_style,
  };
}

/** "northgate.example" as an address of the web. */
function webOf(text: string): string {
  const typed = text.trim();
  return typed === "" || /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
}

function wire(
  draft: OrganizationDraft,
): Required<Pick<Schemas["OrganizationPatch"], keyof OrganizationDraft>> {
  return {
    name: draft.name.trim(),
    address: draft.address.trim(),
    website: webOf(draft.website),
    note: draft.note.trim(),
    office_opens: draft.office_opens || null,
    office_closes: draft.office_closes || null,
    time_zone: draft.time_zone || null,
    country: draft.country || null,
    // A region belongs to its country.
    region: draft.country ? draft.region.trim().toUpperCase() || null : null,
    friday_style: draft.friday_style,
  };
}

/** Only what differs from what was read: what another device changed meanwhile is left as it is. */
export function patchOf(draft: OrganizationDraft, read: OrganizationDraft): Schemas["OrganizationPatch"] {
  const before: Record<string, unknown> = wire(read);
  return Object.fromEntries(Object.entries(wire(draft)).filter(([name, value]) => value !== before[name]));
}

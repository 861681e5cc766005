import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "@/api/types";

type State = Schemas["ImportOut"]["state"];

/** The largest file the server reads, in bytes. */
export const maxBytes = 25 * 1024 * 1024;

/** Whether the server is at work, so that there is more to ask for. */
export function isMoving(state: State): boolean {
  return state === "pending" || state === "validating" || state === "running" || state === "undoing";
}

/** The stations of the way in, and of the way back. */
export type Station =
  | "reading"
  | "mapping"
  | "looking"
  | "adding"
  | "done"
  | "leaving"
  | "undone"
  | "stopped";

export function stationOf(state: State, commitAsked: boolean): Station {
  switch (state) {
    case "pending":
    case "validating":
      return commitAsked ? "adding" : "reading";
    case "needs_mapping":
      return "mapping";
    case "ready":
      return commitAsked ? "adding" : "looking";
    case "running":
      return "adding";
    case "succeeded":
    case "succeeded_with_errors":
      return "done";
    case "undoing":
      return "leaving";
    case "undone":
      return "undone";
    case "failed":
    case "cancelled":
      return "stopped";
  }
}

/** What kind of file it is, in words. Names of products are not translated. */
export const formatWords: Record<string, MessageDescriptor> = {
  linkedin_connections: msg`LinkedIn, Connections.csv`,
  linkedin_archive: msg`LinkedIn, the whole archive`,
  google_csv: msg`Google Contacts, CSV`,
  outlook_csv: msg`Outlook, CSV`,
  thunderbird_csv: msg`Thunderbird, CSV`,
  mapped_csv: msg`A table, CSV`,
  mapped_xlsx: msg`A table, Excel`,
  vcard: msg`Cards, vCard`,
  monica_json: msg`Monica, JSON`,
  inroad_export: msg`An export of Inroad`,
};

/** The fields a column can hold, in the order in which they are offered. */
export const fieldWords: Record<string, MessageDescriptor> = {
  display_name: msg`Whole name`,
  given_name: msg`Given name`,
  middle_name: msg`Middle name`,
  family_name: msg`Family name`,
  honorific: msg`Mr, Ms, Dr`,
  headline: msg`What they do`,
  organization: msg`Where they work`,
  email: msg`E-mail`,
  phone: msg`Phone`,
  url: msg`LinkedIn or web address`,
  address: msg`Postal address`,
  connected_on: msg`Day you met`,
  referred_by: msg`Who gave you the name`,
  tags: msg`Tags`,
  note: msg`Note`,
};

/** Column → field, as chosen, to field → column, as the contract has it. */
export function mappingOf(chosen: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(chosen)
      .filter(([, field]) => field !== "")
      .map(([column, field]) => [field, column]),
  );
}

/** What stands in the way of a mapping: a field given to two columns, or no name at all. */
export function mappingFault(chosen: Readonly<Record<string, string>>): "twice" | "nameless" | null {
  const fields = Object.values(chosen).filter((field) => field !== "");
  if (new Set(fields).size < fields.length) return "twice";
  return fields.some((field) => ["display_name", "given_name", "family_name"].includes(field))
    ? null
    : "nameless";
}

/** A file of what was pasted; a card begins like one, everything else is a table. */
export function fileOf(pasted: string): File {
  const card = /^\s*BEGIN\s*:\s*VCARD/i.test(pasted);
  return new File([pasted], card ? "pasted.vcf" : "pasted.csv", { type: "text/plain" });
}

/** "1.4 MB", "12 KB": what a file weighs. */
export function weight(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

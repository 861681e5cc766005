import type { Schemas } from "@/api/types";

type Item = Schemas["TodayItem"];
type ReasonOut = Schemas["ReasonOut"];

export interface Sections {
  /** What stands on the one sheet of paper; null on a quiet day. */
  readonly first: Item | null;
  readonly later: readonly Item[];
  readonly ifTime: readonly Item[];
  readonly ready: readonly Item[];
  readonly done: readonly Item[];
}

/**
 * The day's items by where they stand. `chosen` is the id of an item somebody brought to the sheet: it comes first
 * there, and what stood there before takes its place among the later ones.
 */
export function sectionsOf(items: readonly Item[], chosen: string | null): Sections {
  const open = items.filter((item) => item.section !== "done");
  const picked = open.find((item) => item.id === chosen);
  const own = items.find((item) => item.section === "first") ?? null;
  const first = picked ?? own;
  const rest = (section: Item["section"]) =>
    items.filter((item) => item.section === section && item !== first);
  return {
    first,
    later: own && own !== first ? [own, ...rest("later_today")] : rest("later_today"),
    ifTime: rest("if_there_is_time"),
    ready: rest("when_ready"),
    done: rest("done"),
  };
}

const hours = new Set(["TIM-1", "TIM-2", "TIM-3", "TIM-4", "TIM-7", "TIM-8"]);

/** Why it comes first, and what speaks for the hour: two notes in the margin. */
export function splitReasons(reasons: readonly ReasonOut[]): {
  readonly why: readonly ReasonOut[];
  readonly hour: readonly ReasonOut[];
} {
  const hour = reasons.filter((reason) => hours.has(reason.rule));
  const why = reasons.filter((reason) => !hours.has(reason.rule));
  return why.length > 0 ? { why, hour } : { why: hour, hour: [] };
}

/** Where pressing the item leads, when it is a page; null where it is a call or something done on the spot. */
export function pageOf(item: Item): string | null {
  switch (item.action) {
    case "get_ready":
      return item.meeting_id ? `/meetings/${item.meeting_id}` : null;
    case "run_meeting":
      return item.meeting_id ? `/meetings/${item.meeting_id}/run` : null;
    case "debrief":
      return item.meeting_id ? `/meetings/${item.meeting_id}/debrief` : null;
    case "open_letter":
    case "write_letter":
    case "write_note":
    case "read_reply":
      return item.letter_id ? `/letters/${item.letter_id}` : null;
    case "open_contact":
      return item.contact ? contactPage(item.contact.id) : null;
    case "call":
    case "log_attempt":
    case "add_contact":
    case "mark_sent":
      return null;
  }
}

/** A contact's own page. */
export function contactPage(contactId: string): string {
  return `/contacts/${contactId}`;
}

/** The letter to begin when there is none yet; null where nothing is to be written. */
export function letterToBegin(item: Item): Schemas["LetterIn"] | null {
  if (!item.contact || item.letter_id) return null;
  const contact_id = item.contact.id;
  const about = item.meeting_id ? { meeting_id: item.meeting_id } : {};
  if (item.kind === "thank_you") return { contact_id, kind: "thank_you", ...about };
  if (item.kind === "update_referrer") return { contact_id, kind: "update", ...about };
  const writes = item.action === "write_letter" || item.action === "write_note";
  return writes ? { contact_id, kind: "pitch" } : null;
}

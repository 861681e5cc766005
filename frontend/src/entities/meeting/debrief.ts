import type { Schemas } from "@/api/types";
import type { GainKind, Outcome } from "./model";
import { type NamedDraft, type Notebook, splitName, standing } from "./notebook";
import { settled } from "./writing";
import { deviceNow } from "./server-clock";

export interface DebriefDraft {
  readonly outcome: Outcome | "";
  readonly names: readonly NamedDraft[];
  readonly gains: readonly { readonly kind: GainKind; readonly text: string }[];
  readonly no_gain_reason: string;
  readonly feedback: string;
  readonly skills_said: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly hard_to_hear: string;
  readonly big_picture: string;
  readonly observed: string;
  readonly notes: string;
  /** One for each question, in their order. */
  readonly answers: readonly string[];
  readonly rapport: string;
  readonly asked_of_me: string;
  readonly champion: boolean;
  /** Empty: the server takes the third business day. */
  readonly check_back_on: string;
  readonly offer_given: boolean;
  /** What I said I would send: becomes a promise. */
  readonly promised_to_send: string;
  /** Empty: the next working day. */
  readonly send_on: string;
}

/** What was noted at the table, laid out for writing down while it is fresh; nothing has to be typed twice. */
export function draftFrom(left: Notebook, meeting: Schemas["MeetingOut"]): DebriefDraft {
  // Whoever came here without the goodbye still has what stood half written there.
  const book = settled(left, deviceNow());
  const of = (kind: string) => standing(book).filter((note) => note.kind === kind);
  const asked = of("asked_me");
  const fresh: DebriefDraft = {
    outcome: book.willThink ? "will_think" : book.names.length > 0 ? "referrals" : "",
    names: book.names,
    gains: [{ kind: "insight", text: "" }],
    no_gain_reason: "",
    feedback: book.feedback,
    skills_said: book.skills,
    strengths: "",
    weaknesses: "",
    hard_to_hear: "",
    big_picture: "",
    observed: of("noticed")
      .map((note) => note.text)
      .filter(Boolean)
      .join("\n"),
    notes: meeting.notes,
    answers: meeting.questions.map(() => ""),
    rapport: "",
    asked_of_me: asked.length > 0 ? String(asked.length) : "",
    champion: false,
    check_back_on: "",
    offer_given: book.offerGiven,
    promised_to_send: of("offer")
      .map((note) => note.text)
      .filter(Boolean)
      .join("\n"),
    send_on: "",
  };
  const typed = book.debrief;
  return typeof typed === "object" && typed !== null ? { ...fresh, ...typed } : fresh;
}

/** Whether one came away with anything at all (NET-10). */
export function gained(draft: DebriefDraft): boolean {
  return (
    draft.names.some((one) => one.name.trim() !== "") ||
    draft.gains.some((one) => one.text.trim() !== "") ||
    draft.feedback.trim() !== ""
  );
}

function named(draft: NamedDraft): Schemas["NamedPersonIn"] {
  const reach = draft.reach.trim();
  return {
    ...(draft.contactId
      ? { contact_id: draft.contactId }
      : {
          ...splitName(draft.name),
          ...(reach.includes("@") ? { email: reach } : reach ? { phone: reach } : {}),
        }),
    introduction: draft.said.trim(),
    // A switch left alone says nothing: they may not have been asked.
    may_use_name: draft.may_use_name ? true : draft.rather_not ? false : null,
    kind: draft.kind,
  };
}

/** What both the first writing and a later one send; empty lines stay at home. */
function toldOf(draft: DebriefDraft) {
  if (draft.outcome === "") throw new Error("how one left is chosen before anything is sent");
  return {
    outcome: draft.outcome,
    gains: draft.gains
      .filter((one) => one.text.trim() !== "")
      .map(({ kind, text }) => ({ kind, text: text.trim() })),
    feedback: draft.feedback.trim(),
    skills_said: draft.skills_said.trim(),
    strengths: draft.strengths.trim(),
    weaknesses: draft.weaknesses.trim(),
    hard_to_hear: draft.hard_to_hear.trim(),
    big_picture: draft.big_picture.trim(),
    observed: draft.observed.trim(),
    notes: draft.notes.trim(),
    rapport: draft.rapport === "" ? null : Number(draft.rapport),
    asked_of_me: Number(draft.asked_of_me || "0"),
    offer_given: draft.offer_given,
  };
}

/** The body to send. */
export function bodyOf(draft: DebriefDraft, asked: readonly number[] | null): Schemas["DebriefIn"] {
  return {
    ...toldOf(draft),
    names: draft.names.filter((one) => one.name.trim() !== "").map(named),
    no_gain_reason: gained(draft) ? "" : draft.no_gain_reason.trim(),
    answers: Object.fromEntries(
      draft.answers.map((text, index) => [String(index), text.trim()]).filter(([, text]) => text !== ""),
    ) as Record<string, string>,
    champion: draft.champion,
    check_back_on: draft.outcome === "will_think" && draft.check_back_on ? draft.check_back_on : null,
    asked: asked === null ? null : [...asked],
    promised_to_send: draft.promised_to_send.trim(),
    send_on: draft.promised_to_send.trim() && draft.send_on ? draft.send_on : null,
  };
}

/** Fields of free words, which two devices may both have written in. */
const free = [
  "no_gain_reason",
  "feedback",
  "skills_said",
  "strengths",
  "weaknesses",
  "hard_to_hear",
  "big_picture",
  "observed",
  "notes",
] as const;

/** Both texts, the one that is kept first; once where one says all that the other does. */
function both(kept: string, typed: string): string {
  if (typed.trim() === "" || kept.includes(typed.trim())) return kept;
  return kept.trim() === "" || typed.includes(kept.trim()) ? typed : `${kept}\n${typed}`;
}

/**
 * What was written down, to be added to; with what was typed on this device and never saved, because the debrief came
 * from the other one.
 */
export function draftOf(meeting: Schemas["MeetingOut"], book: Notebook): DebriefDraft {
  const here = draftFrom(book, meeting);
  const gains = here.gains.filter(
    (one) => one.text.trim() !== "" && !meeting.gains.some((kept) => kept.text === one.text.trim()),
  );
  const texts = Object.fromEntries(free.map((name) => [name, both(meeting[name], here[name])]));
  return {
    ...here,
    ...texts,
    outcome: meeting.outcome ?? "",
    gains: [...meeting.gains, ...gains],
    answers: meeting.questions.map((_, index) =>
      both(meeting.answers[String(index)] ?? "", here.answers[index] ?? ""),
    ),
    rapport: here.rapport || String(meeting.rapport ?? ""),
    asked_of_me: String(Math.max(meeting.asked_of_me, Number(here.asked_of_me || "0")) || ""),
    offer_given: meeting.offer_given || here.offer_given,
  };
}

/** The change to send: everything as it stands now; an emptied answer goes. */
export function patchOf(draft: DebriefDraft): Schemas["DebriefPatch"] {
  return {
    ...toldOf(draft),
    no_gain_reason: draft.no_gain_reason.trim(),
    answers: Object.fromEntries(draft.answers.map((text, index) => [String(index), text.trim() || null])),
  };
}

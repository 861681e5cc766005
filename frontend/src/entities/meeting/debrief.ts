import type { Schemas } from "@/api/types";
import type { GainKind, Outcome } from "./model";
import { type Leads, type NamedDraft, type Notebook, noteLine, splitName } from "./notebook";

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
}

/** What was noted at the table, laid out for writing down while it is fresh; nothing has to be typed twice. */
export function draftFrom(book: Notebook, meeting: Schemas["MeetingOut"], leads: Leads): DebriefDraft {
  const of = (kind: string) => book.notes.filter((note) => note.kind === kind);
  const plain = book.notes.filter((note) => note.kind === "note" || note.kind === "offer");
  const asked = of("asked_me");
  // What stands on the server but was not written here comes first; a device without a notebook has only that.
  const before = book.notes.length === 0 ? meeting.notes : book.base;
  const lines = [...plain, ...asked].map((note) => noteLine(note, leads));
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
      .join("\n"),
    notes: [before, ...lines].filter(Boolean).join("\n"),
    answers: meeting.questions.map(() => ""),
    rapport: "",
    asked_of_me: asked.length > 0 ? String(asked.length) : "",
    champion: false,
    check_back_on: "",
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
  return {
    ...splitName(draft.name),
    introduction: draft.said.trim(),
    // A switch left alone says nothing: they may not have been asked.
    may_use_name: draft.may_use_name ? true : null,
    kind: draft.kind,
  };
}

/** The body to send; empty lines stay at home. */
export function bodyOf(draft: DebriefDraft): Schemas["DebriefIn"] {
  if (draft.outcome === "") throw new Error("how one left is chosen before anything is sent");
  return {
    outcome: draft.outcome,
    names: draft.names.filter((one) => one.name.trim() !== "").map(named),
    gains: draft.gains
      .filter((one) => one.text.trim() !== "")
      .map(({ kind, text }) => ({ kind, text: text.trim() })),
    no_gain_reason: gained(draft) ? "" : draft.no_gain_reason.trim(),
    feedback: draft.feedback.trim(),
    skills_said: draft.skills_said.trim(),
    strengths: draft.strengths.trim(),
    weaknesses: draft.weaknesses.trim(),
    hard_to_hear: draft.hard_to_hear.trim(),
    big_picture: draft.big_picture.trim(),
    observed: draft.observed.trim(),
    notes: draft.notes.trim(),
    answers: Object.fromEntries(
      draft.answers.map((text, index) => [String(index), text.trim()]).filter(([, text]) => text !== ""),
    ) as Record<string, string>,
    rapport: draft.rapport === "" ? null : Number(draft.rapport),
    asked_of_me: Number(draft.asked_of_me || "0"),
    champion: draft.champion,
    check_back_on: draft.outcome === "will_think" && draft.check_back_on ? draft.check_back_on : null,
  };
}

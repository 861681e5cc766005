import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Schemas } from "@/api/types";

export type Outcome = Schemas["AttemptIn"]["outcome"];

/** What can come of a call, in the order of the digits 1 to 9. Silence is never a refusal. */
export const outcomes: readonly { readonly value: Outcome; readonly label: MessageDescriptor }[] = [
  { value: "meeting_agreed", label: msg`We agreed to meet` },
  { value: "reached", label: msg`We talked` },
  { value: "call_back_later", label: msg`They asked me to call on another day` },
  { value: "voicemail", label: msg`I left a message` },
  { value: "no_answer", label: msg`Nobody answered` },
  { value: "gatekeeper", label: msg`Somebody else took the call` },
  { value: "too_busy", label: msg`Too busy at the moment` },
  { value: "wrong_number", label: msg`The number is wrong` },
  { value: "declined", label: msg`They would rather not meet` },
];

/** The outcome behind a digit, "1" to "9"; undefined for other keys. */
export function outcomeOf(key: string): Outcome | undefined {
  return /^[1-9]$/.test(key) ? outcomes[Number(key) - 1]?.value : undefined;
}

/** The same as it stands in the strip after logging: "Logged: voicemail." */
export const logged: Record<Outcome, MessageDescriptor> = {
  meeting_agreed: msg`Logged: you agreed to meet.`,
  reached: msg`Logged: you talked.`,
  call_back_later: msg`Logged: they asked for another day.`,
  voicemail: msg`Logged: voicemail.`,
  no_answer: msg`Logged: no answer.`,
  gatekeeper: msg`Logged: somebody else took the call.`,
  too_busy: msg`Logged: too busy at the moment.`,
  wrong_number: msg`Logged: the number is wrong.`,
  declined: msg`Logged: they would rather not.`,
};

export interface AttemptDraft {
  readonly outcome: Outcome | "";
  /** Wall-clock day and time in the zone of the search; empty for now. */
  readonly happened_at: string;
  readonly note: string;
  readonly call_back_on: string;
  readonly override_reason: string;
  readonly meeting: {
    readonly place: string;
    readonly local_start: string;
    readonly format: "in_person" | "phone" | "video";
    readonly format_reason: string;
    readonly travel_minutes: string;
  };
}

export const blankAttempt: AttemptDraft = {
  outcome: "",
  happened_at: "",
  note: "",
  call_back_on: "",
  override_reason: "",
  meeting: { place: "", local_start: "", format: "in_person", format_reason: "", travel_minutes: "" },
};

/** The body to send: only what belongs to the outcome goes along. */
export function attemptOf(draft: AttemptDraft, zone: string): Schemas["AttemptIn"] {
  if (draft.outcome === "") throw new Error("an outcome is chosen before anything is sent");
  const { meeting } = draft;
  return {
    outcome: draft.outcome,
    note: draft.note.trim(),
    ...(draft.happened_at === ""
      ? {}
      : {
          happened_at: Temporal.PlainDateTime.from(draft.happened_at)
            .toZonedDateTime(zone)
            .toInstant()
            .toString(),
        }),
    ...(draft.outcome === "call_back_later" ? { call_back_on: draft.call_back_on } : {}),
    ...(draft.override_reason.trim() === "" ? {} : { override_reason: draft.override_reason.trim() }),
    ...(draft.outcome === "meeting_agreed"
      ? {
          meeting: {
            place: meeting.place.trim(),
            local_start: meeting.local_start,
            format: meeting.format,
            format_reason: meeting.format === "in_person" ? "" : meeting.format_reason.trim(),
            travel_minutes: Number(meeting.travel_minutes || "0"),
          },
        }
      : {}),
  };
}

import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Schemas } from "@/api/types";

type Meeting = Schemas["MeetingOut"];
export type Outcome = Schemas["DebriefIn"]["outcome"];
export type GainKind = Schemas["GainIn"]["kind"];

/** How one left, in the words of BYE-5; thinking it over is as good as any. */
export const outcomes: readonly { readonly value: Outcome; readonly label: MessageDescriptor }[] = [
  { value: "referrals", label: msg`With names of people to talk to` },
  { value: "invited", label: msg`With an invitation to come in` },
  { value: "both", label: msg`With both` },
  { value: "will_think", label: msg`They will think it over` },
  { value: "neither", label: msg`With neither, this time` },
];

export const gainKinds: readonly { readonly value: GainKind; readonly label: MessageDescriptor }[] = [
  { value: "insight", label: msg`Something I learned` },
  { value: "lead", label: msg`A lead they gave me` },
  { value: "feedback", label: msg`A word about me` },
  { value: "offer", label: msg`Something they offered` },
  { value: "friend", label: msg`A friend` },
  { value: "name", label: msg`A name` },
];

const titles = new Set(["dr", "prof", "mr", "mrs", "ms", "miss", "fr", "rev", "sr", "sir"]);

/** What one calls them: "Priya" of "Priya Raman", the whole name behind a title. */
export function calledName(displayName: string): string {
  const [first = displayName] = displayName.trim().split(/\s+/);
  return titles.has(first.toLowerCase().replace(".", "")) ? displayName : first;
}

const words: Readonly<Record<number, MessageDescriptor>> = {
  10: msg`ten`,
  15: msg`fifteen`,
  20: msg`twenty`,
  25: msg`twenty-five`,
  30: msg`thirty`,
  40: msg`forty`,
  45: msg`forty-five`,
  60: msg`sixty`,
};

/** "twenty"; null where the figure reads better. */
export function minutesWord(minutes: number): MessageDescriptor | null {
  return words[minutes] ?? null;
}

/** The promised end and the hour of leaving, on the wall clock of the meeting. */
export function wallTimes(meeting: Meeting): {
  readonly day: Temporal.PlainDate;
  readonly starts: Temporal.PlainTime;
  readonly ends: Temporal.PlainTime;
} {
  const start = Temporal.PlainDateTime.from(meeting.local_start);
  return {
    day: start.toPlainDate(),
    starts: start.toPlainTime(),
    ends: start.add({ minutes: meeting.minutes }).toPlainTime(),
  };
}

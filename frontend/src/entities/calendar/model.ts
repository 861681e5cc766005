import type { Schemas } from "@/api/types";

type CallDay = Schemas["CallDayOut"];

/**
 * Whole weeks from Monday to Friday, for a strip of five columns. Days that were not judged (before today, say) stand
 * there as past; a weekend is left out unless it is the chosen day, which can only be seen in words then.
 */
export function workWeeks(
  days: readonly Pick<CallDay, "on" | "word">[],
): readonly { readonly day: string; readonly word: CallDay["word"] }[] {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  const judged = new Map(days.map((day) => [day.on, day.word]));
  const from = Temporal.PlainDate.from(first.on);
  const monday =
    from.dayOfWeek > 5 ? from.add({ days: 8 - from.dayOfWeek }) : from.subtract({ days: from.dayOfWeek - 1 });
  const until = Temporal.PlainDate.from(last.on);
  const strip: { day: string; word: CallDay["word"] }[] = [];
  for (
    let week = monday;
    Temporal.PlainDate.compare(week.add({ days: 4 }), until) <= 0 || strip.length === 0;
    week = week.add({ days: 7 })
  ) {
    for (let step = 0; step < 5; step += 1) {
      const day = week.add({ days: step }).toString();
      strip.push({ day, word: judged.get(day) ?? "past" });
    }
  }
  return strip;
}

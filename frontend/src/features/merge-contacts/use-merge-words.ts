import { useLingui } from "@lingui/react/macro";
import type { MergeField, MergePreview } from "@/entities/duplicate/queries";

/** The words of the merge page: fields, values of fixed choice, and what goes over. */
export function useMergeWords() {
  const { t } = useLingui();
  const fields: Record<string, string> = {
    name: t`Name`,
    headline: t`What they do`,
    organization: t`Organization`,
    emails: t`E-mail`,
    phones: t`Telephone`,
    tags: t`Tags`,
    notes: t`Notes`,
    shared_path: t`What you share`,
    can_offer: t`What you can offer`,
    talk_preferences: t`How they like to talk`,
    address: t`Address`,
    circle: t`Circle`,
    closeness: t`How well you know them`,
    standing: t`Standing`,
    time_zone: t`Time zone`,
    friday_style: t`Fridays`,
    linkedin: t`LinkedIn`,
    source_note: t`Where from`,
    resting_until: t`Resting until`,
    known: t`You know them`,
    trusted: t`You trust them`,
    decision_maker: t`Decides`,
    champion: t`Champion`,
    do_not_contact: t`Asked not to be contacted`,
    archived: t`Put away`,
  };
  const values: Record<string, string> = {
    yes: t`yes`,
    no: t`no`,
    church: t`Church`,
    community: t`Community`,
    family: t`Family`,
    friend: t`Friend`,
    former_colleague: t`Former colleague`,
    alumni: t`Alumni`,
    professional: t`Professional`,
    other: t`Other`,
    unknown: t`not known`,
    respected: t`Respected`,
    highly_regarded: t`Highly regarded`,
    hurried: t`hurried`,
    relaxed: t`relaxed`,
  };
  const fixed = new Set(["circle", "standing", "friday_style", "known", "trusted"]);
  for (const name of ["decision_maker", "champion", "do_not_contact", "archived"]) fixed.add(name);
  const said = (field: MergeField, which: "this" | "other" | "kept"): string => {
    const texts = field[which].map((text) => (fixed.has(field.field) ? (values[text] ?? text) : text));
    return texts.join(", ") || t`nothing`;
  };
  const moved = (moves: MergePreview["moves"]): readonly string[] =>
    (
      [
        [t`Letters`, moves.letters],
        [t`Promises`, moves.promises],
        [t`Attempts`, moves.attempts],
        [t`Meetings`, moves.meetings],
        [t`Lines of the timeline`, moves.activities],
        [t`Referrals`, moves.referrals],
        [t`Letters that name them`, moves.letters_naming],
      ] as const
    )
      .filter(([, count]) => count > 0)
      .map(([word, count]) => t`${word}: ${count}`);
  return { name: (field: MergeField) => fields[field.field] ?? field.field, said, moved };
}

import { Trans } from "@lingui/react/macro";
import type { MergeChoice, MergeField } from "@/entities/duplicate/queries";
import { type RadioCard, RadioCards } from "@/ui/radio-cards";
import { useMergeWords } from "./use-merge-words";

interface FieldChoiceProps {
  readonly field: MergeField;
  readonly onChoose: (choice: MergeChoice) => void;
}

/** One field in which the two differ: each side's words to choose from, or both where both fit. */
export function FieldChoice({ field, onChoose }: FieldChoiceProps) {
  const words = useMergeWords();
  const label = (choice: MergeChoice) =>
    choice === "both" ? <Trans>Both</Trans> : <Cut>{words.said(field, choice)}</Cut>;
  const oneSided = field.this.length === 0 || field.other.length === 0;
  const cards: readonly RadioCard<MergeChoice>[] = field.choices
    .filter((choice) => choice !== "both" || !oneSided || field.keep === "both")
    .map((choice) => ({ value: choice, label: label(choice) }));
  return (
    <RadioCards
      legend={words.name(field)}
      cards={cards}
      value={field.keep}
      onChange={onChoose}
      columns={cards.length === 3 ? 3 : 2}
    />
  );
}

/** Notes may be long: four lines show which side it is. */
function Cut({ children }: { readonly children: string }) {
  return <span className="line-clamp-4 wrap-anywhere whitespace-pre-line">{children}</span>;
}

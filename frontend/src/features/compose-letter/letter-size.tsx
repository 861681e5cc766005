import { Plural, Trans } from "@lingui/react/macro";
import { pagesOf, wordsOf } from "@/entities/letter/model";

interface LetterSizeProps {
  readonly body: string;
  readonly byEmail: boolean;
}

/** How long it is: words, and pages on paper (LND-10). */
export function LetterSize({ body, byEmail }: LetterSizeProps) {
  const pages = pagesOf(body);
  return (
    <p className="no-print pt-2.5 text-support text-muted tabular">
      <Plural value={wordsOf(body)} one="# word" other="# words" />
      {byEmail ? null : (
        <>
          {", "}
          {pages <= 1 ? <Trans>one page</Trans> : <Trans>{pages.toFixed(1)} pages</Trans>}
        </>
      )}
    </p>
  );
}

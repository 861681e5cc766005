import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId, useState } from "react";
import type { Figure } from "@/entities/insight/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Button } from "@/ui/button";

interface FigureFrameProps {
  readonly title: ReactNode;
  readonly figure: Figure;
  /** A description of the picture for those who do not see it; the sentence when absent. */
  readonly picture?: string;
  readonly chart: ReactNode;
  readonly table?: ReactNode;
  /** One more sentence under the chart, in serif. */
  readonly note?: ReactNode;
  readonly className?: string;
}

/** One figure: its sentence, its dots or bars or the same as a table, its rule, and what is counted. */
export function FigureFrame({ title, figure, picture, chart, table, note, className }: FigureFrameProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const shown = figure.enough;
  return (
    <section aria-labelledby={id} className={className}>
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={id} className="text-item font-semibold">
          {title}
        </h2>
        {shown && table ? (
          <Button
            kind="quiet"
            flush
            aria-describedby={id}
            className="no-print min-h-11 shrink-0 text-support font-medium desk:min-h-8"
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <Trans>Show the picture</Trans> : <Trans>Show as table</Trans>}
          </Button>
        ) : null}
      </div>
      <p className="text-support text-pretty text-muted">{figure.sentence}</p>
      {shown ? (
        <div className="pt-4">
          {asTable && table ? (
            table
          ) : picture === undefined ? (
            chart
          ) : (
            <div role="img" aria-label={picture}>
              {chart}
            </div>
          )}
        </div>
      ) : (
        <NotYet />
      )}
      {note && shown ? <p className="pt-3 font-serif text-reason text-muted">{note}</p> : null}
      <Counted figure={figure} />
    </section>
  );
}

/** Too little to go by: said, and left at that. */
function NotYet() {
  return (
    <p className="mt-3 border-l-2 border-dashed border-dash pl-3 text-support text-pencil">
      <Trans>Too little to go by yet, so no picture is drawn of it.</Trans>
    </p>
  );
}

/** What numerator and denominator are, folded away until asked for, and the rule the figure comes from. */
export function Counted({ figure }: { readonly figure: Figure }) {
  const { numerator, denominator } = figure;
  return (
    <div className="flex items-start gap-4 pt-2">
      <details className="min-w-0 grow text-support text-muted">
        <summary className="flex min-h-11 w-fit items-center text-tiny font-medium text-faint underline decoration-dotted underline-offset-4 desk:min-h-8">
          <Trans>What is counted</Trans>
        </summary>
        <p className="pb-2 text-pretty">
          {figure.definition}{" "}
          <span className="tabular whitespace-nowrap">
            <Trans>
              Here: {numerator} of {denominator}.
            </Trans>
          </span>
        </p>
      </details>
      <span className="flex min-h-11 items-center desk:min-h-8">
        <RuleMark id={figure.rule} />
      </span>
    </div>
  );
}

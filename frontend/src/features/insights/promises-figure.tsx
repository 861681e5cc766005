import { Trans, useLingui } from "@lingui/react/macro";
import { Check, Clock } from "lucide-react";
import { useState } from "react";
import type { Insights } from "@/entities/insight/queries";
import { cx } from "@/lib/cx";
import { dayShort } from "@/lib/format";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { DataTable } from "./data-table";
import { Counted } from "./figure-frame";

type Promises = Insights["promises"];

/** The first figure, on the page's one sheet: promises kept, each a leaf with its word. */
export function PromisesFigure({ promises }: { readonly promises: Promises }) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  const kinds = { call: t`Calls`, check_back: t`Checking back`, send_something: t`Things to send` };
  return (
    <section
      aria-labelledby="promises-kept"
      className="mb-9 rounded-sheet border border-line bg-sheet px-5 pt-4.5 pb-2 shadow-sheet desk:px-6.5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <h2 id="promises-kept" className="font-serif text-first font-medium text-balance">
            {promises.figure.sentence.split(". ")[0]?.replace(/\.?$/, ".")}
          </h2>
          <p className="pt-1 text-support text-muted">
            {promises.figure.sentence.split(". ").slice(1).join(". ")}
          </p>
        </div>
        <Leaves latest={promises.latest} />
      </div>
      {asTable ? (
        <div className="pt-4">
          <DataTable
            label={t`Promises by kind`}
            head={[t`Kind`, t`Kept`, t`The day passed`, t`Moved together`, t`To come`]}
            rows={[
              ...promises.by_kind.map((row) => [
                kinds[row.kind],
                row.kept,
                row.broken,
                row.renegotiated,
                row.open,
              ]),
              ...(promises.by_kind.length > 1
                ? [
                    [
                      t`All`,
                      promises.tally.kept,
                      promises.tally.broken,
                      promises.tally.renegotiated,
                      promises.tally.open,
                    ],
                  ]
                : []),
            ]}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-4">
        <div className="min-w-0 grow">
          <Counted figure={promises.figure} />
        </div>
        {promises.by_kind.length > 0 ? (
          <Button
            kind="quiet"
            flush
            aria-describedby="promises-kept"
            className="no-print mt-2 min-h-11 text-support font-medium desk:min-h-8"
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <Trans>Fold the table</Trans> : <Trans>Show as table</Trans>}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** The last promises that came due, the earliest first. A day that passed keeps its place among them. */
function Leaves({ latest }: { readonly latest: Promises["latest"] }) {
  const { t } = useLingui();
  if (latest.length === 0) return null;
  const word = (promise: Promises["latest"][number]) => {
    if (promise.state === "broken") return promise.late ? t`the day passed, made up for` : t`the day passed`;
    return promise.reached === false ? t`kept, not reached` : t`kept`;
  };
  return (
    <ul aria-label={t`The latest promises`} className="flex flex-wrap gap-1.5">
      {latest.map((promise) => (
        <li
          key={promise.promise_id}
          className={cx(
            "flex size-6 items-center justify-center rounded-leaf border",
            promise.state === "kept" ? "border-best bg-best text-accent" : "border-wax bg-wax-wash text-wax",
          )}
        >
          <span className="sr-only">
            {dayShort(promise.on)}, {promise.contact.display_name}: {word(promise)}
          </span>
          <Icon of={promise.state === "kept" ? Check : Clock} size="chip" />
        </li>
      ))}
    </ul>
  );
}

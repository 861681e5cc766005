import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import type { FieldLine } from "@/entities/contract/model";

interface FieldLinesProps {
  readonly label: ReactNode;
  readonly lines: readonly FieldLine[];
}

/** Parameters, or the fields of a body: name, kind, and what it means. Nothing where there are none. */
export function FieldLines({ label, lines }: FieldLinesProps) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h4 id={id} className="pb-1.5 text-label font-semibold text-muted">
        {label}
      </h4>
      <dl className="border-y border-line [&>div+div]:border-t [&>div+div]:border-line">
        {lines.map((line) => (
          <div key={line.name} className="py-2">
            <dt className="flex flex-wrap items-baseline gap-x-2.5">
              <code className="font-mono text-support wrap-anywhere">{line.name}</code>
              {line.required ? (
                <span className="text-tiny font-semibold text-accent">
                  <Trans>needed</Trans>
                </span>
              ) : null}
            </dt>
            <dd className="text-support wrap-anywhere text-muted">
              {line.kind}
              {line.description ? <span className="block">{line.description}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

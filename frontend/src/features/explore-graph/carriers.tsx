import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { championsQuery, reproductionQuery } from "@/entities/network/queries";
import { Because } from "@/entities/rule/because";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";

/** Who carries the search, and whether it carries itself: what was seen, with its range, and no goal (NET-7). */
export function Carriers({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const { data: carriers } = useQuery(championsQuery(workspaceId));
  const { data: number } = useQuery(reproductionQuery(workspaceId));
  // Beside the work, and nothing to wait for: without an answer the page stands as well.
  if (!carriers || carriers.champions.length === 0) return null;
  const hinges = carriers.connectors.filter(
    (one) => !carriers.champions.slice(0, 5).some((other) => other.person.id === one.person.id),
  );
  const people = [...carriers.champions.slice(0, 5), ...hinges.slice(0, 3)];
  return (
    <div className="grid gap-x-12 border-t border-line pt-7 wide:grid-cols-2">
      <Section label={<Trans>Who carries your search</Trans>}>
        <Rows label={t`Who carries your search`}>
          {people.map((one) => (
            <li key={one.person.id} className="py-3">
              <Link
                to="/contacts/$contactId"
                params={{ contactId: one.person.id }}
                className="text-item font-semibold hover:text-accent"
              >
                {one.person.display_name}
              </Link>
              {one.champion ? (
                <span className="pl-2 text-support text-muted">
                  <Trans>Champion</Trans>
                </span>
              ) : null}
              <p className="font-serif text-reason text-muted">{one.text}</p>
            </li>
          ))}
        </Rows>
      </Section>
      {number ? (
        <Section label={<Trans>Does it carry itself?</Trans>}>
          <p className="font-serif text-lede text-pretty">{number.text}</p>
          {number.value === null ? null : (
            <dl className="grid grid-cols-[1fr_auto] gap-x-6 py-3 text-body">
              <Figure label={<Trans>Names from a meeting</Trans>} value={number.names_per_meeting} />
              <Figure label={<Trans>Of them, approached</Trans>} value={number.approached_per_name} share />
              <Figure label={<Trans>Of those, met</Trans>} value={number.met_per_approach} share />
            </dl>
          )}
          <Because reasons={number.reasons} />
          <details className="pt-3 text-support text-muted">
            <summary className="cursor-pointer font-semibold">
              <Trans>How this is reckoned</Trans>
            </summary>
            <p className="max-w-[41rem] pt-1.5">{number.definition}</p>
          </details>
        </Section>
      ) : null}
    </div>
  );
}

interface FigureProps {
  readonly label: ReactNode;
  readonly value: number | null;
  /** A part of a whole, said as "7 in 10". */
  readonly share?: boolean;
}

function Figure({ label, value, share = false }: FigureProps) {
  const { t } = useLingui();
  const words = value === null ? t`none yet` : share ? t`${Math.round(value * 10)} in 10` : value.toFixed(1);
  return (
    <>
      <dt className="border-t border-line py-2 text-muted">{label}</dt>
      <dd className="tabular border-t border-line py-2 text-right font-semibold">{words}</dd>
    </>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Insights } from "@/entities/insight/queries";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";
import { FigureRows } from "./figure-rows";
import { Amount } from "./marks";

const first = 5;

/** What the meetings brought, by kind, and the latest of it in the words noted. */
export function GainsFigure({ gains }: { readonly gains: Insights["gains"] }) {
  const { t } = useLingui();
  const words = {
    name: t`Names`,
    lead: t`Leads`,
    feedback: t`Feedback`,
    insight: t`Insights`,
    offer: t`Offers`,
    friend: t`Friends`,
  };
  const most = Math.max(1, ...gains.counts.map((row) => row.count));
  return (
    <div className="pt-8">
      <FigureFrame
        title={<Trans>What you came away with</Trans>}
        figure={gains.figure}
        chart={
          <FigureRows
            rows={gains.counts
              .filter((row) => row.count > 0)
              .map((row) => ({
                key: row.kind,
                label: words[row.kind],
                mark: <Amount value={row.count} most={most} />,
                value: row.count,
              }))}
          />
        }
        table={
          <DataTable
            label={t`What you came away with, by kind`}
            head={[t`Kind`, t`How many`]}
            rows={gains.counts.map((row) => [words[row.kind], row.count])}
          />
        }
      />
      <GainList gains={gains.latest.slice(0, first)} />
      {gains.latest.length > first ? (
        <details>
          <summary className="flex min-h-11 w-fit items-center text-support font-medium text-accent">
            <Trans>The others</Trans>
          </summary>
          <GainList gains={gains.latest.slice(first)} />
        </details>
      ) : null}
    </div>
  );
}

function GainList({ gains }: { readonly gains: Insights["gains"]["latest"] }) {
  if (gains.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {gains.map((gain, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- one meeting may bring two of a kind
        <li key={`${gain.meeting_id} ${index}`} className="border-b border-line">
          <Link
            to="/meetings/$meetingId"
            params={{ meetingId: gain.meeting_id }}
            className="flex min-h-13 flex-wrap items-center gap-x-3 py-1.5 hover:text-accent"
          >
            <span className="min-w-0 grow basis-60">{gain.text}</span>
            <span className="text-support text-muted">{gain.contact.display_name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { about, part } from "@/entities/insight/model";
import type { Insights } from "@/entities/insight/queries";
import { dayMonth, dayShort } from "@/lib/format";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";

const shown = 6;
const height = 96;
const room = 22;

/** Days between meetings: a line through the latest gaps, each with its number. */
export function PaceFigure({ pace }: { readonly pace: Insights["pace"] }) {
  const { t } = useLingui();
  const gaps = pace.rows.slice(-shown);
  const most = Math.max(1, ...gaps.map((gap) => gap.days));
  const at = (index: number) => ((index + 0.5) / gaps.length) * 100;
  const y = (days: number) => room + (1 - part(days, most) / 100) * (height - room - 10);
  return (
    <FigureFrame
      title={<Trans>Days between meetings</Trans>}
      figure={pace.figure}
      chart={
        <>
          <svg
            aria-hidden
            width="100%"
            height={height}
            className="block overflow-visible border-b border-edge"
          >
            {gaps.slice(1).map((gap, index) => (
              <line
                key={gap.on + String(index)}
                x1={`${at(index)}%`}
                y1={y(gaps[index]?.days ?? 0)}
                x2={`${at(index + 1)}%`}
                y2={y(gap.days)}
                strokeWidth={2}
                className="stroke-accent"
              />
            ))}
            {gaps.map((gap, index) => (
              <circle
                // Two meetings may lie on one day.
                // oxlint-disable-next-line react/no-array-index-key
                key={`dot ${index}`}
                cx={`${at(index)}%`}
                cy={y(gap.days)}
                r={4.5}
                strokeWidth={2}
                className="fill-paper stroke-accent"
              />
            ))}
            {gaps.map((gap, index) => (
              <text
                // oxlint-disable-next-line react/no-array-index-key
                key={`number ${index}`}
                x={`${at(index)}%`}
                y={y(gap.days) - 10}
                textAnchor="middle"
                className="tabular fill-ink text-support"
              >
                {gap.days}
              </text>
            ))}
          </svg>
          <ol className="flex pt-1">
            {gaps.map((gap, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="min-w-0 flex-1 text-center text-tiny">
                <span className="sr-only">{t`${gap.days} days until`} </span>
                {dayMonth(gap.on).replace(/^(\d+ \w{3})\w*$/, "$1")}
              </li>
            ))}
          </ol>
        </>
      }
      table={
        <DataTable
          label={t`Days between meetings`}
          head={[t`Meeting on`, t`Days since the one before`]}
          rows={[
            ...pace.rows.map((gap) => [dayShort(gap.on), gap.days]),
            [t`The middle, last ${pace.window_days} days`, pace.lately === null ? "–" : about(pace.lately)],
            [t`The middle, ${pace.window_days} days before`, pace.before === null ? "–" : about(pace.before)],
          ]}
        />
      }
    />
  );
}

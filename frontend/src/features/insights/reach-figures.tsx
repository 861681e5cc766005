import { Trans, useLingui } from "@lingui/react/macro";
import { about, generationDots, scaleEnd } from "@/entities/insight/model";
import type { Insights } from "@/entities/insight/queries";
import { dayMonth } from "@/lib/format";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";
import { Range } from "./marks";

const gap = 24;
const shown = 6;

/** Meetings of each stretch as dots that hold their generation, and how many of them decide. */
export function GrowthFigure({ growth }: { readonly growth: Insights["growth"] }) {
  const { t } = useLingui();
  const span = (window: Insights["growth"]["windows"][number]) =>
    t`${dayMonth(window.first_on)} to ${dayMonth(window.last_on)}`;
  return (
    <FigureFrame
      title={<Trans>Whom you reach</Trans>}
      figure={growth.figure}
      chart={
        <ul className="flex flex-col gap-3">
          {growth.windows.slice(-shown).map((window) => (
            <li key={window.last_on}>
              <span className="flex justify-between gap-3 text-support">
                <span>{span(window)}</span>
                <span className="text-muted">
                  {window.meetings === 0 ? (
                    <Trans>no meeting</Trans>
                  ) : (
                    <Trans>
                      {window.decision_makers} of {window.meetings} decide
                    </Trans>
                  )}
                </span>
              </span>
              <GenerationDots dots={generationDots(window)} />
            </li>
          ))}
        </ul>
      }
      table={
        <DataTable
          label={t`Meetings by stretch`}
          head={[t`Days`, t`Met`, t`Decide`, t`1`, t`2`, t`3`, t`4 on`]}
          rows={growth.windows.map((window) => [
            span(window),
            window.meetings,
            window.decision_makers,
            ...window.generations,
          ])}
        />
      }
      note={<Trans>1 is somebody you know, 2 somebody they named, 3 somebody those named.</Trans>}
    />
  );
}

function GenerationDots({ dots }: { readonly dots: readonly number[] }) {
  const { t } = useLingui();
  if (dots.length === 0) return null;
  const words = dots.map((generation) => (generation === 0 ? t`unknown` : String(generation))).join(", ");
  return (
    <span className="flex flex-wrap pt-1">
      <span className="sr-only">{t`Generations: ${words}`}</span>
      {dots.map((generation, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- dots of the same look
        <svg key={index} aria-hidden width={gap} height={22} className="block">
          <circle cx={11} cy={11} r={9.5} fill="none" strokeWidth={1.5} className="stroke-accent" />
          <text x={11} y={15} textAnchor="middle" className="tabular fill-accent text-tiny font-semibold">
            {generation === 0 ? "?" : generation}
          </text>
        </svg>
      ))}
    </span>
  );
}

/** To how many further meetings one led, with the range it probably lies in. */
export function ReproductionFigure({ found }: { readonly found: Insights["reproduction"] }) {
  const { t } = useLingui();
  const { value, lower, upper } = found;
  const end = scaleEnd(upper ?? 1);
  const parts: readonly (readonly [string, number | null])[] = [
    [t`Names a meeting`, found.names_per_meeting],
    [t`Approached, of each name`, found.approached_per_name],
    [t`Met, of each approached`, found.met_per_approach],
    [t`Further meetings a meeting`, value],
    [t`Probably at least`, lower],
    [t`Probably at most`, upper],
  ];
  return (
    <FigureFrame
      title={<Trans>What one meeting leads to</Trans>}
      figure={found.figure}
      chart={
        value === null || lower === null || upper === null ? null : (
          <div className="px-2">
            <Range low={lower} value={value} high={upper} end={end} />
            <p className="tabular flex justify-between pt-1 text-tiny text-faint">
              <span>0</span>
              <span>{end}</span>
            </p>
          </div>
        )
      }
      table={
        <DataTable
          label={t`What one meeting leads to, in parts`}
          head={[t`Part`, t`Number`]}
          rows={parts.map(([label, number]) => [label, number === null ? "–" : about(number)])}
        />
      }
      note={
        found.censored > 0 ? (
          found.censored === 1 ? (
            <Trans>One younger meeting is left out: it has had no time to lead anywhere.</Trans>
          ) : (
            <Trans>{found.censored} younger meetings are left out: they have had no time.</Trans>
          )
        ) : null
      }
    />
  );
}

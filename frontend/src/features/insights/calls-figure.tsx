import { Trans, useLingui } from "@lingui/react/macro";
import { between } from "@/entities/insight/model";
import type { Insights } from "@/entities/insight/queries";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";
import { FigureRows } from "./figure-rows";
import { Dots, Range } from "./marks";

/** As many as find room beside a weekday on a phone. */
const mostDots = 8;

type Calls = Insights["calls"];
type Row = Pick<Calls["weekdays"][number], "reached" | "tries" | "low" | "high">;

/** Who came to the phone, by weekday and by hour; a range beside every share, for a few calls say little. */
export function CallsFigure({ calls }: { readonly calls: Calls }) {
  const { t } = useLingui();
  const weekdays = [t`Monday`, t`Tuesday`, t`Wednesday`, t`Thursday`, t`Friday`, t`Saturday`, t`Sunday`];
  const rows = [
    ...calls.weekdays.map((row) => ({ ...row, label: weekdays[row.weekday - 1] ?? "" })),
    ...calls.hours.map((row) => ({ ...row, label: t`${row.hour}:00 to ${row.hour + 1}:00` })),
  ];
  const days = rows.slice(0, calls.weekdays.length);
  const hours = rows.slice(calls.weekdays.length);
  const countable = days.every((row) => row.tries <= mostDots);
  const drawn = (group: readonly (Row & { readonly label: string })[], dots: boolean) => (
    <FigureRows
      rows={group.map((row) => ({
        key: row.label,
        label: row.label,
        mark: (
          <span className="flex flex-col gap-1 px-1.5">
            {dots ? <Dots value={row.reached} of={row.tries} /> : null}
            <Range low={row.low} value={row.reached / row.tries} high={row.high} end={1} />
          </span>
        ),
        value: t`${row.reached} of ${row.tries}`,
      }))}
    />
  );
  return (
    <FigureFrame
      title={<Trans>Who picked up</Trans>}
      figure={calls.figure}
      chart={
        <div className="flex flex-col gap-5">
          {drawn(days, countable)}
          {drawn(hours, false)}
        </div>
      }
      table={
        <DataTable
          label={t`Calls by weekday and hour`}
          head={[t`When`, t`Reached`, t`Tried`, t`In 100, probably`]}
          rows={rows.map((row) => [row.label, row.reached, row.tries, between(row.low, row.high)])}
        />
      }
      note={
        <Trans>
          On each line, from never to always: the dot is the share reached, the thick part is where the true
          one probably lies.
        </Trans>
      }
    />
  );
}

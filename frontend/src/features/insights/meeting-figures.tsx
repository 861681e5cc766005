import { Trans, useLingui } from "@lingui/react/macro";
import type { Insights } from "@/entities/insight/queries";
import { dayShort } from "@/lib/format";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";
import { FigureRows } from "./figure-rows";
import { Amount } from "./marks";

const columns = 6;
const rise = 22;

/** One column a meeting: as many dots as it brought names. */
export function NamesFigure({ names }: { readonly names: Insights["names"] }) {
  const { t } = useLingui();
  const last = names.rows.slice(-columns);
  const most = Math.max(1, ...last.map((row) => row.names));
  return (
    <FigureFrame
      title={<Trans>Names from the last meetings</Trans>}
      figure={names.figure}
      chart={
        <ol className="flex items-end">
          {last.map((row) => (
            <li key={row.meeting_id} className="flex min-w-0 flex-1 flex-col items-center gap-1">
              {row.names > 0 ? (
                <svg
                  aria-hidden
                  width={18}
                  height={most > 8 ? 180 : row.names * rise}
                  className="text-accent"
                >
                  {Array.from({ length: Math.min(row.names, 8) }, (_, index) => (
                    <circle key={index} cx={9} cy={index * rise + 11} r={8} fill="currentColor" />
                  ))}
                </svg>
              ) : null}
              <span className="tabular text-tiny text-muted">
                {row.names > 0 ? row.names : <Trans>none</Trans>}
              </span>
              <span className="w-full truncate border-t border-edge pt-1.5 text-center text-tiny">
                {row.contact.display_name.split(" ")[0]}
              </span>
            </li>
          ))}
        </ol>
      }
      table={
        <DataTable
          label={t`Names by meeting`}
          head={[t`Meeting`, t`Day`, t`Names`]}
          rows={names.rows.map((row) => [row.contact.display_name, dayShort(row.on), row.names])}
        />
      }
    />
  );
}

/** Before hours, lunch, after hours, office hours: where the meetings lay. */
export function SlotsFigure({ slots }: { readonly slots: Insights["slots"] }) {
  const { t } = useLingui();
  const words = {
    before: t`Before hours`,
    lunch: t`Lunch`,
    after: t`After hours`,
    business: t`Office hours`,
  };
  const most = Math.max(1, ...slots.slots.map((row) => row.meetings));
  const [low, high] = [slots.text_low, slots.text_high];
  return (
    <FigureFrame
      title={<Trans>When you met</Trans>}
      figure={slots.figure}
      chart={
        <FigureRows
          rows={slots.slots.map((row) => ({
            key: row.slot,
            label: words[row.slot],
            mark: <Amount value={row.meetings} most={most} quiet={row.slot === "business"} />,
            value: row.meetings,
          }))}
        />
      }
      table={
        <DataTable
          label={t`Meetings by part of the day`}
          head={[t`Part of the day`, t`Meetings`]}
          rows={slots.slots.map((row) => [words[row.slot], row.meetings])}
        />
      }
      note={
        <Trans>
          The method’s figure is {low} to {high} in 100.
        </Trans>
      }
    />
  );
}

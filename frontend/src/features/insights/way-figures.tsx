import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Insights } from "@/entities/insight/queries";
import { dayShort } from "@/lib/format";
import { DataTable } from "./data-table";
import { FigureFrame } from "./figure-frame";
import { FigureRows } from "./figure-rows";
import { Amount, Bar, Dots } from "./marks";

const shown = 9;

/** Days from a name to the meeting; those who wait are pencilled in for as long as they have waited. */
export function WaitsFigure({ waits }: { readonly waits: Insights["waits"] }) {
  const { t } = useLingui();
  const last = waits.rows.slice(-shown);
  const most = Math.max(1, ...last.map((row) => row.days));
  return (
    <FigureFrame
      title={<Trans>From a name to a meeting</Trans>}
      figure={waits.figure}
      chart={
        <FigureRows
          rows={last.map((row) => ({
            key: row.contact.id,
            label: row.contact.display_name,
            mark: <Bar value={row.days} most={most} open={!row.met} />,
            value: row.met ? (
              <Plural value={row.days} one="# day" other="# days" />
            ) : (
              <Trans>{row.days} so far</Trans>
            ),
          }))}
        />
      }
      table={
        <DataTable
          label={t`Days from name to meeting`}
          head={[t`Who`, t`Named on`, t`Days`, t`Met`]}
          rows={waits.rows.map((row) => [
            row.contact.display_name,
            dayShort(row.named_on),
            row.days,
            row.met ? t`yes` : t`not yet`,
          ])}
        />
      }
    />
  );
}

/** How far things have come, in people: no narrowing shape, for nobody is lost who was not met. */
export function StepsFigure({ steps }: { readonly steps: Insights["steps"] }) {
  const { t } = useLingui();
  const words = {
    approached: t`Approached`,
    spoken: t`Spoken with`,
    agreed: t`Meeting agreed`,
    met: t`Met`,
    thanked: t`Thanked`,
    named: t`Gave a name`,
  };
  const most = Math.max(1, ...steps.steps.map((row) => row.people));
  return (
    <FigureFrame
      title={<Trans>Step by step</Trans>}
      figure={steps.figure}
      chart={
        <FigureRows
          rows={steps.steps.map((row) => ({
            key: row.step,
            label: words[row.step],
            mark: <Amount value={row.people} most={most} />,
            value: row.people,
          }))}
        />
      }
      table={
        <DataTable
          label={t`People by step`}
          head={[t`Step`, t`People`]}
          rows={steps.steps.map((row) => [words[row.step], row.people])}
        />
      }
    />
  );
}

/** What came of letters: a meeting, still open, or another time. */
export function LettersFigure({ letters }: { readonly letters: Insights["letters"] }) {
  const { t } = useLingui();
  const rows = [
    { key: "meetings", label: t`Led to a meeting`, count: letters.meetings, open: false },
    { key: "waiting", label: t`May still`, count: letters.waiting, open: true },
    { key: "another", label: t`Another time`, count: letters.another_time, open: true },
  ];
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <FigureFrame
      title={<Trans>From a letter to a meeting</Trans>}
      figure={letters.figure}
      chart={
        <FigureRows
          rows={rows.map((row) => ({
            key: row.key,
            label: row.label,
            mark:
              most > 12 ? (
                <Bar value={row.count} most={most} quiet={row.open} />
              ) : (
                <Dots value={row.open ? 0 : row.count} of={row.count} />
              ),
            value: row.count,
          }))}
        />
      }
      table={
        <DataTable
          label={t`What came of letters`}
          head={[t`What came of it`, t`People`]}
          rows={rows.map((row) => [row.label, row.count])}
        />
      }
    />
  );
}

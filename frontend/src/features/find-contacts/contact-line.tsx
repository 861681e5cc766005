import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { circleWords, stageWords, workOf } from "@/entities/contact/model";
import { NextStep } from "@/entities/contact/next-step";
import type { ContactRow } from "@/entities/contact/queries";
import { stretch } from "@/ui/row";
import { RowCheck } from "@/ui/row-check";

interface ContactLineProps {
  readonly row: ContactRow;
  readonly index: number;
  /** ISO day. */
  readonly today: string;
  readonly chosen: boolean;
  readonly onChoose: (index: number, range: boolean) => void;
  readonly onTag: (tag: string) => void;
}

/** One person as a line of the table. Scrolling draws only the lines that come into sight, hence memo. */
export const ContactLine = memo(function ContactLine({
  row,
  index,
  today,
  chosen,
  onChoose,
  onTag,
}: ContactLineProps) {
  const { t } = useLingui();
  const [tag] = row.tags;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={chosen || undefined}
      onKeyDown={(event) => {
        // The letter with Shift chooses all from the last choice to here.
        if (event.key !== "X" || !event.shiftKey) return;
        event.preventDefault();
        onChoose(index, true);
      }}
      className="relative h-15 border-t border-line hover:bg-wash has-[a:focus-visible]:bg-wash aria-selected:bg-wash"
    >
      <td>
        <span className="-ml-3 inline-flex">
          <RowCheck
            label={t`Choose ${row.display_name}`}
            checked={chosen}
            onTurn={(range) => onChoose(index, range)}
          />
        </span>
      </td>
      <th scope="row" className="truncate pr-4 text-left font-normal">
        <Link
          to="/contacts/$contactId"
          params={{ contactId: row.id }}
          data-row={index}
          className={`text-item font-semibold ${stretch}`}
        >
          {row.display_name}
        </Link>
        <span className="block truncate text-support text-muted">{workOf(row)}</span>
      </th>
      <td className="truncate pr-4 text-support text-muted">
        {row.circle ? (
          t(circleWords[row.circle])
        ) : row.known ? null : row.degree !== null ? (
          <Trans>Through others</Trans>
        ) : row.source === "import" ? (
          <Trans>A list you brought</Trans>
        ) : (
          <Trans>Nobody yet</Trans>
        )}
        {tag ? (
          <button
            type="button"
            onClick={() => onTag(tag)}
            className="relative z-1 block min-h-6 truncate text-accent underline decoration-1 underline-offset-4"
          >
            {tag}
          </button>
        ) : null}
      </td>
      <td className="truncate pr-4 text-support text-muted">{t(stageWords[row.stage])}</td>
      <td className="truncate">
        <NextStep row={row} today={Temporal.PlainDate.from(today)} />
      </td>
    </tr>
  );
});

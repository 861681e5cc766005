import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import { circleWords, type SortKey, stageWords, workOf } from "@/entities/contact/model";
import type { ContactRow } from "@/entities/contact/queries";
import { todayIn } from "@/lib/clock";
import { Icon } from "@/ui/icon";
import { stretch } from "@/ui/row";
import { NextStep } from "./next-step";
import { useRowKeys } from "./use-row-keys";
import { useVirtualRows } from "./use-virtual-rows";

interface ContactsTableProps {
  readonly rows: readonly ContactRow[];
  readonly total: number | null;
  readonly onEnd: () => void;
  readonly sort: SortKey;
  readonly onSort: (sort: SortKey) => void;
  readonly onTag: (tag: string) => void;
}

/** The height of a row on a desk, in pixels. */
const rowHeight = 60;

/** People as lines of a table; only those in sight are drawn. `j` and `k` walk from one to the next. */
export function ContactsTable({ rows, total, onEnd, sort, onSort, onTag }: ContactsTableProps) {
  const { t } = useLingui();
  const { time_zone: zone } = useWorkspace();
  const today = todayIn(zone);
  const { ref, virtual, before, after } = useVirtualRows<HTMLTableSectionElement>(
    rows.length,
    rowHeight,
    onEnd,
  );
  useRowKeys(rows.length, (index) => virtual.scrollToIndex(index, { align: "auto" }));
  return (
    <table className="w-full table-fixed border-collapse" aria-rowcount={(total ?? rows.length) + 1}>
      <caption className="sr-only">
        <Trans>Contacts</Trans>
      </caption>
      <thead>
        <tr aria-rowindex={1} className="text-left text-support text-muted">
          <SortHead of="display_name" sort={sort} onSort={onSort} className="w-[38%]">
            <Trans>Name</Trans>
          </SortHead>
          <th scope="col" className="w-[17%] py-2 pr-4 font-semibold">
            <Trans>From where</Trans>
          </th>
          <th scope="col" className="w-[17%] py-2 pr-4 font-semibold">
            <Trans>So far</Trans>
          </th>
          <SortHead of="next_on" sort={sort} onSort={onSort}>
            <Trans>What comes next</Trans>
          </SortHead>
        </tr>
      </thead>
      <tbody ref={ref}>
        {before > 0 ? <Gap height={before} /> : null}
        {virtual.getVirtualItems().map(({ index }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <tr
              key={row.id}
              aria-rowindex={index + 2}
              className="relative h-15 border-t border-line hover:bg-wash has-[a:focus-visible]:bg-wash"
            >
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
                {row.circle ? t(circleWords[row.circle]) : row.known ? null : <Trans>Through others</Trans>}
                {row.tags[0] ? (
                  <button
                    type="button"
                    onClick={() => onTag(row.tags[0] ?? "")}
                    className="relative z-1 block min-h-6 truncate text-accent underline decoration-1 underline-offset-4"
                  >
                    {row.tags[0]}
                  </button>
                ) : null}
              </td>
              <td className="truncate pr-4 text-support text-muted">{t(stageWords[row.stage])}</td>
              <td className="truncate">
                <NextStep row={row} today={today} />
              </td>
            </tr>
          );
        })}
        {after > 0 ? <Gap height={after} /> : null}
      </tbody>
    </table>
  );
}

/** Stands for the rows out of sight. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden from everybody: room, not a cell */}
      <td colSpan={4} style={{ height, padding: 0 }} />
    </tr>
  );
}

interface SortHeadProps {
  readonly of: SortKey;
  readonly sort: SortKey;
  readonly onSort: (sort: SortKey) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

function SortHead({ of, sort, onSort, className, children }: SortHeadProps) {
  const chosen = sort === of;
  return (
    <th
      scope="col"
      aria-sort={chosen ? "ascending" : "none"}
      className={`pr-4 font-semibold ${className ?? ""}`}
    >
      <button
        type="button"
        onClick={() => onSort(of)}
        className={`inline-flex min-h-9 items-center gap-1.5 font-semibold hover:text-ink ${chosen ? "text-ink" : ""}`}
      >
        {children}
        <Icon of={ArrowDown} size="chip" className={chosen ? "" : "invisible"} />
      </button>
    </th>
  );
}

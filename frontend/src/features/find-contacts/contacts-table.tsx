import { Trans, useLingui } from "@lingui/react/macro";
import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import type { SortKey } from "@/entities/contact/model";
import type { ContactRow } from "@/entities/contact/queries";
import { todayIn } from "@/lib/clock";
import { Icon } from "@/ui/icon";
import { RowCheck } from "@/ui/row-check";

import { ContactLine } from "./contact-line";
import type { Choosing } from "./use-choosing";
import { useRowKeys } from "./use-row-keys";
import { useVirtualRows } from "./use-virtual-rows";

interface ContactsTableProps {
  readonly rows: readonly ContactRow[];
  readonly total: number | null;
  readonly onEnd: () => void;
  readonly sort: SortKey;
  readonly onSort: (sort: SortKey) => void;
  readonly onTag: (tag: string) => void;
  readonly choosing: Choosing;
}

/** The height of a row on a desk, in pixels. */
const rowHeight = 60;

/** People as lines of a table; only those in sight are drawn. `j` and `k` walk from one to the next. */
export function ContactsTable({ rows, total, onEnd, sort, onSort, onTag, choosing }: ContactsTableProps) {
  const { t } = useLingui();
  const { time_zone: zone } = useWorkspace();
  const today = todayIn(zone).toString();
  const { ref, virtual, before, after } = useVirtualRows<HTMLTableSectionElement>(
    rows.length,
    rowHeight,
    onEnd,
  );
  useRowKeys(
    rows.length,
    (index) => virtual.scrollToIndex(index, { align: "auto" }),
    (index) => choosing.turn(index, false),
  );
  const some = choosing.count === null || choosing.count > 0;
  return (
    <table className="w-full table-fixed border-collapse" aria-rowcount={(total ?? rows.length) + 1}>
      <caption className="sr-only">
        <Trans>Contacts</Trans>
      </caption>
      <thead>
        <tr aria-rowindex={1} className="text-left text-support text-muted">
          <th scope="col" className="w-11">
            <span className="-ml-3 inline-flex">
              <RowCheck
                label={t`Choose everybody shown`}
                checked={choosing.everyShown}
                mixed={some && !choosing.everyShown}
                onTurn={choosing.turnShown}
              />
            </span>
          </th>
          <SortHead of="display_name" sort={sort} onSort={onSort} className="w-[36%]">
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
            <ContactLine
              key={row.id}
              row={row}
              index={index}
              today={today}
              chosen={choosing.has(row.id)}
              onChoose={choosing.turn}
              onTag={onTag}
            />
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
      <td colSpan={5} style={{ height, padding: 0 }} />
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

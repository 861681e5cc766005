import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { workOf } from "@/entities/contact/model";
import type { ContactRow } from "@/entities/contact/queries";
import { NextStep } from "@/entities/contact/next-step";
import { todayIn } from "@/lib/clock";
import { stretch } from "@/ui/row";
import { RowCheck } from "@/ui/row-check";

import type { Choosing } from "./use-choosing";
import { useVirtualRows } from "./use-virtual-rows";

interface ContactCardsProps {
  readonly rows: readonly ContactRow[];
  readonly total: number | null;
  readonly onEnd: () => void;
  /** Only while several are being chosen. */
  readonly choosing: Choosing | null;
}

/** The height of a card on a phone, in pixels. */
const cardHeight = 96;

/** The same people under a thumb: name, work, next step. */
export function ContactCards({ rows, total, onEnd, choosing }: ContactCardsProps) {
  const { t } = useLingui();
  const { time_zone: zone } = useWorkspace();
  const today = todayIn(zone);
  const { ref, virtual, before, after } = useVirtualRows<HTMLUListElement>(rows.length, cardHeight, onEnd);
  return (
    <ul
      ref={ref}
      aria-label={t`Contacts`}
      className="border-b border-line"
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {virtual.getVirtualItems().map(({ index }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <li
            key={row.id}
            aria-posinset={index + 1}
            aria-setsize={total ?? -1}
            className={`relative flex h-24 flex-col justify-center border-t border-line ${choosing ? "pl-11" : ""}`}
          >
            {choosing ? (
              <span className="absolute top-1/2 -left-3 z-1 -translate-y-1/2">
                <RowCheck
                  label={t`Choose ${row.display_name}`}
                  checked={choosing.has(row.id)}
                  onTurn={(range) => choosing.turn(index, range)}
                />
              </span>
            ) : null}
            <Link
              to="/contacts/$contactId"
              params={{ contactId: row.id }}
              className={`truncate text-item font-semibold ${stretch}`}
            >
              {row.display_name}
            </Link>
            <span className="truncate text-support text-muted">{workOf(row)}</span>
            <span className="truncate">
              <NextStep row={row} today={today} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

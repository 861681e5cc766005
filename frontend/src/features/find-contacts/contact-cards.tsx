import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { workOf } from "@/entities/contact/model";
import type { ContactRow } from "@/entities/contact/queries";
import { todayIn } from "@/lib/clock";
import { stretch } from "@/ui/row";
import { NextStep } from "./next-step";
import { useVirtualRows } from "./use-virtual-rows";

interface ContactCardsProps {
  readonly rows: readonly ContactRow[];
  readonly total: number | null;
  readonly onEnd: () => void;
}

/** The height of a card on a phone, in pixels. */
const cardHeight = 96;

/** The same people under a thumb: name, work, next step. */
export function ContactCards({ rows, total, onEnd }: ContactCardsProps) {
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
            className="relative flex h-24 flex-col justify-center border-t border-line"
          >
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

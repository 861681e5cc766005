import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { Because } from "@/entities/rule/because";
import { pageOf } from "@/entities/today/model";
import type { TodayItem } from "@/entities/today/queries";
import { Icon } from "@/ui/icon";
import { stretch } from "@/ui/row";

interface ReadyCardProps {
  readonly item: TodayItem;
  readonly onBring: (item: TodayItem) => void;
}

/** Somebody to think of next, in pencil: with the reason, and leave to ignore it. */
export function ReadyCard({ item, onBring }: ReadyCardProps) {
  const page = pageOf(item);
  const look = `block text-left text-item font-semibold ${stretch}`;
  return (
    <li className="relative flex items-center gap-4 rounded-field border border-dashed border-dash px-4 py-3.5">
      <div className="min-w-0 grow">
        <h3>
          {page ? (
            <Link to={page} className={look}>
              {item.title}
            </Link>
          ) : (
            <button type="button" className={look} onClick={() => onBring(item)}>
              {item.title}
            </button>
          )}
        </h3>
        {/* The rule ids lie over the card's own target, so that they can be opened. */}
        <Because reasons={item.reasons} className="pt-0.5 [&_button]:relative" />
      </div>
      <Icon of={ChevronRight} className="text-muted" />
    </li>
  );
}

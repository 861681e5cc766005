import { Link } from "@tanstack/react-router";
import { ChevronRight, PencilLine } from "lucide-react";
import { pageOf } from "@/entities/today/model";
import type { TodayItem } from "@/entities/today/queries";
import { usePhone } from "@/lib/use-media";
import { Icon } from "@/ui/icon";
import { Leaf } from "@/ui/leaf";
import { Row, stretch } from "@/ui/row";
import { ItemAction } from "./item-action";
import type { TodayHands } from "./use-today-hands";

interface TodayRowProps {
  readonly item: TodayItem;
  readonly hands: TodayHands;
  /** Brings it to the sheet, where everything that can be done with it stands. */
  readonly onBring: (item: TodayItem) => void;
}

/** One of the other things of the day: a button on a desk; on a phone the whole row. */
export function TodayRow({ item, hands, onBring }: TodayRowProps) {
  const phone = usePhone();
  const page = pageOf(item);
  const title = page ? (
    <Link to={page} className={phone ? stretch : "hover:text-accent"}>
      {item.title}
    </Link>
  ) : (
    <button
      type="button"
      className={phone ? `text-left ${stretch}` : "text-left hover:text-accent"}
      onClick={() => onBring(item)}
    >
      {item.title}
    </button>
  );
  return (
    <Row
      lead={<Lead item={item} />}
      title={title}
      detail={item.detail}
      end={
        phone ? (
          <Icon of={ChevronRight} className="pointer-events-none text-muted" />
        ) : item.action === "open_contact" && item.state !== "suggested" ? null : (
          <ItemAction item={item} hands={hands} kind={item.state === "suggested" ? "quiet" : "outlined"} />
        )
      }
    />
  );
}

function Lead({ item }: { readonly item: TodayItem }) {
  if (item.on && (item.state === "promised" || item.state === "broken"))
    return <Leaf day={item.on} state={item.state} />;
  if (item.section === "if_there_is_time") return <Icon of={PencilLine} className="text-pencil" />;
  return item.when;
}

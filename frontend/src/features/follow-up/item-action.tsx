import { Link } from "@tanstack/react-router";
import { Phone } from "lucide-react";
import { pageOf } from "@/entities/today/model";
import type { TodayItem } from "@/entities/today/queries";
import { Button } from "@/ui/button";
import type { TodayHands } from "./use-today-hands";

interface ItemActionProps {
  readonly item: TodayItem;
  readonly hands: TodayHands;
  readonly kind: "filled" | "outlined" | "quiet";
  readonly wide?: boolean;
}

/** The one button of an item: it says what it does, and to whom. */
export function ItemAction({ item, hands, kind, wide = false }: ItemActionProps) {
  const label = item.action_label;
  if (item.action === "call" && item.phone) {
    return (
      <Button kind={kind} icon={Phone} wide={wide} asChild>
        <a href={`tel:${item.phone.replaceAll(/[^+\d]/g, "")}`} onClick={() => hands.called(item)}>
          {label}
        </a>
      </Button>
    );
  }
  const page = pageOf(item);
  if (page) {
    return (
      <Button kind={kind} wide={wide} asChild>
        <Link to={page}>{label}</Link>
      </Button>
    );
  }
  const press = () => {
    if (item.action === "add_contact") hands.add();
    else if (item.action === "mark_sent") hands.sent(item);
    else if (item.action === "call" || item.action === "log_attempt") hands.log(item);
    else hands.begin(item);
  };
  return (
    <Button kind={kind} wide={wide} busy={hands.beginning} onClick={press}>
      {label}
    </Button>
  );
}

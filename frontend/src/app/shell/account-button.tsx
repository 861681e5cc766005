import { CircleUserRound } from "lucide-react";
import type { ComponentProps } from "react";
import { useSession } from "@/entities/session/use-session";
import { Icon } from "@/ui/icon";
import { navItem } from "./nav-item";

/** One's own name at the foot of the navigation. */
export function AccountButton(props: ComponentProps<"button">) {
  const { account } = useSession();
  return (
    <button type="button" {...props} className={navItem}>
      <Icon of={CircleUserRound} />
      <span className="truncate">{account.display_name}</span>
    </button>
  );
}

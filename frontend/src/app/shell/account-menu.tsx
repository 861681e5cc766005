import { Menu } from "@/ui/menu";
import { AccountButton } from "./account-button";
import { useAccountItems } from "./use-account-items";

/** One's own name, and what hangs on it. */
export function AccountMenu() {
  return <Menu items={useAccountItems()} trigger={<AccountButton />} />;
}

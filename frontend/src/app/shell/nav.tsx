import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CircleUserRound, Plus, Search } from "lucide-react";
import { useSession } from "@/entities/session/use-session";
import { run } from "@/lib/commands";
import { Icon } from "@/ui/icon";
import { Menu } from "@/ui/menu";
import { Wordmark } from "@/ui/wordmark";
import { places } from "./places";
import { useAccountItems } from "./use-account-items";

const item =
  "flex min-h-11 items-center gap-3 rounded-field px-3 text-body font-medium text-muted transition-colors duration-120 hover:text-ink";

/** The desk's navigation, 224 px wide. */
export function Nav() {
  const { t } = useLingui();
  const { account } = useSession();
  const accountItems = useAccountItems();
  return (
    <div className="no-print sticky top-0 hidden h-dvh w-56 shrink-0 flex-col overflow-y-auto p-5 pr-4 desk:flex">
      <Link to="/today" className="mb-5 flex items-center gap-3 self-start rounded-field px-3 py-1">
        <Wordmark />
      </Link>
      <nav aria-label={t`Rooms`} className="flex flex-col">
        {places.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className={item}
            activeProps={{ className: "bg-wash font-semibold text-ink [&>svg]:text-accent" }}
          >
            <Icon of={place.icon} />
            {t(place.title)}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex flex-col pt-8">
        <button type="button" className={item} onClick={() => run("contact.add")} aria-keyshortcuts="c">
          <Icon of={Plus} />
          <Trans>Add a contact</Trans>
        </button>
        <button type="button" className={item} onClick={() => run("app.find")} aria-keyshortcuts="/">
          <Icon of={Search} />
          <Trans>Find anything</Trans>
        </button>
        <div className="my-2 border-t border-line" />
        <Menu
          items={accountItems}
          trigger={
            <button type="button" className={item}>
              <Icon of={CircleUserRound} />
              <span className="truncate">{account.display_name}</span>
            </button>
          }
        />
      </div>
    </div>
  );
}

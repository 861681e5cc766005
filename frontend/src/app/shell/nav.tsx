import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { run } from "@/lib/commands";
import { Icon } from "@/ui/icon";
import { Wordmark } from "@/ui/wordmark";
import { AccountButton } from "./account-button";
import { navItem } from "./nav-item";
import { places } from "./places";

const AccountMenu = lazy(() => import("./account-menu").then((module) => ({ default: module.AccountMenu })));

/** The desk's navigation, 224 px wide. */
export function Nav() {
  const { t } = useLingui();
  return (
    <div className="no-print sticky top-0 hidden h-dvh w-56 shrink-0 flex-col overflow-y-auto p-5 pt-6.5 pr-4 desk:flex">
      <Link to="/today" className="mb-6 flex items-center gap-3 self-start rounded-field px-3 py-1">
        <Wordmark />
      </Link>
      <nav aria-label={t`Rooms`} className="flex flex-col">
        {places.map((place) => (
          <Link key={place.to} to={place.to} className={navItem}>
            <Icon of={place.icon} />
            {t(place.title)}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex flex-col pt-8">
        <button type="button" className={navItem} onClick={() => run("contact.add")} aria-keyshortcuts="c">
          <Icon of={Plus} />
          <Trans>Add a contact</Trans>
        </button>
        <button type="button" className={navItem} onClick={() => run("app.find")} aria-keyshortcuts="/">
          <Icon of={Search} />
          <Trans>Find anything</Trans>
        </button>
        <div className="my-3 border-t border-line" />
        {/* The menu's machinery comes after the page; until then the name already stands there. */}
        <Suspense fallback={<AccountButton />}>
          <AccountMenu />
        </Suspense>
      </div>
    </div>
  );
}

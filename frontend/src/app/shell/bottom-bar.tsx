import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, Plus, Search } from "lucide-react";
import { useState } from "react";
import { run } from "@/lib/commands";
import { Icon } from "@/ui/icon";
import { Sheet } from "@/ui/sheet";
import { places } from "./places";
import { useAccountItems } from "./use-account-items";

const tab =
  "flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-tiny font-medium text-muted aria-[current]:font-semibold aria-[current]:text-accent";
const onPhone = places.filter((place) => place.phone);

/** The phone's navigation: Today, Contacts, add, Calendar, More. */
export function BottomBar() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [more, setMore] = useState(false);
  const accountItems = useAccountItems();
  const link = (place: (typeof onPhone)[number]) => (
    <Link key={place.to} to={place.to} className={tab}>
      <Icon of={place.icon} />
      {t(place.title)}
    </Link>
  );
  const rest = [
    ...places
      .filter((place) => !place.phone)
      .map((place) => ({
        id: place.to as string,
        label: t(place.title),
        icon: place.icon,
        onSelect: () => void navigate({ to: place.to }),
      })),
    { id: "find", label: t`Find anything`, icon: Search, onSelect: () => run("app.find") },
    ...accountItems.filter((item) => item.id !== "keys"),
  ];
  return (
    <>
      <nav
        aria-label={t`Rooms`}
        className="no-print fixed inset-x-0 bottom-0 z-10 flex items-center border-t border-line bg-sheet px-2 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] desk:hidden"
      >
        {onPhone.slice(0, 2).map(link)}
        <span className="flex flex-1 justify-center">
          <button
            type="button"
            aria-label={t`Add a contact`}
            onClick={() => run("contact.add")}
            className="flex size-11 items-center justify-center rounded-full border border-edge text-ink"
          >
            <Icon of={Plus} />
          </button>
        </span>
        {onPhone.slice(2).map(link)}
        <button type="button" className={tab} aria-haspopup="dialog" onClick={() => setMore(true)}>
          <Icon of={Ellipsis} />
          <Trans>More</Trans>
        </button>
      </nav>
      <Sheet open={more} onClose={() => setMore(false)} title={<Trans>More</Trans>}>
        <ul className="flex flex-col">
          {rest.map((item) => (
            <li key={item.id} className="border-t border-line first:border-t-0">
              <button
                type="button"
                className="flex min-h-14 w-full items-center gap-4 text-left text-body"
                onClick={() => {
                  setMore(false);
                  item.onSelect();
                }}
              >
                {item.icon ? <Icon of={item.icon} className="text-muted" /> : null}
                {item.label}
              </button>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

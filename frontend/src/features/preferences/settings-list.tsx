import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { Icon } from "@/ui/icon";
import { PageHead } from "@/ui/page-head";
import { settingsPlaces } from "./settings-places";

/** The sections beside the work. At /settings itself the first one is shown. */
export function SettingsAside({ atFirst }: { readonly atFirst: boolean }) {
  const { t } = useLingui();
  return (
    <nav
      aria-label={t`Settings`}
      className="no-print sticky top-0 hidden max-h-dvh w-60 shrink-0 self-start overflow-y-auto pt-11 pb-16 pl-6 wide:block"
    >
      <p className="px-3 pb-2.5 text-label font-semibold text-muted">
        <Trans>Settings</Trans>
      </p>
      <ul className="flex flex-col">
        {settingsPlaces.map((place, at) => (
          <li key={place.to}>
            <Link
              to={place.to}
              {...(atFirst && at === 0 ? { "aria-current": "page" as const } : {})}
              className="flex min-h-10 items-center rounded-field px-3 text-body font-medium text-muted transition-colors duration-120 hover:text-ink aria-[current]:bg-wash aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(place.title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same sections as a page of their own, where there is no room beside the work. */
export function SettingsList() {
  const { t } = useLingui();
  return (
    <div className="w-full max-w-[46rem] px-5 pt-5 pb-16 desk:px-10 desk:pt-11">
      <PageHead title={<Trans>Settings</Trans>} />
      <nav aria-label={t`Settings`}>
        <ul className="border-b border-line">
          {settingsPlaces.map((place) => (
            <li key={place.to} className="border-t border-line">
              <Link to={place.to} className="flex min-h-16 items-center gap-4 py-2.5">
                <span className="min-w-0 grow">
                  <span className="block text-item font-semibold">{t(place.title)}</span>
                  <span className="block text-support text-muted">{t(place.holds)}</span>
                </span>
                <Icon of={ChevronRight} className="shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

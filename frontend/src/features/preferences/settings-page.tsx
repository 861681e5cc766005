import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";
import { type SettingsPlace, settingsPlaces } from "./settings-places";

interface SettingsPageProps {
  readonly place: SettingsPlace;
  /** Why these are asked, in the margin. */
  readonly reasons?: ReactNode;
  readonly children: ReactNode;
}

/** One section of the settings: its title, the way back to the list, and why it is asked. */
export function SettingsPage({ place, reasons, children }: SettingsPageProps) {
  const { t } = useLingui();
  const title = settingsPlaces.find(({ to }) => to === place)?.title;
  return (
    <Page
      beside
      marginLabel={t`About these settings`}
      margin={reasons ? <div className="flex flex-col gap-6">{reasons}</div> : undefined}
    >
      <PageHead over={<BackToSettings />} title={title ? t(title) : null} />
      {children}
    </Page>
  );
}

/** Back to the list of sections; beside the work the list stands already. */
export function BackToSettings() {
  return (
    <TextLink asChild className="wide:hidden">
      <Link to="/settings">
        <Trans>Settings</Trans>
      </Link>
    </TextLink>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { WhoMayLook } from "@/features/let-look/who-may-look";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/sharing")({ component: SharingPage });

function SharingPage() {
  return (
    <SettingsPage place="/settings/sharing">
      <Section label={<Trans>Who may look</Trans>}>
        <WhoMayLook />
      </Section>
    </SettingsPage>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { MailAccountSettings } from "@/features/mail-account/mail-account";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/mail")({ component: MailPage });

function MailPage() {
  return (
    <SettingsPage place="/settings/mail">
      <Section label={<Trans>Your own e-mail account</Trans>}>
        <MailAccountSettings />
      </Section>
    </SettingsPage>
  );
}

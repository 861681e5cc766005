import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Appearance } from "@/features/preferences/appearance";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Reason } from "@/ui/reason";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/device")({ component: DevicePage });

function DevicePage() {
  return (
    <SettingsPage
      place="/settings/device"
      reasons={
        <Reason heading={<Trans>Where these are kept</Trans>}>
          <Trans>Light or dark and the keys belong to this browser. The rest belongs to your account.</Trans>
        </Reason>
      }
    >
      <Section label={<Trans>This browser</Trans>}>
        <Appearance />
      </Section>
    </SettingsPage>
  );
}

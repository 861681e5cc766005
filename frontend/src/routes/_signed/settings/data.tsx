import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Trail } from "@/features/audit-trail/trail";
import { YourData } from "@/features/export-data/your-data";
import { Leave } from "@/features/leave-inroad/leave";
import { LetBack } from "@/features/let-back/let-back";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/data")({ component: DataPage });

function DataPage() {
  return (
    <SettingsPage place="/settings/data">
      <Section label={<Trans>Take it with you</Trans>}>
        <YourData />
      </Section>
      <Section label={<Trans>What was changed here</Trans>}>
        <Trail />
      </Section>
      <Section label={<Trans>Who asked to be forgotten</Trans>}>
        <LetBack />
      </Section>
      <Section label={<Trans>Leave Inroad</Trans>}>
        <Leave />
      </Section>
    </SettingsPage>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Because } from "@/entities/rule/because";
import { MeetingSettings } from "@/features/preferences/meeting-settings";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Reminders } from "@/features/reminders/reminders";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/meetings")({ component: MeetingsPage });

function MeetingsPage() {
  return (
    <SettingsPage
      place="/settings/meetings"
      reasons={
        <>
          <Because heading={<Trans>Why a list to bring</Trans>} rules={["MTG-2", "MTG-3", "MTG-11"]}>
            <Trans>
              Notebook, pen, your questions, two good stories, and clothes for the day you are hired.
            </Trans>
          </Because>
          <Because heading={<Trans>Why a word on the day</Trans>} rules={["TIM-5", "TIM-6"]}>
            <Trans>Calling on the very day you named is the technique. Any try on that day keeps it.</Trans>
          </Because>
        </>
      }
    >
      <Section label={<Trans>Your meetings</Trans>}>
        <MeetingSettings />
      </Section>
      <Section label={<Trans>Reminders</Trans>}>
        <Reminders />
      </Section>
    </SettingsPage>
  );
}

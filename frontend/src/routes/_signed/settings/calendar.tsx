import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Because } from "@/entities/rule/because";
import { Feeds } from "@/features/calendar-feeds/feeds";
import { OwnCalendars } from "@/features/own-calendars/own-calendars";
import { DaysSettings } from "@/features/preferences/days-settings";
import { Playbook } from "@/features/preferences/playbook";
import { SettingsPage } from "@/features/preferences/settings-page";
import { WithSearch } from "@/features/preferences/with-search";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/calendar")({ component: CalendarSettings });

function CalendarSettings() {
  return (
    <SettingsPage
      place="/settings/calendar"
      reasons={
        <>
          <Because heading={<Trans>Why country and hours</Trans>} rules={["TIM-7", "SET-3"]}>
            <Trans>
              They count for everybody of whom nothing else is known. An organization may have its own.
            </Trans>
          </Because>
          <Because heading={<Trans>Why side by side</Trans>} rules={["NRS-1", "NRS-2"]}>
            <Trans>
              Silence is no refusal. While one is silent, another at the same place may have time; nobody is
              passed over for it.
            </Trans>
          </Because>
          <Because heading={<Trans>Why your busy times</Trans>} rules={["SET-3", "TIM-5"]}>
            <Trans>A time you offer, and a day you name, should be one you can keep.</Trans>
          </Because>
        </>
      }
    >
      <Section label={<Trans>Days and hours</Trans>}>
        <WithSearch>{(workspace) => <DaysSettings workspace={workspace} />}</WithSearch>
      </Section>
      <Section label={<Trans>When nobody answers</Trans>}>
        <Playbook />
      </Section>
      <Section label={<Trans>Your own calendar</Trans>}>
        <Feeds />
      </Section>
      <Section label={<Trans>When you are busy</Trans>}>
        <OwnCalendars />
      </Section>
    </SettingsPage>
  );
}

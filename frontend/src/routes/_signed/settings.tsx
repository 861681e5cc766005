import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { sessionsQuery } from "@/entities/session/queries";
import { Because } from "@/entities/rule/because";
import { Trail } from "@/features/audit-trail/trail";
import { Feeds } from "@/features/calendar-feeds/feeds";
import { YourData } from "@/features/export-data/your-data";
import { MailAccountSettings } from "@/features/mail-account/mail-account";
import { AddressAndPassword } from "@/features/guard-account/address-and-password";
import { LinkedProvider } from "@/features/guard-account/linked-provider";
import { Passkeys } from "@/features/guard-account/passkeys";
import { SecondFactor } from "@/features/guard-account/second-factor";
import { Appearance } from "@/features/preferences/appearance";
import { EndOfSearch } from "@/features/preferences/end-of-search";
import { Leave } from "@/features/leave-inroad/leave";
import { LetBack } from "@/features/let-back/let-back";
import { WhoMayLook } from "@/features/let-look/who-may-look";
import { MeetingSettings } from "@/features/preferences/meeting-settings";
import { AboutMe } from "@/features/preferences/about-me";
import { DaysSettings } from "@/features/preferences/days-settings";
import { Profile } from "@/features/preferences/profile";
import { SearchSettings } from "@/features/preferences/search-settings";
import { SignIns } from "@/features/preferences/sign-ins";
import { WithSearch } from "@/features/preferences/with-search";
import { OwnCalendars } from "@/features/own-calendars/own-calendars";
import { Reminders } from "@/features/reminders/reminders";
import { Tokens } from "@/features/tokens/tokens";
import { Webhooks } from "@/features/webhooks/webhooks";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

export const Route = createFileRoute("/_signed/settings")({
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(sessionsQuery());
  },
  component: SettingsPage,
});

function SettingsPage() {
  const { t } = useLingui();
  return (
    <Page
      marginLabel={t`About these settings`}
      margin={
        <div className="flex flex-col gap-6">
          <Because heading={<Trans>Why twenty minutes</Trans>} rules={["LND-5", "SET-2"]}>
            <Trans>
              Twenty minutes are enough, and a big piece of a busy day. Every letter asks for just that.
            </Trans>
          </Because>
          <Because heading={<Trans>Why so few calls a day</Trans>} rules={["TIM-5"]}>
            <Trans>A promise is only made for a day that has room to keep it.</Trans>
          </Because>
          <Because heading={<Trans>Why your busy times</Trans>} rules={["SET-3", "TIM-5"]}>
            <Trans>A time you offer, and a day you name, should be one you can keep.</Trans>
          </Because>
          <Because heading={<Trans>Why a word on the day</Trans>} rules={["TIM-5", "TIM-6"]}>
            <Trans>Calling on the very day you named is the technique. Any try on that day keeps it.</Trans>
          </Because>
          <Because heading={<Trans>Why a list to bring</Trans>} rules={["MTG-2", "MTG-3", "MTG-11"]}>
            <Trans>
              Notebook, pen, your questions, two good stories, and clothes for the day you are hired.
            </Trans>
          </Because>
          <Because heading={<Trans>Why country and hours</Trans>} rules={["TIM-7", "SET-3"]}>
            <Trans>
              They count for everybody of whom nothing else is known. An organization may have its own.
            </Trans>
          </Because>
          <Reason heading={<Trans>Where these are kept</Trans>}>
            <Trans>
              Light or dark and the keys belong to this browser. The rest belongs to your account.
            </Trans>
          </Reason>
        </div>
      }
    >
      <PageHead title={<Trans>Settings</Trans>} />
      <Section label={<Trans>You</Trans>}>
        <Profile />
      </Section>
      <Section label={<Trans>How you sign in</Trans>}>
        <AddressAndPassword />
        <LinkedProvider />
      </Section>
      <Section label={<Trans>Passkeys</Trans>}>
        <Passkeys />
      </Section>
      <Section label={<Trans>A code as well</Trans>}>
        <SecondFactor />
      </Section>
      <Section label={<Trans>Your search</Trans>}>
        <WithSearch>{(workspace) => <SearchSettings workspace={workspace} />}</WithSearch>
      </Section>
      <Section label={<Trans>Days and hours</Trans>}>
        <WithSearch>{(workspace) => <DaysSettings workspace={workspace} />}</WithSearch>
      </Section>
      <Section label={<Trans>What you bring</Trans>}>
        <WithSearch>{(workspace) => <AboutMe workspace={workspace} />}</WithSearch>
      </Section>
      <Section label={<Trans>Your words</Trans>}>
        <p className="text-body">
          <Trans>
            Letters and calls begin with words you can change.{" "}
            <TextLink asChild>
              <Link to="/settings/letters">Words to begin with</Link>
            </TextLink>
          </Trans>
        </p>
      </Section>
      <Section label={<Trans>Who may look</Trans>}>
        <WhoMayLook />
      </Section>
      <Section label={<Trans>Your own calendar</Trans>}>
        <Feeds />
      </Section>
      <Section label={<Trans>When you are busy</Trans>}>
        <OwnCalendars />
      </Section>
      <Section label={<Trans>Your own e-mail account</Trans>}>
        <MailAccountSettings />
      </Section>
      <Section label={<Trans>Reminders</Trans>}>
        <Reminders />
      </Section>
      <Section label={<Trans>Your meetings</Trans>}>
        <MeetingSettings />
      </Section>
      <Section label={<Trans>When your search ends</Trans>}>
        <EndOfSearch />
      </Section>
      <Section label={<Trans>This browser</Trans>}>
        <Appearance />
      </Section>
      <Section label={<Trans>Where you are signed in</Trans>}>
        <SignIns />
      </Section>
      <Section label={<Trans>Your data</Trans>}>
        <YourData />
      </Section>
      <Section label={<Trans>Who asked to be forgotten</Trans>}>
        <LetBack />
      </Section>
      <Section label={<Trans>Leave Inroad</Trans>}>
        <Leave />
      </Section>
      <Section label={<Trans>Access tokens</Trans>}>
        <Tokens />
        <p className="pt-5 text-body">
          <Trans>
            What a program can ask for:{" "}
            <TextLink asChild>
              <Link to="/docs">the API, operation by operation</Link>
            </TextLink>
          </Trans>
        </p>
      </Section>
      <Section label={<Trans>Webhooks</Trans>}>
        <Webhooks />
      </Section>
      <Section label={<Trans>What was changed here</Trans>}>
        <Trail />
      </Section>
    </Page>
  );
}

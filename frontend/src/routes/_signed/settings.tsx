import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { sessionsQuery } from "@/entities/session/queries";
import { Because } from "@/entities/rule/because";
import { Appearance } from "@/features/preferences/appearance";
import { Profile } from "@/features/preferences/profile";
import { SearchSettings } from "@/features/preferences/search-settings";
import { SignIns } from "@/features/preferences/sign-ins";
import { Tokens } from "@/features/tokens/tokens";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Section } from "@/ui/section";

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
      <Section label={<Trans>Your search</Trans>}>
        <SearchSettings />
      </Section>
      <Section label={<Trans>This browser</Trans>}>
        <Appearance />
      </Section>
      <Section label={<Trans>Where you are signed in</Trans>}>
        <SignIns />
      </Section>
      <Section label={<Trans>Access tokens</Trans>}>
        <Tokens />
      </Section>
    </Page>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { sessionsQuery } from "@/entities/session/queries";
import { Appearance } from "@/features/preferences/appearance";
import { Profile } from "@/features/preferences/profile";
import { SignIns } from "@/features/preferences/sign-ins";
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
        <Reason heading={<Trans>Where these are kept</Trans>}>
          <Trans>Light or dark and the keys belong to this browser. The rest belongs to your account.</Trans>
        </Reason>
      }
    >
      <PageHead title={<Trans>Settings</Trans>} />
      <Section label={<Trans>You</Trans>}>
        <Profile />
      </Section>
      <Section label={<Trans>This browser</Trans>}>
        <Appearance />
      </Section>
      <Section label={<Trans>Where you are signed in</Trans>}>
        <SignIns />
      </Section>
    </Page>
  );
}

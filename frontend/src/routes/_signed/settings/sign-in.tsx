import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { sessionsQuery } from "@/entities/session/queries";
import { AddressAndPassword } from "@/features/guard-account/address-and-password";
import { LinkedProvider } from "@/features/guard-account/linked-provider";
import { Passkeys } from "@/features/guard-account/passkeys";
import { SecondFactor } from "@/features/guard-account/second-factor";
import { SettingsPage } from "@/features/preferences/settings-page";
import { SignIns } from "@/features/preferences/sign-ins";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/sign-in")({
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(sessionsQuery());
  },
  component: SignInPage,
});

function SignInPage() {
  return (
    <SettingsPage place="/settings/sign-in">
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
      <Section label={<Trans>Where you are signed in</Trans>}>
        <SignIns />
      </Section>
    </SettingsPage>
  );
}

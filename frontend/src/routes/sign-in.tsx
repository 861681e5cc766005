import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link, redirect, useRouter } from "@tanstack/react-router";
import { currentSessionQuery, setupQuery } from "@/entities/session/queries";
import { PasskeyButton } from "@/features/sign-in/passkey-button";
import { ProviderButton } from "@/features/sign-in/provider-button";
import { SignInForm } from "@/features/sign-in/sign-in-form";
import { returnPath } from "@/lib/return-path";
import { type Search, textParam } from "@/lib/search";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { TextLink } from "@/ui/text-link";

export const Route = createFileRoute("/sign-in")({
  validateSearch: (search: Search): { next?: string | undefined } => ({ next: textParam(search, "next") }),
  staticData: { bare: true },
  beforeLoad: async ({ context: { queryClient }, search }) => {
    if (await queryClient.ensureQueryData(currentSessionQuery()))
      throw redirect({ href: returnPath(search.next) });
  },
  loader: async ({ context: { queryClient } }) => {
    const setup = await queryClient.ensureQueryData(setupQuery());
    if (setup.first_account_needed) throw redirect({ to: "/sign-up", replace: true });
  },
  component: SignInPage,
});

function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const { next } = Route.useSearch();
  const { data: setup } = useSuspenseQuery(setupQuery());
  const goOn = () => router.history.push(returnPath(next));
  return (
    <Page
      marginLabel={t`About this page`}
      margin={
        <Reason heading={<Trans>Your word first</Trans>}>
          <Trans>
            You told people when you would call. Inroad keeps the days, so that you can keep your word.
          </Trans>
        </Reason>
      }
    >
      <PageHead
        title={<Trans>Good to see you again.</Trans>}
        lede={<Trans>Sign in, and see who is expecting to hear from you.</Trans>}
      />
      <SignInForm onSignedIn={goOn} />
      {setup.passkeys_possible ? <PasskeyButton onSignedIn={goOn} /> : null}
      {setup.provider_name ? <ProviderButton name={setup.provider_name} next={next ?? ""} /> : null}
      {setup.mail_ready ? (
        <p className="pt-8 text-support text-muted">
          <TextLink asChild>
            <Link to="/reset">
              <Trans>I have forgotten my password</Trans>
            </Link>
          </TextLink>
        </p>
      ) : null}
      {setup.sign_up_open ? (
        <p className="pt-8 text-support text-muted">
          <Trans>
            New here?{" "}
            <TextLink asChild>
              <Link to="/sign-up" search={{ next }}>
                Make an account
              </Link>
            </TextLink>
          </Trans>
        </p>
      ) : null}
    </Page>
  );
}

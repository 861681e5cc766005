import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link, redirect, useRouter } from "@tanstack/react-router";
import { currentSessionQuery, setupQuery } from "@/entities/session/queries";
import { ProviderButton } from "@/features/sign-in/provider-button";
import { SignUpForm } from "@/features/sign-in/sign-up-form";
import { returnPath } from "@/lib/return-path";
import { type Search, textParam } from "@/lib/search";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { RoadDrawing } from "@/ui/road-drawing";
import { TextLink } from "@/ui/text-link";

export const Route = createFileRoute("/sign-up")({
  validateSearch: (search: Search): { next?: string | undefined } => ({ next: textParam(search, "next") }),
  staticData: { bare: true },
  beforeLoad: async ({ context: { queryClient }, search }) => {
    if (await queryClient.ensureQueryData(currentSessionQuery()))
      throw redirect({ href: returnPath(search.next) });
  },
  loader: async ({ context: { queryClient } }) => {
    const setup = await queryClient.ensureQueryData(setupQuery());
    if (!setup.first_account_needed && !setup.sign_up_open) throw redirect({ to: "/sign-in", replace: true });
  },
  component: SignUpPage,
});

function SignUpPage() {
  const { t } = useLingui();
  const router = useRouter();
  const { next } = Route.useSearch();
  const { data: setup } = useSuspenseQuery(setupQuery());
  return (
    <Page
      marginLabel={t`About this page`}
      margin={
        <div className="flex flex-col gap-6">
          <Reason heading={<Trans>Who sees what you write</Trans>}>
            <Trans>
              Only you. The people you name never signed up for anything, so their names stay in your own
              search.
            </Trans>
          </Reason>
          <Reason heading={<Trans>Why the time zone</Trans>}>
            <Trans>A promise is for a day. Your days begin and end where you live.</Trans>
          </Reason>
        </div>
      }
    >
      {setup.first_account_needed ? (
        <RoadDrawing stops={[t`you`, t`someone you know`, t`someone they name`]} />
      ) : null}
      <PageHead
        title={
          setup.first_account_needed ? (
            <Trans>Make the first account.</Trans>
          ) : (
            <Trans>Make your account.</Trans>
          )
        }
        lede={<Trans>One name is enough to begin. Then one call, one letter, one meeting at a time.</Trans>}
      />
      <SignUpForm onSignedIn={() => router.history.push(returnPath(next))} />
      {setup.provider_name ? <ProviderButton name={setup.provider_name} next={next ?? ""} /> : null}
      {setup.first_account_needed ? null : (
        <p className="pt-8 text-support text-muted">
          <Trans>
            You have one?{" "}
            <TextLink asChild>
              <Link to="/sign-in" search={{ next }}>
                Sign in
              </Link>
            </TextLink>
          </Trans>
        </p>
      )}
    </Page>
  );
}

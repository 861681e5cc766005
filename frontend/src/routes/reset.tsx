import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute, Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { AskResetForm } from "@/features/sign-in/ask-reset-form";
import { ResetForm } from "@/features/sign-in/reset-form";
import { notify } from "@/lib/notices";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";

/** A forgotten password: asks where the link should go; with the link, for the new password. */
export const Route = createFileRoute("/reset")({ staticData: { bare: true }, component: ResetPage });

function ResetPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  // The secret stands behind the #, where no server sees it.
  const token = useRouterState({ select: (state) => state.location.hash });
  const onDone = () => {
    notify(t`Your new password is kept. Sign in with it.`);
    void navigate({ to: "/sign-in", replace: true });
  };
  return (
    <Page>
      {token ? (
        <>
          <PageHead title={<Trans>Choose a new password.</Trans>} />
          <ResetForm token={token} onDone={onDone} />
        </>
      ) : (
        <>
          <PageHead
            title={<Trans>Forgotten, and no harm done.</Trans>}
            lede={<Trans>We send a link to your address. With it you choose a new password.</Trans>}
          />
          <AskResetForm />
        </>
      )}
      <p className="pt-8 text-support text-muted">
        <TextLink asChild>
          <Link to="/sign-in">
            <Trans>Back to signing in</Trans>
          </Link>
        </TextLink>
      </p>
    </Page>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link, useRouterState } from "@tanstack/react-router";
import { ProveEmail } from "@/features/sign-in/prove-email";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";

/** The link that came to a new address. */
export const Route = createFileRoute("/prove")({ staticData: { bare: true }, component: ProvePage });

function ProvePage() {
  const token = useRouterState({ select: (state) => state.location.hash });
  return (
    <Page>
      <PageHead
        title={<Trans>Is this your address?</Trans>}
        lede={<Trans>You asked to sign in with it. If you did not, close this page.</Trans>}
      />
      {token ? (
        <ProveEmail token={token} />
      ) : (
        <p>
          <Trans>The address of this page is not whole. Open the link in the letter once more.</Trans>
        </p>
      )}
      <p className="pt-8 text-support text-muted">
        <TextLink asChild>
          <Link to="/today">
            <Trans>Go to Inroad</Trans>
          </Link>
        </TextLink>
      </p>
    </Page>
  );
}

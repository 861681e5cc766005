import { Trans } from "@lingui/react/macro";
import { createFileRoute, useRouterState } from "@tanstack/react-router";
import { AcceptInvitation } from "@/features/let-look/accept-invitation";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

/** The link of an invitation; whoever is not signed in does that first and comes back. */
export const Route = createFileRoute("/_signed/invitation")({ component: InvitationPage });

function InvitationPage() {
  // The secret stands behind the #, where no server sees it.
  const token = useRouterState({ select: (state) => state.location.hash });
  return (
    <Page>
      <PageHead
        title={<Trans>You are asked in.</Trans>}
        lede={<Trans>Somebody would like you to help, or to be helped.</Trans>}
      />
      {token ? (
        <AcceptInvitation token={token} />
      ) : (
        <p>
          <Trans>The address of this page is not whole. Open the link once more.</Trans>
        </p>
      )}
    </Page>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

export const Route = createFileRoute("/_signed/letters/")({ component: LettersPage });

function LettersPage() {
  return (
    <Page>
      <PageHead
        title={<Trans>Letters</Trans>}
        lede={<Trans>Ask for advice. People are glad to be asked what they think.</Trans>}
      />
    </Page>
  );
}

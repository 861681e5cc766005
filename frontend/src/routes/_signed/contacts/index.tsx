import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

export const Route = createFileRoute("/_signed/contacts/")({ component: ContactsPage });

function ContactsPage() {
  return (
    <Page>
      <PageHead
        title={<Trans>Contacts</Trans>}
        lede={
          <Trans>
            Start with two or three people who will forgive a clumsy first try. One name is enough to begin.
          </Trans>
        }
      />
    </Page>
  );
}

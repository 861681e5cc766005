import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

export const Route = createFileRoute("/_signed/today")({ component: TodayPage });

function TodayPage() {
  return (
    <Page>
      <PageHead title={<Trans>Today</Trans>} lede={<Trans>One thing first, and why.</Trans>} />
    </Page>
  );
}

import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

export const Route = createFileRoute("/_signed/calendar")({ component: CalendarPage });

function CalendarPage() {
  return (
    <Page>
      <PageHead
        title={<Trans>Calendar</Trans>}
        lede={<Trans>Most meetings happen at lunch, or before or after hours.</Trans>}
      />
    </Page>
  );
}

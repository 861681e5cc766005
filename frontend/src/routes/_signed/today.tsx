import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { todayIn } from "@/lib/clock";
import { dayLong } from "@/lib/format";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

export const Route = createFileRoute("/_signed/today")({ component: TodayPage });

function TodayPage() {
  const { time_zone: zone } = useWorkspace();
  return (
    <Page>
      <PageHead
        over={dayLong(todayIn(zone))}
        title={<Trans>Today</Trans>}
        lede={<Trans>One thing first, and why.</Trans>}
      />
    </Page>
  );
}

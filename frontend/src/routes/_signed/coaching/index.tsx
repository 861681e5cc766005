import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Comments } from "@/entities/coaching/comments";
import { coachedSeekersQuery, groupsQuery } from "@/entities/coaching/queries";
import { Because } from "@/entities/rule/because";
import { useWorkspace } from "@/entities/session/use-session";
import { Groups } from "@/features/coach-seekers/groups";
import { Seekers } from "@/features/coach-seekers/seekers";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/coaching/")({
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(coachedSeekersQuery());
    void queryClient.prefetchQuery(groupsQuery());
  },
  component: CoachingPage,
});

function CoachingPage() {
  const { t } = useLingui();
  const { id, time_zone: zone } = useWorkspace();
  return (
    <Page
      marginLabel={t`About coaching`}
      margin={
        <div className="flex flex-col gap-6">
          <Reason heading={<Trans>Counts before names</Trans>}>
            <Trans>
              A seeker decides what you see and until when. Each look is written down where they can read it.
            </Trans>
          </Reason>
          <Because heading={<Trans>When a hand may help</Trans>} rules={["NET-6"]}>
            <Trans>
              No meeting ahead, no promised call and no letter out: a good moment to ask how it goes.
            </Trans>
          </Because>
        </div>
      }
    >
      <PageHead
        title={<Trans>Coaching</Trans>}
        lede={<Trans>Who lets you help, and who may be glad of a word this week.</Trans>}
      />
      <Section label={<Trans>Seekers you help</Trans>}>
        <Seekers />
      </Section>
      <Section label={<Trans>Between you and your own coaches</Trans>}>
        <Comments workspaceId={id} zone={zone} />
      </Section>
      <Section label={<Trans>Your groups</Trans>}>
        <Groups />
      </Section>
    </Page>
  );
}

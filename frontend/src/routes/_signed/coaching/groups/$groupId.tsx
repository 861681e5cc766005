import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { GroupView } from "@/features/coach-seekers/group-view";
import { Page } from "@/ui/page";
import { Reason } from "@/ui/reason";

export const Route = createFileRoute("/_signed/coaching/groups/$groupId")({ component: GroupPage });

function GroupPage() {
  const { t } = useLingui();
  const { groupId } = Route.useParams();
  return (
    <Page
      marginLabel={t`About the figures`}
      margin={
        <Reason heading={<Trans>Why figures begin at five</Trans>}>
          <Trans>
            With fewer, a sum would tell what one of them did. Names are shown where a seeker lets a coach
            look, and nowhere else.
          </Trans>
        </Reason>
      }
    >
      <GroupView groupId={groupId} />
    </Page>
  );
}

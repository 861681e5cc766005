import { createFileRoute } from "@tanstack/react-router";
import { GroupView } from "@/features/coach-seekers/group-view";
import { Page } from "@/ui/page";

export const Route = createFileRoute("/_signed/coaching/groups/$groupId")({ component: GroupPage });

function GroupPage() {
  const { groupId } = Route.useParams();
  return (
    <Page>
      <GroupView groupId={groupId} />
    </Page>
  );
}

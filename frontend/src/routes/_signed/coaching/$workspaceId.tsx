import { createFileRoute } from "@tanstack/react-router";
import { SeekerView } from "@/features/coach-seekers/seeker-view";
import { Page } from "@/ui/page";

export const Route = createFileRoute("/_signed/coaching/$workspaceId")({ component: SeekerPage });

function SeekerPage() {
  const { workspaceId } = Route.useParams();
  return (
    <Page>
      <SeekerView workspaceId={workspaceId} />
    </Page>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { meetingQuery } from "@/entities/meeting/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { DebriefView } from "@/features/run-meeting/debrief-view";

export const Route = createFileRoute("/_signed/meetings/$meetingId_/debrief")({
  loader: async ({ context: { queryClient }, params }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.ensureQueryData(meetingQuery(search.id, params.meetingId));
  },
  component: DebriefPage,
});

function DebriefPage() {
  const { meetingId } = Route.useParams();
  const { id: workspaceId } = useWorkspace();
  const { data: meeting } = useSuspenseQuery(meetingQuery(workspaceId, meetingId));
  return <DebriefView workspaceId={workspaceId} meeting={meeting} />;
}

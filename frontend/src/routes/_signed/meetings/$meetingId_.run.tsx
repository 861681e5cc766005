import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { meetingQuery } from "@/entities/meeting/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { findMeeting } from "@/features/run-meeting/find-meeting";
import { GoneMeeting } from "@/features/run-meeting/gone-meeting";
import { RunView } from "@/features/run-meeting/run-view";

interface RehearsalSearch {
  /** The same screens, with nothing saved or sent. */
  readonly rehearsal?: boolean | undefined;
}

export const Route = createFileRoute("/_signed/meetings/$meetingId_/run")({
  staticData: { bare: true },
  validateSearch: (search): RehearsalSearch => ({ rehearsal: search["rehearsal"] === true || undefined }),
  loader: ({ context: { queryClient }, params }) => findMeeting(queryClient, params.meetingId),
  component: RunPage,
});

function RunPage() {
  const { meetingId } = Route.useParams();
  return Route.useLoaderData() === "gone" ? <GoneMeeting meetingId={meetingId} /> : <RunHere />;
}

function RunHere() {
  const { meetingId } = Route.useParams();
  const { rehearsal } = Route.useSearch();
  const { id: workspaceId } = useWorkspace();
  const { data: meeting } = useSuspenseQuery(meetingQuery(workspaceId, meetingId));
  return <RunView workspaceId={workspaceId} meeting={meeting} rehearsal={rehearsal ?? false} />;
}

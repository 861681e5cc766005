import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { meetingQuery } from "@/entities/meeting/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { PlanView } from "@/features/prepare-meeting/plan-view";
import { findMeeting } from "@/features/run-meeting/find-meeting";
import { GoneMeeting } from "@/features/run-meeting/gone-meeting";

export const Route = createFileRoute("/_signed/meetings/$meetingId")({
  loader: ({ context: { queryClient }, params }) => findMeeting(queryClient, params.meetingId),
  component: PlanPage,
});

function PlanPage() {
  const { meetingId } = Route.useParams();
  return Route.useLoaderData() === "gone" ? <GoneMeeting meetingId={meetingId} /> : <PlanHere />;
}

function PlanHere() {
  const { meetingId } = Route.useParams();
  const { id: workspaceId } = useWorkspace();
  const { data: meeting } = useSuspenseQuery(meetingQuery(workspaceId, meetingId));
  return <PlanView workspaceId={workspaceId} meeting={meeting} />;
}

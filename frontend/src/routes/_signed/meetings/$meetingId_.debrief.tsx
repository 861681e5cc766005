import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { meetingQuery } from "@/entities/meeting/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { DebriefView } from "@/features/run-meeting/debrief-view";
import { findMeeting } from "@/features/run-meeting/find-meeting";
import { GoneMeeting } from "@/features/run-meeting/gone-meeting";

interface DebriefSearch {
  /** What is written down is open, to be added to. */
  readonly more?: boolean | undefined;
}

export const Route = createFileRoute("/_signed/meetings/$meetingId_/debrief")({
  validateSearch: (search): DebriefSearch => ({ more: search["more"] === true || undefined }),
  loader: ({ context: { queryClient }, params }) => findMeeting(queryClient, params.meetingId),
  component: DebriefPage,
});

function DebriefPage() {
  const { meetingId } = Route.useParams();
  return Route.useLoaderData() === "gone" ? <GoneMeeting meetingId={meetingId} /> : <DebriefHere />;
}

function DebriefHere() {
  const { meetingId } = Route.useParams();
  const { more } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { id: workspaceId } = useWorkspace();
  const { data: meeting } = useSuspenseQuery(meetingQuery(workspaceId, meetingId));
  return (
    <DebriefView
      workspaceId={workspaceId}
      meeting={meeting}
      more={more ?? false}
      onMore={(open) => void navigate({ search: { more: open || undefined }, replace: true })}
    />
  );
}

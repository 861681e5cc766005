import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { todayQuery } from "@/entities/today/queries";
import { TodayView } from "@/features/follow-up/today-view";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

export const Route = createFileRoute("/_signed/today")({
  loader: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(todayQuery(search.id));
  },
  component: TodayPage,
});

function TodayPage() {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data, error, refetch } = useQuery(todayQuery(workspaceId));
  if (data) return <TodayView workspaceId={workspaceId} today={data} />;
  return (
    <Page>
      {error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton head rows={5} />
      )}
    </Page>
  );
}

import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { lettersQuery } from "@/entities/letter/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { LetterList } from "@/features/compose-letter/letter-list";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

export const Route = createFileRoute("/_signed/letters/")({
  loader: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(lettersQuery(search.id));
  },
  component: LettersPage,
});

function LettersPage() {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data, error, refetch } = useQuery(lettersQuery(workspaceId));
  if (data) return <LetterList workspaceId={workspaceId} letters={data.items} />;
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

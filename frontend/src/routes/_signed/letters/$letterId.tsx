import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { letterQuery } from "@/entities/letter/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { SentLetter } from "@/features/compose-letter/sent-letter";
import { ReplyList } from "@/features/read-replies/reply-list";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

const Composer = lazy(() =>
  import("@/features/compose-letter/composer").then((module) => ({ default: module.Composer })),
);

export const Route = createFileRoute("/_signed/letters/$letterId")({
  loader: async ({ context: { queryClient }, params: { letterId } }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(letterQuery(search.id, letterId));
  },
  component: LetterPage,
});

function LetterPage() {
  const words = useProblemWords();
  const { letterId } = Route.useParams();
  const { id: workspaceId } = useWorkspace();
  const { data, error, refetch } = useQuery(letterQuery(workspaceId, letterId));
  const waiting = (
    <Page>
      {error && !data ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton head rows={6} />
      )}
    </Page>
  );
  if (!data) return waiting;
  if (data.state === "sent") {
    return <SentLetter letter={data} answers={<ReplyList letterId={data.id} />} />;
  }
  return (
    <Suspense fallback={waiting}>
      <Composer key={data.id} letter={data} />
    </Suspense>
  );
}

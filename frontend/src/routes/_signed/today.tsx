import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { type TodayItem, todayQuery } from "@/entities/today/queries";
import { TodayView } from "@/features/follow-up/today-view";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

// The sheets come when somebody opens them.
const WriteSheet = lazy(() =>
  import("@/features/compose-letter/write-sheet").then((module) => ({ default: module.WriteSheet })),
);
const ScriptSheet = lazy(() =>
  import("@/features/follow-up/script-sheet").then((module) => ({ default: module.ScriptSheet })),
);

interface Opened {
  readonly kind: "write" | "script";
  readonly person: NonNullable<TodayItem["contact"]>;
}

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
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  if (data) {
    return (
      <>
        <TodayView
          workspaceId={workspaceId}
          today={data}
          onWrite={(person) => setOpened({ kind: "write", person })}
        />
        <Suspense>
          {opened?.kind === "write" ? (
            <WriteSheet
              workspaceId={workspaceId}
              contactId={opened.person.id}
              name={opened.person.display_name}
              primary={false}
              open
              onClose={close}
              onScript={() => setOpened({ ...opened, kind: "script" })}
            />
          ) : null}
          {opened?.kind === "script" ? (
            <ScriptSheet
              contactId={opened.person.id}
              name={opened.person.display_name}
              open
              onClose={close}
            />
          ) : null}
        </Suspense>
      </>
    );
  }
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

import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { firstDayOf, type Span, spans } from "@/entities/insight/model";
import { insightsQuery } from "@/entities/insight/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { InsightsView } from "@/features/insights/insights-view";
import { useProblemWords } from "@/i18n/use-problem-words";
import { now, todayIn } from "@/lib/clock";
import { choiceParam } from "@/lib/search";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

interface InsightsSearch {
  /** How far back from today; all of it when absent. */
  readonly back?: Span | undefined;
}

export const Route = createFileRoute("/_signed/insights")({
  validateSearch: (search): InsightsSearch => ({ back: choiceParam(search, "back", spans) }),
  component: InsightsPage,
});

function InsightsPage() {
  const words = useProblemWords();
  const { back = "all" } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const fromOn = firstDayOf(back, todayIn(zone, now));
  const { data, error, refetch } = useQuery(insightsQuery(workspaceId, fromOn));
  if (data) {
    return (
      <InsightsView
        insights={data}
        span={back}
        onSpan={(next) =>
          void navigate({ search: { back: next === "all" ? undefined : next }, replace: true })
        }
      />
    );
  }
  return (
    <Page>
      {error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton head rows={6} />
      )}
    </Page>
  );
}

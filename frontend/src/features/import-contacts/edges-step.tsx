import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { importEdgesQuery } from "@/entities/import/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Reason } from "@/ui/reason";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { EdgeItem } from "./edge-item";

interface EdgesStepProps {
  readonly workspaceId: string;
  readonly importId: string;
  /** The questions are over: what was answered is only shown. */
  readonly closed?: boolean;
}

/** Whom the rows name: each is asked about, and becomes a referral only by a yes. */
export function EdgesStep({ workspaceId, importId, closed = false }: EdgesStepProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useInfiniteQuery(importEdgesQuery(workspaceId, importId));
  const edges = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error && edges.length === 0) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  if (found.isPending) return <Skeleton rows={3} />;
  return (
    <>
      <Reason marks={<RuleMark id="NET-4" />}>
        <Trans>
          A name given to you is worth more than an address. The file says these; only you know which are
          true.
        </Trans>
      </Reason>
      <div className="pt-4">
        <Rows label={t`Who named whom`} closed>
          {edges.map((edge) => (
            <EdgeItem
              key={edge.id}
              workspaceId={workspaceId}
              importId={importId}
              edge={edge}
              closed={closed}
            />
          ))}
        </Rows>
      </div>
      {found.hasNextPage ? (
        <Button kind="quiet" flush busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show more of them</Trans>
        </Button>
      ) : null}
    </>
  );
}

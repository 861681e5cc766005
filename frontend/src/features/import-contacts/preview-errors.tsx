import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { importErrorsQuery } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";

interface PreviewErrorsProps {
  readonly workspaceId: string;
  readonly importId: string;
}

/** What is wrong in which line and column, what stands there, and what would be right. */
export function PreviewErrors({ workspaceId, importId }: PreviewErrorsProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useInfiniteQuery(importErrorsQuery(workspaceId, importId));
  const errors = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error && errors.length === 0) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  if (found.isPending) return <Skeleton rows={3} />;
  if (errors.length === 0) {
    return (
      <p className="font-serif text-reason text-muted">
        <Trans>Every row could be read.</Trans>
      </p>
    );
  }
  return (
    <>
      <Rows label={t`Rows that need a look`} closed>
        {errors.map((error, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- errors have no id; the list only grows at its end
          <li key={`${error.line}-${error.column}-${index}`} className="flex flex-col gap-0.5 py-3">
            <p className="text-label font-semibold text-wax">
              {error.column ? (
                <Trans>
                  Line {error.line}, {error.column}
                </Trans>
              ) : (
                <Trans>Line {error.line}</Trans>
              )}
            </p>
            <p className="text-body">{error.message}</p>
            {error.value ? (
              <p className="text-support text-muted">
                <Trans>
                  It says <q className="break-all">{error.value}</q>.
                </Trans>
              </p>
            ) : null}
          </li>
        ))}
      </Rows>
      {found.hasNextPage ? (
        <Button kind="quiet" flush busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show more of them</Trans>
        </Button>
      ) : null}
      <p className="pt-4 font-serif text-reason text-muted">
        <Trans>
          Mend these in the file and bring it again: whoever is there already is not added a second time.
        </Trans>
      </p>
    </>
  );
}

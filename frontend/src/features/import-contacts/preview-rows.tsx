import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useChooseRow } from "@/entities/import/mutations";
import { type ImportRow, importRowsQuery } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { cx } from "@/lib/cx";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { RowChoice } from "./row-choice";

interface PreviewRowsProps {
  readonly workspaceId: string;
  readonly importId: string;
  readonly state: ImportRow["state"];
  /** Says so when there are none. */
  readonly none: string;
  /** It is over: what became of each row is only shown. */
  readonly closed?: boolean;
}

/** Rows as they were understood; each can be left out, or taken in after all. */
export function PreviewRows({ workspaceId, importId, state, none, closed = false }: PreviewRowsProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useInfiniteQuery(importRowsQuery(workspaceId, importId, state));
  const choose = useChooseRow(workspaceId, importId);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.error && rows.length === 0) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  if (found.isPending) return <Skeleton rows={6} />;
  if (rows.length === 0) return <p className="font-serif text-reason text-muted">{none}</p>;
  return (
    <>
      <Rows label={t`Rows`} closed>
        {rows.map((row) => (
          <li key={row.id} className="py-1.5">
            <RowChoice
              row={row}
              closed={closed}
              onChoose={(choice) =>
                choose.mutate({ row, choice }, { onError: (error) => notify(words(error)) })
              }
            />
            {row.duplicate_of || row.why ? (
              <p className={cx("text-support text-muted", row.state !== "duplicate" && !closed && "pl-8")}>
                {row.why}{" "}
                {row.duplicate_of ? (
                  <TextLink asChild>
                    <Link to="/contacts/$contactId" params={{ contactId: row.duplicate_of.id }}>
                      {row.duplicate_of.display_name}
                    </Link>
                  </TextLink>
                ) : null}
              </p>
            ) : null}
          </li>
        ))}
      </Rows>
      {found.hasNextPage ? (
        <Button kind="quiet" flush busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show more rows</Trans>
        </Button>
      ) : null}
    </>
  );
}

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type OrganizationFilter, organizationsQuery } from "@/entities/organization/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { ErrorRetry } from "@/ui/error-retry";
import { NoMatch } from "@/ui/no-match";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Rows } from "@/ui/rows";
import { SearchField } from "@/ui/search-field";
import { Skeleton } from "@/ui/skeleton";
import { AddOrganization } from "./add-organization";
import { OrganizationLine } from "./organization-line";

interface OrganizationsViewProps {
  readonly workspaceId: string;
  readonly filter: OrganizationFilter;
  readonly onFilter: (next: OrganizationFilter) => void;
}

/** Where people work: those one aims at first, each with who is there and the nearest way in. */
export function OrganizationsView({ workspaceId, filter, onFilter }: OrganizationsViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery(organizationsQuery(workspaceId, filter));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total;
  const exact = Number(total);
  const filtered = filter.q !== undefined || filter.target !== undefined;
  const nothing = found.data !== undefined && rows.length === 0;
  const first = nothing && !filtered && !found.isPlaceholderData;
  return (
    <Page
      marginLabel={t`About organizations`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Because heading={<Trans>Why through people</Trans>} rules={["NET-5"]}>
            <Trans>Busy people see first those they know, or who are sent to them.</Trans>
          </Because>
          <Because heading={<Trans>Why hours and Fridays</Trans>} rules={["SET-3", "TIM-4"]}>
            <Trans>
              Most of these talks are at lunch, or before or after hours. Whose hours? Theirs. And Fridays are
              hurried in one office, relaxed in another.
            </Trans>
          </Because>
        </div>
      }
    >
      <PageHead
        title={<Trans>Organizations</Trans>}
        lede={<Trans>Where people you know work, and where you would like to know somebody.</Trans>}
        actions={
          adding || first ? null : (
            <Button icon={Plus} onClick={() => setAdding(true)}>
              <Trans>Add one</Trans>
            </Button>
          )
        }
      />
      {adding || first ? (
        <AddOrganization workspaceId={workspaceId} first={first} onClose={() => setAdding(false)} />
      ) : null}
      {first ? null : (
        <search className="grid items-end gap-x-4 gap-y-1 pb-3 desk:grid-cols-[1fr_auto]">
          <SearchField
            label={<Trans>Find an organization</Trans>}
            value={filter.q ?? ""}
            onSearch={(q) => onFilter({ ...filter, q: q || undefined })}
          />
          <Checkbox
            className="desk:min-h-11"
            label={<Trans>Only those I aim at</Trans>}
            checked={filter.target === true}
            onChange={(event) => onFilter({ ...filter, target: event.target.checked || undefined })}
          />
        </search>
      )}
      <p role="status" className="min-h-6 pb-2 text-support text-muted">
        {total === undefined || first ? null : Number.isFinite(exact) ? (
          <Plural value={exact} one="# organization." other="# organizations." />
        ) : (
          <Trans>More than ten thousand organizations.</Trans>
        )}
      </p>
      {found.error && rows.length === 0 ? (
        <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
      ) : found.isPending ? (
        <Skeleton rows={6} />
      ) : first ? null : nothing ? (
        <NoMatch onClear={() => onFilter({})}>
          {filter.q ? t`No organization is called “${filter.q}”.` : t`You aim at none of them yet.`}
        </NoMatch>
      ) : (
        <Rows label={t`Organizations`} closed>
          {rows.map((row) => (
            <OrganizationLine key={row.id} workspaceId={workspaceId} row={row} />
          ))}
        </Rows>
      )}
      {found.hasNextPage ? (
        <Button
          kind="quiet"
          flush
          className="mt-2"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </Page>
  );
}

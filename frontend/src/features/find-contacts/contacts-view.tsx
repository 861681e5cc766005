import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { CheckCheck, Ellipsis, FileUp, ListChecks } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type ContactFilter, isFiltered } from "@/entities/contact/model";
import { contactsQuery } from "@/entities/contact/queries";
import { KeptTwice } from "@/entities/duplicate/kept-twice";
import { useProblemWords } from "@/i18n/use-problem-words";
import { usePhone } from "@/lib/use-media";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Menu } from "@/ui/menu";
import { NoMatch } from "@/ui/no-match";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { ContactCards } from "./contact-cards";
import { ContactFilters } from "./contact-filters";
import { ContactsTable } from "./contacts-table";
import { ExportMenu } from "./export-menu";
import { FirstNames } from "./first-names";
import { ManyBar } from "./many-bar";
import { QuickAdd } from "./quick-add";
import { SavedViews } from "./saved-views";
import { useChoosing } from "./use-choosing";

interface ContactsViewProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
  readonly onFilter: (next: ContactFilter) => void;
}

/** Everybody one has, narrowed by what stands in the address. With nobody yet, the page asks for the first names. */
export function ContactsView({ workspaceId, filter, onFilter }: ContactsViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const phone = usePhone();
  const navigate = useNavigate();
  // While first names are on their way, the page they were typed on stays: one of them may be refused.
  const [beginning, setBeginning] = useState(false);
  const found = useInfiniteQuery(contactsQuery(workspaceId, filter));
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = found;
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const total = found.data?.pages[0]?.total;
  const exact = total === undefined ? null : Number(total);
  const choosing = useChoosing(rows, filter, exact !== null && Number.isFinite(exact) ? exact : null);
  // On a phone boxes would be in the way of the thumb: they come when several are to be chosen.
  const [several, setSeveral] = useState(false);
  const latest = useRef({ filter, onFilter });
  useEffect(() => {
    latest.current = { filter, onFilter };
  });
  const onTag = useCallback((tag: string) => latest.current.onFilter({ ...latest.current.filter, tag }), []);
  const filtered = isFiltered(filter);
  const empty = found.data !== undefined && rows.length === 0 && !filtered && !found.isPlaceholderData;
  if (empty || beginning) {
    return <FirstNames workspaceId={workspaceId} onBegin={setBeginning} />;
  }
  return (
    <Page full className="mx-auto w-full max-w-[76rem] desk:pt-11">
      <PageHead
        title={<Trans>Contacts</Trans>}
        lede={<Trans>Everybody here has one next step, and only one.</Trans>}
        actions={
          phone ? (
            <Menu
              align="end"
              trigger={
                <Button kind="quiet" flush icon={Ellipsis}>
                  <Trans>More</Trans>
                </Button>
              }
              items={[
                {
                  id: "several",
                  label: several ? <Trans>Choose nobody</Trans> : <Trans>Choose several</Trans>,
                  icon: CheckCheck,
                  onSelect: () => {
                    choosing.clear();
                    setSeveral(!several);
                  },
                },
                {
                  id: "starters",
                  label: <Trans>Whom to ask first</Trans>,
                  icon: ListChecks,
                  onSelect: () => void navigate({ to: "/contacts/starters" }),
                },
                {
                  id: "import",
                  label: <Trans>Bring a list from a file</Trans>,
                  icon: FileUp,
                  onSelect: () => void navigate({ to: "/contacts/import" }),
                },
              ]}
            />
          ) : (
            <>
              <Button kind="quiet" icon={ListChecks} asChild>
                <Link to="/contacts/starters">
                  <Trans>Whom to ask first</Trans>
                </Link>
              </Button>
              <Button icon={FileUp} asChild>
                <Link to="/contacts/import">
                  <Trans>Bring a list from a file</Trans>
                </Link>
              </Button>
            </>
          )
        }
      />
      <SavedViews workspaceId={workspaceId} filter={filter} onFilter={onFilter} />
      {/* On a phone the bottom bar has its own way to add somebody. */}
      {phone ? null : <QuickAdd workspaceId={workspaceId} />}
      <ContactFilters workspaceId={workspaceId} filter={filter} onFilter={onFilter} />
      <ExportMenu workspaceId={workspaceId} filter={filter} />
      <p role="status" className="min-h-6 pb-2 text-support text-muted">
        {total === undefined ? null : exact !== null && Number.isFinite(exact) ? (
          filtered ? (
            <Plural value={exact} one="# person fits." other="# people fit." />
          ) : (
            <Plural value={exact} one="# person." other="# people." />
          )
        ) : (
          <Trans>More than ten thousand people.</Trans>
        )}
      </p>
      {filtered ? null : (
        <p className="pb-3 text-support empty:hidden">
          <KeptTwice workspaceId={workspaceId} />
        </p>
      )}
      {found.error && rows.length === 0 ? (
        <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
      ) : found.isPending ? (
        <Skeleton rows={10} />
      ) : rows.length === 0 ? (
        <NoMatch onClear={() => onFilter(filter.sort ? { sort: filter.sort } : {})}>
          {filter.q ? t`Nobody here answers to “${filter.q}”.` : t`Nobody fits all of this at once.`}
        </NoMatch>
      ) : phone ? (
        <ContactCards rows={rows} onEnd={more} total={exact} choosing={several ? choosing : null} />
      ) : (
        <ContactsTable
          rows={rows}
          onEnd={more}
          total={exact}
          sort={filter.sort ?? "display_name"}
          onSort={(sort) => onFilter({ ...filter, sort: sort === "display_name" ? undefined : sort })}
          onTag={onTag}
          choosing={choosing}
        />
      )}
      {choosing.count === 0 ? null : (
        <ManyBar
          workspaceId={workspaceId}
          choosing={choosing}
          away={filter.archived === true}
          total={exact !== null && Number.isFinite(exact) ? exact : null}
          read={rows.length}
        />
      )}
      {found.isFetchNextPageError ? (
        <div className="pt-4">
          <ErrorRetry onRetry={() => void fetchNextPage()}>{words(found.error)}</ErrorRetry>
        </div>
      ) : null}
    </Page>
  );
}

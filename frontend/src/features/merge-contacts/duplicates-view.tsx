import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDismissPair, useTakeDismissalBack } from "@/entities/duplicate/mutations";
import { type DuplicateRow, duplicatesQuery } from "@/entities/duplicate/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { PairRow } from "./pair-row";

interface DuplicatesViewProps {
  readonly workspaceId: string;
}

/** Contacts that are probably one person: the likeliest first, each with its reasons. */
export function DuplicatesView({ workspaceId }: DuplicatesViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const list = useInfiniteQuery(duplicatesQuery(workspaceId));
  const dismiss = useDismissPair(workspaceId);
  const back = useTakeDismissalBack(workspaceId);
  const pairs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const total = Number.parseInt(list.data?.pages[0]?.total ?? "0", 10);

  const saidTwo = (pair: DuplicateRow) => {
    if (dismiss.isPending) return;
    dismiss
      .mutateAsync(pair)
      .then((said) =>
        notify(t`${pair.one.display_name} and ${pair.other.display_name} stay two people.`, () => {
          back.mutateAsync(said.id).catch((error: unknown) => notify(words(error)));
        }),
      )
      .catch((error: unknown) => notify(words(error)));
  };

  return (
    <Page
      marginLabel={t`About duplicates`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Reason heading={<Trans>What a merge keeps</Trans>}>
            <Trans>
              Letters, promises, meetings, notes and every name they gave go over to the contact that stays.
            </Trans>
          </Reason>
          <Reason heading={<Trans>Nothing is final</Trans>}>
            <Trans>A merge can be taken apart again for thirty days, referral by referral.</Trans>
          </Reason>
        </div>
      }
    >
      <PageHead
        over={
          <TextLink asChild>
            <Link to="/contacts">
              <Trans>Contacts</Trans>
            </Link>
          </TextLink>
        }
        title={<Trans>One person, or two?</Trans>}
        lede={
          pairs.length > 0 ? (
            <Plural
              value={total}
              one="# pair looks like one person kept twice."
              other="# pairs look like one person kept twice."
            />
          ) : undefined
        }
      />
      {list.error && pairs.length === 0 ? (
        <ErrorRetry onRetry={() => void list.refetch()}>{words(list.error)}</ErrorRetry>
      ) : list.isPending ? (
        <Skeleton rows={4} />
      ) : pairs.length === 0 ? (
        <p className="font-serif text-lede text-muted">
          <Trans>
            Nobody seems to be here twice. New contacts are compared within seconds of being added.
          </Trans>
        </p>
      ) : (
        <Rows closed label={t`Contacts that are probably one person`}>
          {pairs.map((pair) => (
            <PairRow key={pair.id} pair={pair} onDismiss={() => saidTwo(pair)} />
          ))}
        </Rows>
      )}
      {list.hasNextPage ? (
        <div className="pt-4">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            <Trans>Show more pairs</Trans>
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

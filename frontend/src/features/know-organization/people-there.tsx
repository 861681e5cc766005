import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { NextStep } from "@/entities/contact/next-step";
import { contactsQuery } from "@/entities/contact/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { todayIn } from "@/lib/clock";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";

interface PeopleThereProps {
  readonly workspaceId: string;
  readonly organizationId: string;
}

/** Everybody who works there, the nearest first, each with the one next step (NET-12). */
export function PeopleThere({ workspaceId, organizationId }: PeopleThereProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { time_zone: zone } = useWorkspace();
  const today = todayIn(zone);
  const found = useInfiniteQuery(
    contactsQuery(workspaceId, { organization_id: organizationId, sort: "degree" }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      label={<span className="text-body text-ink">{t`People there, and what comes next`}</span>}
      action={
        rows.length > 0 ? (
          <TextLink asChild>
            <Link to="/contacts" search={{ organization_id: organizationId }}>
              <Trans>As a list</Trans>
            </Link>
          </TextLink>
        ) : null
      }
    >
      {found.error && rows.length === 0 ? (
        <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
      ) : found.isPending ? (
        <Skeleton rows={3} />
      ) : rows.length === 0 ? (
        <p className="font-serif text-reason text-muted">
          <Trans>Nobody yet. Ask the people you meet whom they know there: contacts beget contacts.</Trans>
        </p>
      ) : (
        <Rows label={t`People there`} closed>
          {rows.map((row) => (
            <Row
              key={row.id}
              title={
                <Link to="/contacts/$contactId" params={{ contactId: row.id }} className={stretch}>
                  {row.display_name}
                </Link>
              }
              detail={row.headline}
              end={<NextStep row={row} today={today} />}
              className="flex-wrap gap-y-0 desk:flex-nowrap"
            />
          ))}
        </Rows>
      )}
      {found.hasNextPage ? (
        <Button kind="quiet" flush busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </Section>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useEndFeed } from "@/entities/feed/mutations";
import { feedsQuery, type NewFeed, type Shows } from "@/entities/feed/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { FeedOnce } from "./feed-once";
import { NewFeedForm } from "./new-feed-form";

/** Promises and meetings in the calendar one already uses. */
export function Feeds() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const feeds = useQuery(feedsQuery(workspaceId));
  const end = useEndFeed(workspaceId);
  const [asking, setAsking] = useState(false);
  const [fresh, setFresh] = useState<NewFeed | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  if (feeds.isPending) return <Skeleton rows={2} />;
  if (feeds.isError) {
    return <ErrorRetry onRetry={() => void feeds.refetch()}>{words(feeds.error)}</ErrorRetry>;
  }
  const day = (instant: string) => dayWithYear(dayIn(instant, zone));
  const shown: Readonly<Record<Shows, string>> = {
    everything: t`Promises, meetings, thank-you notes and what is planned.`,
    promises_and_meetings: t`Promises, meetings and thank-you notes.`,
    busy: t`Only when you are busy.`,
  };
  return (
    <div className="flex flex-col gap-5">
      {fresh ? <FeedOnce feed={fresh} onDone={() => setFresh(null)} /> : null}
      {feeds.data.items.length > 0 ? (
        <Rows closed>
          {feeds.data.items.map((feed) => (
            <Row
              key={feed.id}
              title={feed.name}
              detail={
                <>
                  {shown[feed.shows]}{" "}
                  {feed.last_read_at ? (
                    <Trans>Read last on {day(feed.last_read_at)}.</Trans>
                  ) : (
                    <Trans>Not read yet.</Trans>
                  )}
                </>
              }
              end={
                ending === feed.id ? (
                  <Button
                    kind="destructive"
                    busy={end.isPending}
                    onClick={() =>
                      end.mutate(feed.id, {
                        onSuccess: () => notify(t`${feed.name} reads nothing any more.`),
                        onError: (error) => notify(words(error)),
                      })
                    }
                  >
                    <Trans>End it for good</Trans>
                  </Button>
                ) : (
                  <Button kind="quiet" aria-label={t`End ${feed.name}`} onClick={() => setEnding(feed.id)}>
                    <Trans>End</Trans>
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      ) : (
        <p className="text-body text-muted">
          <Trans>
            See promises and meetings in the calendar of your phone or computer, with a reminder when to
            leave.
          </Trans>
        </p>
      )}
      {asking ? (
        <NewFeedForm
          workspaceId={workspaceId}
          onMade={(feed) => {
            setFresh(feed);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : (
        <div>
          <Button icon={Plus} onClick={() => setAsking(true)}>
            <Trans>Make a calendar address</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useMemo, useState } from "react";
import { msg } from "@lingui/core/macro";
import { type Contact, timelineQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import type { Command } from "@/lib/commands";
import { useCommands } from "@/lib/use-commands";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { AddNote } from "./add-note";
import { TimelineEntry } from "./timeline-entry";

interface TimelineProps {
  readonly workspaceId: string;
  readonly contact: Contact;
}

/** What has happened with this person, the latest first, and a note of one's own. */
export function Timeline({ workspaceId, contact }: TimelineProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const [noting, setNoting] = useState(false);
  const found = useInfiniteQuery(timelineQuery(workspaceId, contact.id));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: "contact.note",
        title: msg`Add a note`,
        group: "page",
        icon: PenLine,
        keys: "n",
        run: () => setNoting(true),
      },
    ],
    [],
  );
  useCommands(commands);
  return (
    <Section
      className="pt-8"
      label={<span className="text-body text-ink">{t`What has happened`}</span>}
      action={
        noting ? null : (
          <Button kind="quiet" icon={PenLine} flush onClick={() => setNoting(true)} aria-keyshortcuts="n">
            <Trans>Add a note</Trans>
          </Button>
        )
      }
    >
      {noting ? (
        <AddNote workspaceId={workspaceId} contactId={contact.id} onClose={() => setNoting(false)} />
      ) : null}
      {found.error && items.length === 0 ? (
        <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
      ) : found.isPending ? (
        <Skeleton rows={3} />
      ) : (
        <ol>
          {items.map((item, index) => (
            <TimelineEntry
              key={item.id}
              item={item}
              zone={contact.local_time_zone}
              last={index === items.length - 1}
            />
          ))}
        </ol>
      )}
      {found.hasNextPage ? (
        <Button kind="quiet" flush busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Show what came before</Trans>
        </Button>
      ) : null}
    </Section>
  );
}

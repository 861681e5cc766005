import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { movable } from "@/entities/calendar/model";
import type { CalendarEntry } from "@/entities/calendar/queries";
import { Because } from "@/entities/rule/because";
import { dayLong, timeIn } from "@/lib/format";
import { Button } from "@/ui/button";
import { Sheet } from "@/ui/sheet";
import { EntryState } from "./entry-mark";
import { MovePromise } from "./move-promise";

interface EntrySheetProps {
  readonly workspaceId: string;
  readonly entry: CalendarEntry;
  readonly zone: string;
  readonly onClose: () => void;
}

/** The page an entry belongs to; its contact's where it has none of its own. */
function pageOf(entry: CalendarEntry): string {
  if (entry.kind === "meeting") return `/meetings/${entry.id}`;
  if (entry.kind === "debrief") return `/meetings/${entry.id}/debrief`;
  if (entry.kind === "letter_arrives") return `/letters/${entry.id}`;
  return `/contacts/${entry.contact.id}`;
}

/** One entry: when, why, where to go on, and for a promise the one way to move it. */
export function EntrySheet({ workspaceId, entry, zone, onClose }: EntrySheetProps) {
  const [moving, setMoving] = useState(false);
  return (
    <Sheet open onClose={onClose} title={entry.title}>
      <div className="flex flex-col gap-4">
        <p className="text-body text-muted">
          <EntryState state={entry.state} />: {dayLong(entry.on)}
          {entry.starts_at ? `, ${timeIn(entry.starts_at, zone)}` : ""}
          {entry.detail ? <span className="block">{entry.detail}</span> : null}
          {entry.leave_at && entry.state === "set" ? (
            <span className="block">
              <Trans>Leave by {timeIn(entry.leave_at, zone)}.</Trans>
            </span>
          ) : null}
        </p>
        {entry.reasons.length > 0 ? <Because reasons={entry.reasons} /> : null}
        {moving ? (
          <MovePromise workspaceId={workspaceId} entry={entry} onMoved={onClose} />
        ) : (
          <div className="flex flex-col gap-2 desk:flex-row">
            <Button kind="filled" asChild>
              <Link to={pageOf(entry)}>
                {entry.kind === "meeting" || entry.kind === "debrief" ? (
                  <Trans>Open the meeting</Trans>
                ) : entry.kind === "letter_arrives" ? (
                  <Trans>Open the letter</Trans>
                ) : (
                  <Trans>Open {entry.contact.display_name}</Trans>
                )}
              </Link>
            </Button>
            {movable(entry) ? (
              <Button onClick={() => setMoving(true)}>
                <Trans>They agreed to another day</Trans>
              </Button>
            ) : null}
          </div>
        )}
      </div>
    </Sheet>
  );
}

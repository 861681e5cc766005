import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { busyCalendarsQuery } from "@/entities/busy-calendar/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { AddCalendar } from "./add-calendar";
import { CalendarRow } from "./calendar-row";

/** The calendars one keeps elsewhere: when they say busy, no call and no meeting is proposed. */
export function OwnCalendars() {
  const { t } = useLingui();
  const words = useProblemWords();
  const workspace = useWorkspace();
  const calendars = useQuery(busyCalendarsQuery(workspace.id));
  const [adding, setAdding] = useState(false);
  if (calendars.isPending) return <Skeleton rows={2} />;
  if (calendars.isError) {
    return <ErrorRetry onRetry={() => void calendars.refetch()}>{words(calendars.error)}</ErrorRetry>;
  }
  return (
    <div className="flex flex-col gap-5">
      {calendars.data.items.length > 0 ? (
        <Rows label={t`When you are busy`} closed>
          {calendars.data.items.map((calendar) => (
            <CalendarRow key={calendar.id} workspace={workspace} calendar={calendar} />
          ))}
        </Rows>
      ) : (
        <p className="text-body text-muted">
          <Trans>
            Let Inroad see when your own calendar is busy, and it proposes other times. Only the times are
            kept: not what you do, where, or with whom.
          </Trans>
        </p>
      )}
      {adding ? (
        <AddCalendar workspaceId={workspace.id} onClose={() => setAdding(false)} />
      ) : (
        <div>
          <Button icon={Plus} onClick={() => setAdding(true)}>
            <Trans>Add a calendar of yours</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

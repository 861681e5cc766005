import { useEffect } from "react";
import type { Meeting } from "@/entities/meeting/queries";
import { onThisDevice } from "@/entities/meeting/server-clock";
import type { OpenNotebook } from "@/entities/meeting/use-notebook";

/**
 * When the meeting began, on this device's clock. The instant this device saw comes first; one that began on the other
 * device is taken over once, set right for a clock that is off, so that both show the same minutes (BYE-1).
 */
export function useStarted(meeting: Meeting, { book, write }: OpenNotebook): string | null {
  const begun = meeting.state === "running" ? meeting.started_at : null;
  const missing = book !== null && book.startedAt === null;
  useEffect(() => {
    if (!begun || !missing) return;
    write((latest) => (latest.startedAt ? latest : { ...latest, startedAt: onThisDevice(begun) }));
  }, [begun, missing, write]);
  return book?.startedAt ?? null;
}

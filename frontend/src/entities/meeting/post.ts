import type { QueryClient } from "@tanstack/react-query";
import { NotFound, Problem, Stale } from "@/api/problem";
import { refreshSearch } from "@/lib/refresh";
import { endMeeting, keepNotes, startMeeting } from "./mutations";
import { batch, merged, nextStep, unsent } from "./notebook";
import { type Meeting, meetingKeys, meetingQuery } from "./queries";
import type { NotebookHandle } from "./use-notebook";

/** One send at a time for each meeting, whichever page began it. */
const flights = new Map<string, Promise<Outcome>>();

/** What became of a sending. */
export type Outcome = "arrived" | "waiting" | Lost;
/** Why what is noted can no longer be sent: the other device called it off, or deleted whom it was with. */
export type Lost = "cancelled" | "deleted";

/** Sends the one thing that comes next; false when nothing does. */
async function sendOne(
  client: QueryClient,
  workspaceId: string,
  meetingId: string,
  { peek, write }: NotebookHandle,
): Promise<boolean> {
  const key = meetingKeys.detail(workspaceId, meetingId);
  const now = client.getQueryData<Meeting>(key);
  const book = peek();
  if (!book || !now) return false;
  const step = nextStep(book, now.state);
  if (step === null) return false;
  if (step === "notes") {
    const tried = batch(unsent(book));
    const { items } = await keepNotes(workspaceId, meetingId, tried);
    write((latest) => merged(latest, items, tried));
    return true;
  }
  if (step === "start") {
    client.setQueryData(key, await startMeeting(workspaceId, meetingId, book.startedAt ?? ""));
  } else {
    const { endedAt, told, invited } = book;
    const said = { ended_at: endedAt, told_time: told, invited_to_stay: invited };
    client.setQueryData(key, await endMeeting(workspaceId, meetingId, said));
  }
  await refreshSearch(client, workspaceId);
  return true;
}

async function sendAll(
  client: QueryClient,
  workspaceId: string,
  meetingId: string,
  notebook: NotebookHandle,
): Promise<Outcome> {
  // More rounds than there are steps: many notes go in several, and another device may come between.
  for (let round = 0; round < 24; round += 1) {
    try {
      if (!(await sendOne(client, workspaceId, meetingId, notebook))) return "arrived";
    } catch (error) {
      if (error instanceof NotFound) return "deleted";
      const settled = error instanceof Stale || (error instanceof Problem && error.status === 409);
      if (!settled) return "waiting";
      // Another device was quicker: look again, then go on from what stands there.
      try {
        const fresh = await client.fetchQuery({ ...meetingQuery(workspaceId, meetingId), staleTime: 0 });
        if (fresh.state === "cancelled") return "cancelled";
      } catch (missing) {
        return missing instanceof NotFound ? "deleted" : "waiting";
      }
    }
  }
  return "waiting";
}

/** Sends what a notebook holds: the start, the notes, the end, in this order; waits for a sending that is under way. */
export async function sendNotebook(
  client: QueryClient,
  workspaceId: string,
  meetingId: string,
  notebook: NotebookHandle,
): Promise<Outcome> {
  const flying = flights.get(meetingId);
  if (flying) await flying;
  const flight = sendAll(client, workspaceId, meetingId, notebook);
  flights.set(meetingId, flight);
  const outcome = await flight;
  if (flights.get(meetingId) === flight) flights.delete(meetingId);
  return outcome;
}

/** Whether something is being sent at this moment. */
export function sending(meetingId: string): boolean {
  return flights.has(meetingId);
}

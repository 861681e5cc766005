import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { NotFound } from "@/api/problem";
import { nextStep, unsent } from "./notebook";
import { type Lost, sendNotebook } from "./post";
import { keptName, meetingQuery } from "./queries";
import { keptMeetings, openNotebook } from "./use-notebook";
import { written } from "./writing";

/** What was noted at a meeting and has not reached the server. */
export interface Waiting {
  readonly meetingId: string;
  /** Whom it was with. */
  readonly name: string;
  readonly notes: number;
  /** Why it never can; null while it only waits for the network. */
  readonly lost: Lost | null;
}

/** Milliseconds between two tries. */
const again = 20_000;

type Client = ReturnType<typeof useQueryClient>;

/** Sends what one meeting still holds; what could not go comes back. */
async function carry(client: Client, workspaceId: string, meetingId: string): Promise<Waiting | null> {
  const notebook = await openNotebook(meetingId);
  const book = notebook.peek();
  if (!book || !written(book)) return null;
  const name = await keptName(meetingId);
  const left = (lost: Lost | null): Waiting => ({ meetingId, name, notes: unsent(book).length, lost });
  try {
    const meeting = await client.fetchQuery(meetingQuery(workspaceId, meetingId));
    if (nextStep(book, meeting.state) === null) return null;
    if (meeting.state === "cancelled") return left("cancelled");
  } catch (error) {
    if (error instanceof NotFound) return left("deleted");
    return nextStep(book, "running") === null ? null : left(null);
  }
  const outcome = await sendNotebook(client, workspaceId, meetingId, notebook);
  if (outcome === "arrived") return null;
  return left(outcome === "waiting" ? null : outcome);
}

/** Carries notes of any meeting to the server, whichever page is open; tells what still waits on this device. */
export function useWaiting(workspaceId: string): readonly Waiting[] {
  const client = useQueryClient();
  const [found, setFound] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    const look = async () => {
      if (busy) return;
      busy = true;
      const left: Waiting[] = [];
      for (const meetingId of await keptMeetings()) {
        const one = await carry(client, workspaceId, meetingId);
        if (one) left.push(one);
      }
      busy = false;
      if (over) return;
      setFound(left);
      clearTimeout(timer);
      if (left.some((one) => one.lost === null)) timer = setTimeout(() => void look(), again);
    };
    const online = () => void look();
    void look();
    window.addEventListener("online", online);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [client, workspaceId]);
  return found;
}

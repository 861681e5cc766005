import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { NotFound } from "@/api/problem";
import { merged, nextStep, unsent } from "./notebook";
import { type Lost, sending, sendNotebook } from "./post";
import { type Meeting, meetingKeys, meetingQuery, notesQuery } from "./queries";
import type { OpenNotebook } from "./use-notebook";

export type { Lost } from "./post";

/** Milliseconds of quiet before notes are sent, between two tries without a network, and between looks at the other device. */
const quiet = 1200;
const again = 15_000;
const look = 12_000;

export interface Post {
  /** Whether the last try did not arrive. */
  readonly failing: boolean;
  /** Null as long as there is a meeting to send to. */
  readonly lost: Lost | null;
  /** Sends what is waiting; resolves to whether everything has arrived. */
  readonly flush: () => Promise<boolean>;
}

/** Carries the notebook to the server: the start, the notes, the end, in this order, once each. */
export function usePost(
  workspaceId: string,
  meeting: Meeting,
  notebook: OpenNotebook,
  rehearsal = false,
): Post {
  const client = useQueryClient();
  /** Tries in a row that did not arrive. */
  const [tries, setTries] = useState(0);
  const [lost, setLost] = useState<Lost | null>(null);
  const { book, write, peek, close } = notebook;
  const meetingId = meeting.id;

  const flush = useCallback(async (): Promise<boolean> => {
    if (rehearsal) return true;
    const outcome = await sendNotebook(client, workspaceId, meetingId, { write, peek, close });
    setLost(outcome === "cancelled" || outcome === "deleted" ? outcome : null);
    setTries((before) => (outcome === "arrived" ? 0 : before + 1));
    return outcome === "arrived";
  }, [client, close, meetingId, peek, rehearsal, workspaceId, write]);

  const step = book && !rehearsal ? nextStep(book, meeting.state) : null;
  const waiting = book ? unsent(book) : [];
  const text = waiting.map((note) => `${note.id} ${note.text.length}`).join();
  useEffect(() => {
    if (step === null || lost) return;
    // Notes wait until the hand rests: each new line begins the quiet anew.
    const timer = setTimeout(
      () => void flush(),
      tries > 0 ? again : step === "notes" && text !== "" ? quiet : 0,
    );
    const online = () => void flush();
    window.addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [step, text, tries, lost, flush]);

  const talking = !rehearsal && book !== null && (meeting.state === "running" || meeting.state === "planned");
  useEffect(() => {
    if (!talking || lost) return;
    // The other device may write too, or call the meeting off; nothing is asked while the page is hidden.
    const listen = async () => {
      if (document.visibilityState !== "visible" || sending(meetingId)) return;
      try {
        const there = await client.fetchQuery({ ...notesQuery(workspaceId, meetingId), staleTime: 0 });
        if (there.state === "cancelled") setLost("cancelled");
        write((latest) => merged(latest, there.items));
        const known = client.getQueryData<Meeting>(meetingKeys.detail(workspaceId, meetingId));
        if (known?.state !== there.state)
          await client.fetchQuery({ ...meetingQuery(workspaceId, meetingId), staleTime: 0 });
      } catch (error) {
        if (error instanceof NotFound) setLost("deleted");
      }
    };
    void listen();
    const timer = setInterval(() => void listen(), look);
    return () => clearInterval(timer);
  }, [client, talking, lost, meetingId, workspaceId, write]);
  return { failing: tries > 0 && step !== null, lost, flush };
}

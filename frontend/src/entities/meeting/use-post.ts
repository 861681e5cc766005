import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { Problem, Stale } from "@/api/problem";
import { refreshSearch } from "@/lib/refresh";
import { endMeeting, saveMeeting, startMeeting } from "./mutations";
import { type Leads, nextStep, notesText, rebased } from "./notebook";
import { type Meeting, meetingKeys, meetingQuery } from "./queries";
import type { OpenNotebook } from "./use-notebook";

/** Milliseconds of quiet before notes are sent, and between two tries when the network is gone. */
const quiet = 1200;
const again = 15_000;

/** One send at a time for each meeting, whichever page began it. */
const flights = new Map<string, Promise<boolean>>();

export interface Post {
  /** Whether the last try did not arrive. */
  readonly failing: boolean;
  /** Sends what is waiting; resolves to whether everything has arrived. */
  readonly flush: () => Promise<boolean>;
}

/** Carries the notebook to the server: the start, the notes, the end, in this order, once each. */
export function usePost(workspaceId: string, meeting: Meeting, notebook: OpenNotebook, leads: Leads): Post {
  const client = useQueryClient();
  /** Tries in a row that did not arrive. */
  const [tries, setTries] = useState(0);
  const { book, write, peek } = notebook;
  const meetingId = meeting.id;

  const sendOne = useCallback(async (): Promise<boolean> => {
    const now = client.getQueryData<Meeting>(meetingKeys.detail(workspaceId, meetingId));
    const mine = peek();
    if (!mine || !now) return false;
    const known = mine.synced ?? mine.base;
    if (now.notes !== known) {
      write((latest) => rebased(latest, now.notes, leads));
      return true;
    }
    const text = notesText(mine, leads);
    const step = nextStep(mine, now.state, text);
    if (step === null) return false;
    const settle = (saved: Meeting) => client.setQueryData(meetingKeys.detail(workspaceId, meetingId), saved);
    if (step === "start") settle(await startMeeting(workspaceId, meetingId, mine.startedAt ?? ""));
    if (step === "end") {
      settle(
        await endMeeting(workspaceId, meetingId, {
          ended_at: mine.endedAt,
          told_time: mine.told,
          invited_to_stay: mine.invited,
        }),
      );
    }
    if (step === "notes") {
      settle(await saveMeeting(workspaceId, now, { notes: text }));
      write((latest) => ({ ...latest, synced: text }));
    } else {
      await refreshSearch(client, workspaceId);
    }
    return true;
  }, [client, leads, meetingId, peek, workspaceId, write]);

  const run = useCallback(async (): Promise<boolean> => {
    // More rounds than there are steps: a rebase or a fresh version may come between.
    for (let round = 0; round < 8; round += 1) {
      try {
        if (!(await sendOne())) return true;
      } catch (error) {
        const settled = error instanceof Stale || (error instanceof Problem && error.status === 409);
        if (!settled) return false;
        // Another device was quicker: look again, then go on from what stands there.
        const fresh = await client
          .fetchQuery({ ...meetingQuery(workspaceId, meetingId), staleTime: 0 })
          .catch(() => null);
        if (!fresh) return false;
      }
    }
    return false;
  }, [client, meetingId, sendOne, workspaceId]);

  const flush = useCallback(async (): Promise<boolean> => {
    const flying = flights.get(meetingId);
    if (flying) await flying;
    const flight = run();
    flights.set(meetingId, flight);
    const arrived = await flight;
    if (flights.get(meetingId) === flight) flights.delete(meetingId);
    setTries((before) => (arrived ? 0 : before + 1));
    return arrived;
  }, [meetingId, run]);

  const text = book ? notesText(book, leads) : "";
  const step = book ? nextStep(book, meeting.state, text) : null;
  useEffect(() => {
    if (step === null) return;
    // Notes wait until the hand rests: each new line begins the quiet anew.
    const wait = step === "notes" && text !== "" ? quiet : 0;
    const timer = setTimeout(() => void flush(), tries > 0 ? again : wait);
    const online = () => void flush();
    window.addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [step, text, tries, flush]);
  return { failing: tries > 0 && step !== null, flush };
}

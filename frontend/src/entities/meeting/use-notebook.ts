import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { forget, keep, kept, keptKeys } from "@/lib/keep";
import { blankNotebook, type Notebook } from "./notebook";
import { keptMeeting } from "./queries";
import { deviceNow } from "./server-clock";

interface Opened {
  book: Notebook | null;
  readonly listeners: Set<() => void>;
}

/** The notebooks open on this page, so that meeting, goodbye and debrief write in the same one. */
const opened = new Map<string, Opened>();

function at(key: string): Opened {
  const known = opened.get(key);
  if (known) return known;
  const fresh: Opened = { book: null, listeners: new Set() };
  opened.set(key, fresh);
  return fresh;
}

function put(key: string, book: Notebook | null): void {
  const entry = at(key);
  entry.book = book;
  for (const listener of entry.listeners) listener();
}

const shelf = "meeting:";
const keyOf = (meetingId: string, rehearsal: boolean) =>
  rehearsal ? `rehearsal:${meetingId}` : `${shelf}${meetingId}`;

/** The meetings of which something is kept on this device. */
export async function keptMeetings(): Promise<readonly string[]> {
  return (await keptKeys(shelf)).map((key) => key.slice(shelf.length));
}

/** A notebook as it was kept, maybe by an earlier version of these pages. */
function restored(found: Partial<Notebook> | undefined): Notebook {
  const book = { ...blankNotebook, ...found };
  return {
    ...book,
    notes: book.notes.map((note) => Object.assign({ at: deviceNow(), sent: false }, note)),
    packed: book.packed.filter((line) => typeof line === "string"),
    names: book.names.map((name) => Object.assign({ reach: "", contactId: null }, name)),
  };
}

export interface NotebookHandle {
  /** Writes in it, here and on this device, before anything else happens. */
  readonly write: (change: (book: Notebook) => Notebook) => void;
  /** What stands in it at this moment, for work that outlives a rendering. */
  readonly peek: () => Notebook | null;
  /** Closes it for good, once everything in it has reached the server. */
  readonly close: () => void;
}

export interface OpenNotebook extends NotebookHandle {
  /** Null until it has been read from this device. */
  readonly book: Notebook | null;
}

function handleOf(meetingId: string, rehearsal: boolean): NotebookHandle {
  const key = keyOf(meetingId, rehearsal);
  const write: NotebookHandle["write"] = (change) => {
    const { book } = at(key);
    if (!book && !rehearsal) {
      // Not read from this device yet: writing on a blank one would wipe out what is kept.
      void openNotebook(meetingId).then(() => write(change));
      return;
    }
    const next = change(book ?? blankNotebook);
    put(key, next);
    if (!rehearsal) void keep(key, next);
  };
  return {
    write,
    peek: () => at(key).book,
    close: () => {
      // A page that is still open goes on with a blank one.
      if (at(key).listeners.size > 0) put(key, blankNotebook);
      else opened.delete(key);
      if (rehearsal) return;
      for (const one of [key, ...keptMeeting(meetingId)]) void forget(one);
    },
  };
}

/** Reads it from this device, unless it lies open already. */
export async function openNotebook(meetingId: string): Promise<NotebookHandle> {
  const key = keyOf(meetingId, false);
  if (!at(key).book) {
    const found = await kept<Partial<Notebook>>(key);
    // Another reader may have been quicker, and written since.
    if (!at(key).book) put(key, restored(found));
  }
  return handleOf(meetingId, false);
}

/** What is noted at one meeting, kept on this device; of a rehearsal nothing is kept anywhere. */
export function useNotebook(meetingId: string, rehearsal = false): OpenNotebook {
  const key = keyOf(meetingId, rehearsal);
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = at(key);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [key],
  );
  const book = useSyncExternalStore(subscribe, () => at(key).book);
  useEffect(() => {
    if (at(key).book) return;
    if (rehearsal) put(key, blankNotebook);
    else void openNotebook(meetingId);
  }, [key, meetingId, rehearsal]);
  const handle = useMemo(() => handleOf(meetingId, rehearsal), [meetingId, rehearsal]);
  return { book, ...handle };
}

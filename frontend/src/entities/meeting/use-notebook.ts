import { useCallback, useEffect, useSyncExternalStore } from "react";
import { forget, keep, kept } from "@/lib/keep";
import { blankNotebook, type Notebook } from "./notebook";

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

const keyOf = (meetingId: string) => `meeting:${meetingId}`;

export interface OpenNotebook {
  /** Null until it has been read from this device. */
  readonly book: Notebook | null;
  /** Writes in it, here and on this device, before anything else happens. */
  readonly write: (change: (book: Notebook) => Notebook) => void;
  /** What stands in it at this moment, for work that outlives a rendering. */
  readonly peek: () => Notebook | null;
  /** Closes it for good, once everything in it has reached the server. */
  readonly close: () => void;
}

/** What is noted at one meeting, kept on this device; `onServer` is what stood there when it is opened first. */
export function useNotebook(meetingId: string, onServer: string): OpenNotebook {
  const key = keyOf(meetingId);
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
    void kept<Partial<Notebook>>(key).then((found) => {
      // A write may have come first; it has the last word.
      if (!at(key).book) put(key, { ...blankNotebook, base: onServer, ...found });
    });
  }, [key, onServer]);
  const write = useCallback(
    (change: (book: Notebook) => Notebook) => {
      const next = change(at(key).book ?? { ...blankNotebook, base: onServer });
      put(key, next);
      void keep(key, next);
    },
    [key, onServer],
  );
  const peek = useCallback(() => at(key).book, [key]);
  const close = useCallback(() => {
    put(key, null);
    opened.delete(key);
    void forget(key);
  }, [key]);
  return { book, write, peek, close };
}

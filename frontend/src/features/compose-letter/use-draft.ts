import { useCallback, useEffect, useRef, useState } from "react";
import { Stale } from "@/api/problem";
import { foundIn, type Found, moved } from "@/entities/letter/model";
import { useCheckLetter, useUpdateLetter } from "@/entities/letter/mutations";
import type { Letter, Report } from "@/entities/letter/queries";
import { type Autosave, createAutosave, type SaveState } from "@/lib/autosave";

/** What is written by hand, and saved while it is. */
export interface Written {
  subject: string;
  body: string;
  questions: string[];
}

/** What changes the text by itself: the server answers with the new words. */
export type Choice = { promised_on: string } | { referrer_id: string } | { medium: "post" | "email" };

export interface Draft {
  readonly letter: Letter;
  readonly written: Written;
  readonly found: readonly Found[];
  readonly report: Report;
  readonly state: SaveState;
  readonly error: unknown;
  /** A choice is on its way; until its words are back nothing can be typed. */
  readonly choosing: boolean;
  readonly write: (patch: Partial<Written>) => void;
  readonly choose: (choice: Choice) => Promise<void>;
  readonly flush: () => Promise<boolean>;
  /** After a conflict: goes on from the other version, or saves one's own over it. */
  readonly settle: (theirs: Letter, mine: boolean) => void;
}

const saveAfter = 1200;
const checkAfter = 400;

const byHand = ({ subject, body, questions }: Letter): Written => ({ subject, body, questions });

/** A draft as it is being written: local words first, saved behind them, checked as they come. */
export function useDraft(workspaceId: string, start: Letter): Draft {
  const [letter, setLetter] = useState(start);
  const [written, setWritten] = useState<Written>(() => byHand(start));
  const [report, setReport] = useState(start.report);
  const [found, setFound] = useState(() => foundIn(start.body, start.report.findings));
  const [state, setState] = useState<SaveState>("saved");
  const [error, setError] = useState<unknown>(null);
  const [choosing, setChoosing] = useState(false);
  const update = useUpdateLetter(workspaceId).mutateAsync;
  const check = useCheckLetter(workspaceId).mutateAsync;
  // What the callbacks of timers read: the newest, not what they were made with.
  const now = useRef({ letter: start, written: byHand(start) });

  const takeIn = useCallback((fresh: Letter, newer: Partial<Written> = {}) => {
    now.current = { letter: fresh, written: { ...byHand(fresh), ...newer } };
    setLetter(fresh);
    setWritten(now.current.written);
    if (newer.body === undefined && newer.questions === undefined) {
      setReport(fresh.report);
      setFound(foundIn(fresh.body, fresh.report.findings));
    }
  }, []);

  const saver = useRef<Autosave<Written> | null>(null);
  useEffect(() => {
    const made = createAutosave<Written, Letter>({
      save: (patch) => update({ letterId: start.id, version: now.current.letter.version, patch }),
      onSaved: (fresh, _sent, newer) => takeIn(fresh, newer),
      onState: (next, failure) => {
        setState(next);
        setError(failure ?? null);
      },
      isStale: (failure) => failure instanceof Stale,
      wait: saveAfter,
    });
    saver.current = made;
    const leave = () => void made.flush();
    window.addEventListener("pagehide", leave);
    // Back on the line: what waited goes at once.
    window.addEventListener("online", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("online", leave);
      leave();
      made.stop();
    };
  }, [start.id, update, takeIn]);

  // The checks follow the words; an answer to older words is dropped.
  const { body, subject, questions } = written;
  useEffect(() => {
    const known = now.current.letter;
    if (body === known.body && subject === known.subject && questions === known.questions) return;
    let late = false;
    const timer = setTimeout(() => {
      check({ text: body, subject, questions, letter_id: start.id, kind: known.kind })
        .then((fresh) => {
          if (late) return;
          setReport(fresh);
          setFound(foundIn(body, fresh.findings));
        })
        // The next save brings the findings anyway.
        .catch(() => undefined);
    }, checkAfter);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [body, subject, questions, check, start.id]);

  const write = useCallback((patch: Partial<Written>) => {
    const before = now.current.written.body;
    now.current = { ...now.current, written: { ...now.current.written, ...patch } };
    setWritten(now.current.written);
    const after = patch.body;
    if (after !== undefined) setFound((shown) => moved(shown, before, after));
    saver.current?.change(patch);
  }, []);

  const flush = useCallback(async () => (await saver.current?.flush()) ?? true, []);

  const choose = useCallback(
    async (choice: Choice) => {
      if (!(await flush())) return;
      setChoosing(true);
      setState("saving");
      try {
        takeIn(await update({ letterId: start.id, version: now.current.letter.version, patch: choice }));
        setState("saved");
      } catch (failure) {
        setState(failure instanceof Stale ? "stale" : "failed");
        setError(failure);
      } finally {
        setChoosing(false);
      }
    },
    [flush, takeIn, update, start.id],
  );

  const settle = useCallback(
    (theirs: Letter, mine: boolean) => {
      const own = now.current.written;
      if (!mine) {
        saver.current?.resume(false);
        takeIn(theirs);
        return;
      }
      takeIn(theirs, own);
      saver.current?.change(own);
      saver.current?.resume(true);
    },
    [takeIn],
  );

  return { letter, written, found, report, state, error, choosing, write, choose, flush, settle };
}

/**
 * Saves what is being typed: at most one save on its way, the latest value wins, and nothing is lost when one fails.
 * Without React and without a network, so that it can be tested on its own.
 */
export type SaveState = "saved" | "waiting" | "saving" | "failed" | "stale";

export interface AutosaveOptions<P extends object, R> {
  /** Sends one patch; rejects when it was not saved. */
  readonly save: (patch: P) => Promise<R>;
  /** `newer` is what was typed while the save was on its way. */
  readonly onSaved: (result: R, sent: P, newer: Partial<P>) => void;
  readonly onState: (state: SaveState, error?: unknown) => void;
  /** Whether somebody else changed it first: then nothing is sent until `resume`. */
  readonly isStale: (error: unknown) => boolean;
  /** Milliseconds of quiet before a save. */
  readonly wait: number;
}

export interface Autosave<P extends object> {
  change(patch: Partial<P>): void;
  /** Saves at once what is waiting; resolves to whether everything is saved. */
  flush(): Promise<boolean>;
  /** What has not reached the server yet. */
  waiting(): Partial<P>;
  /** After a conflict was settled: forgets what waited, or sends it again. */
  resume(keep: boolean): void;
  stop(): void;
}

export function createAutosave<P extends object, R>(options: AutosaveOptions<P, R>): Autosave<P> {
  let pending: Partial<P> = {};
  let flying: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const some = () => Object.keys(pending).length > 0;

  const send = async (): Promise<boolean> => {
    const patch = pending as P;
    pending = {};
    options.onState("saving");
    try {
      const result = await options.save(patch);
      options.onSaved(result, patch, pending);
    } catch (error) {
      // What was typed since stays the latest.
      pending = { ...patch, ...pending };
      stale = options.isStale(error);
      options.onState(stale ? "stale" : "failed", error);
      return false;
    }
    if (!some()) options.onState("saved");
    return true;
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (flying) {
      await flying;
      return flush();
    }
    if (stale) return false;
    while (some()) {
      flying = send();
      const saved = await flying;
      flying = null;
      if (!saved) return false;
    }
    return true;
  };
  return {
    change(patch) {
      pending = { ...pending, ...patch };
      if (stale) return;
      if (!flying) options.onState("waiting");
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), options.wait);
    },
    flush,
    waiting: () => pending,
    resume(keep) {
      stale = false;
      if (!keep) pending = {};
      if (some()) void flush();
      else options.onState("saved");
    },
    stop: () => clearTimeout(timer),
  };
}

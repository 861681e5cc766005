import { useCallback, useEffect, useRef, useState } from "react";
import { FieldProblem, Stale } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { useUpdateWorkspace } from "@/entities/workspace/mutations";
import type { Workspace } from "@/entities/workspace/queries";
import { type Autosave, createAutosave, type SaveState } from "@/lib/autosave";

type Patch = Schemas["WorkspacePatch"];

export interface SavedSearch {
  readonly state: SaveState;
  readonly error: unknown;
  /** What the server says of single fields, by their names. */
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (patch: Patch) => void;
  readonly flush: () => void;
}

/** Milliseconds of quiet before what was typed is saved. */
const wait = 900;

/**
 * Settings that save themselves, one save in flight, each on the version the last one left. Where another device was
 * first, only the fields changed here are written over what stands there.
 */
export function useSavedSearch(workspace: Workspace): SavedSearch {
  const update = useUpdateWorkspace();
  const [state, setState] = useState<SaveState>("saved");
  const [error, setError] = useState<unknown>(null);
  const save = useRef(update.mutateAsync);
  const latest = useRef(workspace);
  useEffect(() => {
    save.current = update.mutateAsync;
    if (workspace.version > latest.current.version) latest.current = workspace;
  });
  const saver = useRef<Autosave<Patch> | null>(null);
  useEffect(() => {
    const made = createAutosave<Patch, Workspace>({
      wait,
      save: (patch) => save.current({ workspace: latest.current, patch }),
      onSaved: (saved) => {
        latest.current = saved;
      },
      onState: (next, cause) => {
        setState(next);
        setError(cause ?? null);
      },
      isStale: (cause) => cause instanceof Stale,
    });
    saver.current = made;
    return () => {
      // Leaving the page is no reason to lose a line.
      void made.flush();
      made.stop();
    };
  }, []);
  const change = useCallback((patch: Patch) => saver.current?.change(patch), []);
  const flush = useCallback(() => {
    // After a refusal as too old the newer version has been read: what was changed here goes onto it.
    saver.current?.resume(true);
    void saver.current?.flush();
  }, []);
  const errors: Record<string, string> = {};
  if (error instanceof FieldProblem) {
    for (const { pointer, detail } of error.body.errors) errors[pointer.slice(1)] = detail;
  }
  return { state, error, errors, change, flush };
}

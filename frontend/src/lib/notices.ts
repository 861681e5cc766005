/**
 * What just happened, for eye and ear: one sentence for the live region and, where it can be taken back, an undo.
 * A store without React so that mutations can speak without a component.
 */
export interface Notice {
  readonly id: number;
  readonly message: string;
  readonly undo?: (() => void) | undefined;
}

interface State {
  /** Read out by the live region. */
  readonly spoken: Notice | null;
  /** Shown as a strip at the bottom until dismissed, undone or replaced. */
  readonly strip: Notice | null;
}

let state: State = { spoken: null, strip: null };
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function current(): State {
  return state;
}

/** Says a sentence in the live region, without showing it. */
export function announce(message: string): void {
  lastId += 1;
  set({ ...state, spoken: { id: lastId, message } });
}

/** Shows and says the result of an action; with `undo` the strip has its button. */
export function notify(message: string, undo?: () => void): void {
  lastId += 1;
  const notice: Notice = { id: lastId, message, undo };
  set({ spoken: notice, strip: notice });
}

/** Takes the strip away; with an id only if that very strip still stands. */
export function dismiss(id?: number): void {
  if (id === undefined || state.strip?.id === id) set({ ...state, strip: null });
}

/** Runs the undo of the strip that stands, if it has one. */
export function undoLast(): boolean {
  const strip = state.strip;
  if (!strip?.undo) return false;
  set({ ...state, strip: null });
  strip.undo();
  return true;
}

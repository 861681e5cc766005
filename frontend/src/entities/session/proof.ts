/**
 * Some things the server does only for who has just shown that it is them. The client asks here, a sheet asks the
 * person, and the answer lets the request go on.
 */
type Answer = (proven: boolean) => void;

let waiting: readonly Answer[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Answer[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether something waits for it. */
export const proofWanted = () => waiting.length > 0;

/** The person has shown it, or would rather not. */
export function answerProof(proven: boolean): void {
  const answers = waiting;
  set([]);
  for (const answer of answers) answer(proven);
}

/** Waits for the person's answer. */
export async function askForProof(): Promise<boolean> {
  return new Promise((resolve) => set([...waiting, resolve]));
}

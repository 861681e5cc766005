/** One change somewhere in the search: ids and kinds, no words. */
export interface Change {
  /** As webhooks call it, such as `letter.sent`; `changed` for the rest, `work.done` for work in the background. */
  readonly type: string;
  /** The operation that did it, or the kind of work. */
  readonly operation: string;
  readonly object_id: string | null;
  readonly request_id: string | null;
}

interface Heard {
  readonly onChange: (change: Change) => void;
  /** So much was missed that everything is to be read anew. */
  readonly onReset: () => void;
}

/** Milliseconds after which a stream that was refused is asked for again. */
const refused = 60_000;

/**
 * Listens to what happens in a search, from `after` on, until the returned function is called; that tells how far one
 * has heard. Quiet while nobody can be reached: the browser tries again by itself, and goes on where it was.
 */
export function hearChanges(
  workspaceId: string,
  after: string | undefined,
  { onChange, onReset }: Heard,
): () => string | undefined {
  let last = after;
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(`/api/v1/workspaces/${workspaceId}/events${last ? `?after=${last}` : ""}`);
    const on = (name: string, take: (data: string) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        last = event.lastEventId || last;
        take(event.data);
      });
    on("change", (data) => onChange(JSON.parse(data) as Change));
    on("reset", onReset);
    on("ready", () => undefined);
    source.addEventListener("error", () => {
      // A browser gives up on a refusal, which may well be for a moment.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, refused);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
    return last;
  };
}

import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useMedia } from "@/lib/use-media";

export interface Note {
  readonly id: string;
  /** The mark in the text it belongs to; null for what belongs to the letter as a whole. */
  readonly mark: string | null;
  readonly tone: "wax" | "manila" | "pencil" | "accent";
  readonly content: ReactNode;
}

interface TiedNotesProps {
  readonly notes: readonly Note[];
  /** What holds the text layer whose marks the notes are tied to. */
  readonly paper: RefObject<HTMLElement | null>;
  /** Stands above the notes. */
  readonly children?: ReactNode;
}

interface Place {
  readonly top: number;
  /** The line from its sentence to its own edge, from the top of the margin; null when it has no sentence. */
  readonly line: string | null;
}

const gap = 24;
const strokes = {
  wax: "stroke-wax",
  manila: "stroke-manila",
  pencil: "stroke-dash",
  accent: "stroke-accent",
} as const;

/** Notes in the margin level with their sentence and tied to it by a line; below 1100 px simply under the letter. */
export function TiedNotes({ notes, paper, children }: TiedNotesProps) {
  const wide = useMedia("(width >= 68.75rem)");
  const margin = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const boxes = useRef(new Map<string, HTMLElement>());
  const [places, setPlaces] = useState<ReadonlyMap<string, Place>>(new Map());
  const [height, setHeight] = useState(0);
  const order = JSON.stringify(notes.map((note) => [note.id, note.mark]));

  const measure = useCallback(() => {
    const own = margin.current?.getBoundingClientRect();
    if (!own) return;
    let bottom = (head.current?.offsetHeight ?? 0) + (head.current?.offsetHeight ? gap : 0);
    const next = new Map<string, Place>();
    for (const [id, mark] of JSON.parse(order) as [string, string | null][]) {
      const box = boxes.current.get(id);
      if (!box) continue;
      const lines = mark
        ? paper.current?.querySelector(`[data-marks~="${mark}"]`)?.getClientRects()
        : undefined;
      const line = lines?.[0];
      const from = line ? line.bottom - own.top - 3 : null;
      const wanted = from === null ? bottom : from - Math.min(box.offsetHeight / 2, 120);
      const top = Math.max(bottom, wanted);
      const edge = Math.min(Math.max(from ?? 0, top + 14), top + box.offsetHeight - 14);
      next.set(id, { top, line: from === null ? null : `M0 ${from} H18 V${edge} H36` });
      bottom = top + box.offsetHeight + gap;
    }
    setHeight(bottom);
    setPlaces((old) =>
      old.size === next.size &&
      [...next].every(([id, place]) => old.get(id)?.top === place.top && old.get(id)?.line === place.line)
        ? old
        : next,
    );
  }, [order, paper]);

  // After every change of the page, since any of them may have moved the text; equal places change nothing.
  useLayoutEffect(() => {
    if (wide) measure();
  });
  useEffect(() => {
    if (!wide) return;
    const watch = new ResizeObserver(measure);
    for (const box of boxes.current.values()) watch.observe(box);
    if (paper.current) watch.observe(paper.current);
    if (head.current) watch.observe(head.current);
    return () => watch.disconnect();
  }, [wide, measure, paper]);

  return (
    <div
      ref={margin}
      className="no-print relative flex flex-col gap-6"
      style={wide ? { minHeight: height } : undefined}
    >
      <div ref={head}>{children}</div>
      {wide ? (
        <svg
          aria-hidden
          className="pointer-events-none absolute top-0 right-full h-full w-9 overflow-visible"
        >
          {notes.map((note) => {
            const line = places.get(note.id)?.line;
            if (!line) return null;
            return (
              <path key={note.id} d={line} fill="none" strokeWidth={1.5} className={strokes[note.tone]} />
            );
          })}
        </svg>
      ) : null}
      {notes.map((note) => (
        <div
          key={note.id}
          ref={(element) => {
            if (element) boxes.current.set(note.id, element);
            else boxes.current.delete(note.id);
          }}
          className={wide ? "absolute inset-x-0" : ""}
          style={wide ? { top: places.get(note.id)?.top ?? 0 } : undefined}
        >
          {note.content}
        </div>
      ))}
    </div>
  );
}

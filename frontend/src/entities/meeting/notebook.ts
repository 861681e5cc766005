import type { Schemas } from "@/api/types";

/** What is written down at the table, on this device first: it must survive a reload and a dead cell. */
export type NoteKind = "note" | "asked_me" | "noticed" | "offer";

export interface Note {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
}

export interface NamedDraft {
  readonly id: string;
  readonly name: string;
  readonly said: string;
  readonly may_use_name: boolean;
  readonly kind: "informational" | "job_interview";
}

export interface Notebook {
  /** Notes that stood on the server before this device wrote any. */
  readonly base: string;
  /** The first note that `base` does not hold yet. */
  readonly from: number;
  readonly notes: readonly Note[];
  /** The text of the notes as the server has it; null as long as it has none of ours. */
  readonly synced: string | null;
  readonly question: number;
  readonly asked: readonly number[];
  readonly later: readonly number[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly told: boolean;
  readonly invited: boolean;
  readonly willThink: boolean;
  readonly feedback: string;
  readonly skills: string;
  readonly names: readonly NamedDraft[];
  readonly packed: readonly number[];
  /** What was typed into the debrief and not saved yet. */
  readonly debrief: unknown;
}

export const blankNotebook: Notebook = {
  base: "",
  from: 0,
  notes: [],
  synced: null,
  question: 0,
  asked: [],
  later: [],
  startedAt: null,
  endedAt: null,
  told: false,
  invited: false,
  willThink: false,
  feedback: "",
  skills: "",
  names: [],
  packed: [],
  debrief: null,
};

/** How each kind of note begins in the text that goes to the server. */
export type Leads = Readonly<Record<NoteKind, string>>;

/** A note as one line. */
export function noteLine(note: Note, leads: Leads): string {
  return [leads[note.kind], note.text].filter(Boolean).join(" ");
}

/** The notes as the server keeps them: what stood there, then a line for each of ours. */
export function notesText(book: Notebook, leads: Leads): string {
  const lines = book.notes.slice(book.from).map((note) => noteLine(note, leads));
  return [book.base, ...lines].filter(Boolean).join("\n");
}

export type Step = "start" | "notes" | "end" | null;

/** What has to reach the server next, in the order in which it happened. */
export function nextStep(book: Notebook, state: Schemas["MeetingOut"]["state"], text: string): Step {
  if (book.startedAt && state === "planned") return "start";
  if (text !== (book.synced ?? book.base)) return "notes";
  if (book.endedAt && state === "running") return "end";
  return null;
}

/** After somebody else wrote notes too: theirs stay, and ours that they do not hold come after them. */
export function rebased(book: Notebook, theirs: string, leads: Leads): Notebook {
  const ours = notesText(book, leads);
  if (theirs === ours) return { ...book, synced: theirs };
  return { ...book, base: theirs, from: book.notes.length - unsent(book, leads), synced: theirs };
}

/** How many notes the server does not have yet. */
export function unsent(book: Notebook, leads: Leads): number {
  const known = book.synced ?? book.base;
  for (let count = 0; count <= book.notes.length - book.from; count += 1) {
    const kept = { ...book, notes: book.notes.slice(0, book.notes.length - count) };
    if (notesText(kept, leads) === known) return count;
  }
  return book.notes.length - book.from;
}

/** Takes a note out; one that was already carried into `base` stays there in words. */
export function withoutNote(book: Notebook, id: string): Notebook {
  const index = book.notes.findIndex((note) => note.id === id);
  if (index < 0) return book;
  return {
    ...book,
    from: index < book.from ? book.from - 1 : book.from,
    notes: book.notes.filter((note) => note.id !== id),
  };
}

/** The question to show after this one: the next that was neither asked nor kept for later. */
export function nextQuestion(book: Notebook, count: number): number {
  const open = (index: number) => !book.asked.includes(index) && !book.later.includes(index);
  for (let step = 1; step <= count; step += 1) {
    const index = (book.question + step) % count;
    if (open(index)) return index;
  }
  return Math.min(book.question, Math.max(0, count - 1));
}

/** "Grace Tan": the last word is the family name, "Grace" alone a given one. */
export function splitName(name: string): { readonly given_name: string; readonly family_name: string } {
  const words = name.trim().split(/\s+/);
  if (words.length < 2) return { given_name: words[0] ?? "", family_name: "" };
  return { given_name: words.slice(0, -1).join(" "), family_name: words.at(-1) ?? "" };
}

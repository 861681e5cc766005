import type { Schemas } from "@/api/types";

/** What is written down at the table, on this device first: it must survive a reload and a dead cell. */
export type NoteKind = Schemas["MeetingNoteOut"]["kind"];

export interface Note {
  readonly id: string;
  readonly kind: NoteKind;
  /** May be empty for a mark: they asked, a tangent. */
  readonly text: string;
  /** When it was written, on this device's clock. */
  readonly at: string;
  /** Whether the server has it as it stands here. */
  readonly sent: boolean;
  /** Taken out here; kept until the server knows, so that no other device brings it back. */
  readonly removed?: boolean;
}

export interface NamedDraft {
  readonly id: string;
  readonly name: string;
  readonly said: string;
  /** How to reach them: an address or a number, as they gave it. */
  readonly reach: string;
  readonly may_use_name: boolean;
  /** They were asked and would rather not be named. Absent in books kept by an older page: not asked. */
  readonly rather_not?: boolean;
  readonly kind: "informational" | "job_interview";
  /** Somebody one has already, when they were recognised. */
  readonly contactId: string | null;
}

/** What stands in the field and was not kept yet. */
export interface HalfLine {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string;
}

export interface Notebook {
  readonly notes: readonly Note[];
  readonly question: number;
  readonly asked: readonly number[];
  readonly later: readonly number[];
  /** On this device's clock. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly told: boolean;
  readonly invited: boolean;
  readonly willThink: boolean;
  readonly offerGiven: boolean;
  readonly feedback: string;
  readonly skills: string;
  readonly names: readonly NamedDraft[];
  /** A note that is still being written. */
  readonly line: HalfLine | null;
  /** Somebody whose card is still being filled in. */
  readonly half: NamedDraft | null;
  /** Lines of the checklist that are ticked, by their words. */
  readonly packed: readonly string[];
  /** What was typed into the debrief and not saved yet. */
  readonly debrief: unknown;
}

export const blankNotebook: Notebook = {
  notes: [],
  question: 0,
  asked: [],
  later: [],
  startedAt: null,
  endedAt: null,
  told: false,
  invited: false,
  willThink: false,
  offerGiven: false,
  feedback: "",
  skills: "",
  names: [],
  line: null,
  half: null,
  packed: [],
  debrief: null,
};

/** How each kind of note begins where notes are plain text. */
export type Leads = Readonly<Record<NoteKind, string>>;

/** A note as one line. */
export function noteLine(note: Pick<Note, "kind" | "text">, leads: Leads): string {
  return [leads[note.kind], note.text].filter(Boolean).join(" ");
}

/** The notes that stand. */
export function standing(book: Notebook): readonly Note[] {
  return book.notes.filter((note) => !note.removed);
}

/** The notes that the server does not have as they are here. */
export function unsent(book: Notebook): readonly Note[] {
  return book.notes.filter((note) => !note.sent);
}

export type Step = "start" | "notes" | "end" | null;

/** What has to reach the server next, in the order in which it happened. */
export function nextStep(book: Notebook, state: Schemas["MeetingOut"]["state"]): Step {
  if (book.startedAt && state === "planned") return "start";
  if (unsent(book).length > 0) return "notes";
  if (book.endedAt && state === "running") return "end";
  return null;
}

/** Notes of one sending: few enough and short enough for one request. */
export function batch(notes: readonly Note[]): readonly Note[] {
  let size = 0;
  const end = notes.findIndex((note, index) => {
    size += note.text.length + 200;
    return index > 0 && (index >= 100 || size > 150_000);
  });
  return end < 0 ? notes : notes.slice(0, end);
}

/**
 * The notes of all devices, in the order in which they were written. `tried` are those just sent: a note that was
 * changed again since then still has to go.
 */
export function merged(
  book: Notebook,
  items: readonly Schemas["MeetingNoteOut"][],
  tried: readonly Note[] = [],
): Notebook {
  const mine = new Map(book.notes.map((note) => [note.id, note]));
  const arrived = new Set(tried);
  const there = new Set(items.map((item) => item.id));
  const shared = items.map((item): Note => {
    const own = mine.get(item.id);
    if (own && !own.sent && !arrived.has(own)) return own;
    return { id: item.id, kind: item.kind, text: item.text, at: item.noted_at, sent: true };
  });
  // Not there and sent: taken out, here or on the other device. Not there and not sent: still on its way.
  const waiting = book.notes.filter((note) => !there.has(note.id) && !note.sent && !arrived.has(note));
  const notes = [...shared, ...waiting];
  const known = new Set(book.names.map((name) => name.id));
  const fresh = shared.filter((note) => note.kind === "name" && !mine.has(note.id) && !known.has(note.id));
  const gone = new Set(book.notes.filter((note) => note.kind === "name").map((note) => note.id));
  for (const note of notes) gone.delete(note.id);
  // What the other device made of a name counts here too, unless it was changed here since.
  const said = new Map(shared.filter((note) => note.sent).map((note) => [note.id, note.text]));
  const names = book.names
    .filter((name) => !gone.has(name.id))
    .map((name) => {
      const text = said.get(name.id);
      const changed = text !== undefined && text !== "" && text !== mine.get(name.id)?.text;
      return changed ? Object.assign({}, name, { name: text, contactId: null }) : name;
    });
  return { ...book, notes, names: [...names, ...fresh.map((note) => named(note.id, note.text))] };
}

/** A blank card for somebody they named. */
export function named(id: string, name: string): NamedDraft {
  return {
    id,
    name,
    said: "",
    reach: "",
    may_use_name: false,
    kind: "informational",
    contactId: null,
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

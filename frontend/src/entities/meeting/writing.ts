import { newUuid } from "@/lib/new-id";
import { type HalfLine, named, type NamedDraft, type Note, type Notebook, standing } from "./notebook";

/** Characters of one note at most; the server says the same. */
export const longest = 20_000;

/** A text as notes the server takes: what is longer goes into several, cut where words end, and nothing is lost. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const space = rest.lastIndexOf(" ", longest);
    const at = space > longest / 2 ? space : longest;
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...found, rest];
}

/** Adds a note, or changes the one of that id in its place. */
export function withNote(book: Notebook, note: Pick<Note, "id" | "kind" | "text" | "at">): Notebook {
  const known = book.notes.find((one) => one.id === note.id);
  if (!known) return { ...book, notes: [...book.notes, { ...note, sent: false }] };
  const changed = { ...known, kind: note.kind, text: note.text, sent: false };
  return { ...book, notes: book.notes.map((one) => (one.id === note.id ? changed : one)) };
}

/** Takes a note out, and the name that came with it. */
export function withoutNote(book: Notebook, id: string): Notebook {
  return {
    ...book,
    notes: book.notes.map((note) => (note.id === id ? { ...note, removed: true, sent: false } : note)),
    names: book.names.filter((name) => name.id !== id),
  };
}

/** Puts somebody they named on the list, or changes what is said of them; the other device learns the name. */
export function withName(book: Notebook, draft: NamedDraft, at: string): Notebook {
  const known = book.names.some((one) => one.id === draft.id);
  const names = known ? book.names.map((one) => (one.id === draft.id ? draft : one)) : [...book.names, draft];
  const note = book.notes.find((one) => one.id === draft.id);
  const written = { ...book, names };
  if (note?.text === draft.name && !note.removed) return written;
  return withNote(written, { id: draft.id, kind: "name", text: draft.name.slice(0, longest), at });
}

/** Keeps a line as it was written: a name among the names, a long text as several notes. */
export function jotted(book: Notebook, line: HalfLine, at: string): Notebook {
  if (line.kind === "name") return withName(book, named(line.id, line.text), at);
  return pieces(line.text).reduce(
    (found, text, index) =>
      withNote(found, { id: index === 0 ? line.id : newUuid(), kind: line.kind, text, at }),
    book,
  );
}

/** The card that is being filled in becomes a name; an empty one is put away. */
export function withCard(book: Notebook, at: string): Notebook {
  const name = book.half?.name.trim() ?? "";
  const kept = book.half && name !== "" ? withName(book, { ...book.half, name }, at) : book;
  return { ...kept, half: null };
}

/** Nothing half written is left behind: the line becomes a note, the card a name. */
export function settled(book: Notebook, at: string): Notebook {
  const text = book.line?.text.trim() ?? "";
  const noted = book.line && text !== "" ? jotted(book, { ...book.line, text }, at) : book;
  return withCard({ ...noted, line: null }, at);
}

/** Whether anything in it was written by hand, and would be missed. */
export function written(book: Notebook): boolean {
  return (
    standing(book).length > 0 ||
    book.names.length > 0 ||
    [book.feedback, book.skills, book.line?.text ?? "", book.half?.name ?? ""].some(
      (text) => text.trim() !== "",
    ) ||
    book.debrief !== null
  );
}

/** Whether words stand in it that only a debrief of this device would have sent. */
export function typedHere(book: Notebook): boolean {
  return (
    book.debrief !== null ||
    book.half !== null ||
    [book.feedback, book.skills].some((text) => text.trim() !== "")
  );
}

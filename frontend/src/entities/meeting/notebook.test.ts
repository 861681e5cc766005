import { describe, expect, it } from "vitest";
import {
  blankNotebook,
  nextQuestion,
  nextStep,
  type Note,
  type Notebook,
  notesText,
  rebased,
  splitName,
  unsent,
  withoutNote,
} from "./notebook";

const leads = { note: "", asked_me: "They asked me:", noticed: "I noticed:", offer: "I can help:" };
const note = (id: string, text: string, kind: Note["kind"] = "note"): Note => ({ id, kind, text });
const book = (over: Partial<Notebook>): Notebook => ({ ...blankNotebook, ...over });
const two = [note("a", "Galway"), note("b", "Would I move?", "asked_me")];

describe("the notebook of a meeting", () => {
  it("puts its notes under what stood on the server, each on a line of its own", () => {
    expect(notesText(book({ base: "Before", notes: two }), leads)).toBe(
      "Before\nGalway\nThey asked me: Would I move?",
    );
  });

  it("sends start, notes and goodbye in this order, once each", () => {
    const full = book({ startedAt: "2026-10-14T11:30:00Z", endedAt: "2026-10-14T11:55:00Z", notes: two });
    const text = notesText(full, leads);
    expect(nextStep(full, "planned", text)).toBe("start");
    expect(nextStep(full, "running", text)).toBe("notes");
    const sent = { ...full, synced: text };
    expect(nextStep(sent, "running", text)).toBe("end");
    expect(nextStep(sent, "held", text)).toBeNull();
  });

  it("counts the notes that have not arrived", () => {
    expect(unsent(book({ notes: two }), leads)).toBe(2);
    expect(unsent(book({ notes: two, synced: "Galway" }), leads)).toBe(1);
    expect(unsent(book({ notes: two, synced: notesText(book({ notes: two }), leads) }), leads)).toBe(0);
  });

  it("keeps another device's notes and adds only what they do not hold", () => {
    const mine = book({ notes: two, synced: "Galway" });
    const merged = rebased(mine, "Galway\nFrom the other phone", leads);
    expect(notesText(merged, leads)).toBe("Galway\nFrom the other phone\nThey asked me: Would I move?");
    expect(nextStep(merged, "running", notesText(merged, leads))).toBe("notes");
  });

  it("recognises its own notes when the answer to them was lost", () => {
    const mine = book({ notes: two });
    const text = notesText(mine, leads);
    const merged = rebased(mine, text, leads);
    expect(nextStep(merged, "running", notesText(merged, leads))).toBeNull();
  });

  it("takes a note out again", () => {
    expect(notesText(withoutNote(book({ notes: two }), "a"), leads)).toBe("They asked me: Would I move?");
  });

  it("goes to the next question that was neither asked nor kept, and stays at the last", () => {
    expect(nextQuestion(book({ question: 0, asked: [0], later: [1] }), 4)).toBe(2);
    expect(nextQuestion(book({ question: 3, asked: [0, 3] }), 4)).toBe(1);
    expect(nextQuestion(book({ question: 1, asked: [0, 1] }), 2)).toBe(1);
  });

  it("splits a name where people write one", () => {
    expect(splitName(" Grace  Tan ")).toEqual({ given_name: "Grace", family_name: "Tan" });
    expect(splitName("Grace")).toEqual({ given_name: "Grace", family_name: "" });
    expect(splitName("Mary Anne O'Neill")).toEqual({ given_name: "Mary Anne", family_name: "O'Neill" });
  });
});

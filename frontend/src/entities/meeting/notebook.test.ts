import { describe, expect, it } from "vitest";
import {
  batch,
  blankNotebook,
  merged,
  named,
  nextQuestion,
  nextStep,
  type Note,
  type Notebook,
  noteLine,
  splitName,
  standing,
  unsent,
} from "./notebook";
import { longest, pieces, withName, withNote, withoutNote, jotted, settled, written } from "./writing";

const at = "2026-10-14T11:32:00Z";
const note = (id: string, text: string, more: Partial<Note> = {}): Note => ({
  id,
  kind: "note",
  text,
  at,
  sent: false,
  ...more,
});
const book = (over: Partial<Notebook>): Notebook => ({ ...blankNotebook, ...over });
const item = (id: string, text: string, kind: Note["kind"] = "note") => ({ id, kind, text, noted_at: at });
const texts = (found: Notebook) => standing(found).map((one) => one.text);

describe("the notebook of a meeting", () => {
  it("sends start, notes and goodbye in this order, once each (BYE-1)", () => {
    const full = book({ startedAt: at, endedAt: "2026-10-14T11:55:00Z", notes: [note("a", "Galway")] });
    expect(nextStep(full, "planned")).toBe("start");
    expect(nextStep(full, "running")).toBe("notes");
    const sent = merged(full, [item("a", "Galway")], full.notes);
    expect(nextStep(sent, "running")).toBe("end");
    expect(nextStep(sent, "held")).toBeNull();
  });

  it("still sends a note that was changed while it was on its way", () => {
    const first = book({ notes: [note("a", "Galway")] });
    const changed = withNote(first, { id: "a", kind: "note", text: "Galway, next year", at });
    const after = merged(changed, [item("a", "Galway")], first.notes);
    expect(texts(after)).toEqual(["Galway, next year"]);
    expect(unsent(after)).toHaveLength(1);
  });

  it("takes the other device's notes in their place, and keeps its own that wait (MTG-7)", () => {
    const mine = book({ notes: [note("a", "one", { sent: true }), note("c", "three")] });
    const after = merged(mine, [item("a", "one"), item("b", "two")]);
    expect(texts(after)).toEqual(["one", "two", "three"]);
    expect(unsent(after).map((one) => one.id)).toEqual(["c"]);
  });

  it("lets go of what the other device took out, and does not bring back what was taken out here", () => {
    const two = book({ notes: [note("a", "one", { sent: true }), note("b", "two", { sent: true })] });
    expect(texts(merged(two, [item("b", "two")]))).toEqual(["two"]);
    const out = withoutNote(two, "a");
    expect(texts(out)).toEqual(["two"]);
    expect(texts(merged(out, [item("a", "one"), item("b", "two")]))).toEqual(["two"]);
    expect(merged(out, [item("b", "two")], unsent(out)).notes).toHaveLength(1);
  });

  it("knows a name from the other device, and forgets one that was taken out there (BYE-3)", () => {
    const after = merged(book({}), [item("g", "Grace Tan", "name")]);
    expect(after.names).toEqual([named("g", "Grace Tan")]);
    expect(merged(after, [])).toMatchObject({ names: [], notes: [] });
    const said = withName(after, { ...named("g", "Grace Tan"), said: "Runs planning" }, at);
    expect(unsent(said)).toEqual([]);
    expect(unsent(withName(said, named("g", "Grace Chan"), at))).toHaveLength(1);
  });

  it("cuts 100 kB into notes that the server takes, and loses not a word", () => {
    const text = "word ".repeat(20_000).trim();
    const cut = pieces(text);
    expect(cut.every((one) => one.length <= longest)).toBe(true);
    expect(cut.join(" ")).toBe(text);
    expect(pieces("x".repeat(45_000)).join("")).toHaveLength(45_000);
    expect(batch(cut.map((one, index) => note(String(index), one))).length).toBeLessThan(9);
    expect(batch([note("a", "x".repeat(200_000))])).toHaveLength(1);
  });

  it("takes over how the other device spells a name, and keeps what was said of them here", () => {
    const here = withName(book({}), { ...named("g", "Grace Tan"), said: "Runs planning" }, at);
    const sent = merged(here, [item("g", "Grace Tan", "name")], here.notes);
    const after = merged(sent, [item("g", "Grace Chan", "name")]);
    expect(after.names).toMatchObject([{ name: "Grace Chan", said: "Runs planning" }]);
    const changed = withName(sent, named("g", "Grace Tang"), at);
    expect(merged(changed, [item("g", "Grace Chan", "name")]).names[0]?.name).toBe("Grace Tang");
  });

  it("leaves nothing half written behind: the line becomes a note, the card a name (BYE-3)", () => {
    const half = book({
      line: { id: "l", kind: "noticed", text: " Warm when speaking of her team " },
      half: { ...named("n", " Sean Duffy "), reach: "sean@liffey.example" },
    });
    expect(written(half)).toBe(true);
    const whole = settled(half, at);
    expect(standing(whole).map(({ id, kind, text }) => [id, kind, text])).toEqual([
      ["l", "noticed", "Warm when speaking of her team"],
      ["n", "name", "Sean Duffy"],
    ]);
    expect(whole.names).toMatchObject([{ name: "Sean Duffy", reach: "sean@liffey.example" }]);
    expect([whole.line, whole.half]).toEqual([null, null]);
    expect(settled(whole, at)).toEqual(whole);
    expect(written(book({ line: { id: "l", kind: "note", text: " " }, half: named("n", "") }))).toBe(false);
    expect(jotted(book({}), { id: "n", kind: "name", text: "Grace Tan" }, at).names).toEqual([
      named("n", "Grace Tan"),
    ]);
  });

  it("goes on to what was neither asked nor kept for later, and never fails a question (MTG-7)", () => {
    expect(nextQuestion(book({ question: 0, asked: [0], later: [1] }), 4)).toBe(2);
    expect(nextQuestion(book({ question: 3, asked: [0, 1, 2, 3] }), 4)).toBe(3);
    expect(nextQuestion(book({}), 0)).toBe(0);
  });

  it("reads a name as given and family name", () => {
    expect(splitName("Grace Tan")).toEqual({ given_name: "Grace", family_name: "Tan" });
    expect(splitName("Mary Ann O'Neill")).toEqual({ given_name: "Mary Ann", family_name: "O'Neill" });
    expect(splitName(" Grace ")).toEqual({ given_name: "Grace", family_name: "" });
  });

  it("writes a mark without words as its lead alone (MTG-8)", () => {
    const leads = {
      note: "",
      tangent: "A tangent:",
      asked_me: "They asked me",
      noticed: "",
      offer: "",
      name: "",
    };
    expect(noteLine({ kind: "asked_me", text: "" }, leads)).toBe("They asked me");
  });
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAutosave, type SaveState } from "./autosave";

interface Patch {
  body: string;
  subject: string;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function set(save: (patch: Patch) => Promise<string>) {
  const states: SaveState[] = [];
  const newer: Partial<Patch>[] = [];
  const saver = createAutosave<Patch, string>({
    save,
    onSaved: (_result, _sent, rest) => newer.push(rest),
    onState: (state) => states.push(state),
    isStale: (error) => error instanceof Error && error.message === "stale",
    wait: 500,
  });
  return { saver, states, newer };
}

test("one save after a pause, with the latest words", async () => {
  const sent: Patch[] = [];
  const { saver, states } = set(async (patch) => {
    sent.push(patch);
    return "";
  });
  saver.change({ body: "D" });
  saver.change({ body: "Dear" });
  saver.change({ subject: "Advice" });
  await vi.advanceTimersByTimeAsync(499);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([{ body: "Dear", subject: "Advice" }]);
  expect(states.at(-1)).toBe("saved");
});

test("what is typed during a save waits for its turn: never two at once", async () => {
  const sent: Patch[] = [];
  let landed: (value: string) => void = () => undefined;
  const { saver, newer } = set((patch) => {
    sent.push(patch);
    return new Promise((resolve) => {
      landed = resolve;
    });
  });
  saver.change({ body: "one" });
  await vi.advanceTimersByTimeAsync(500);
  saver.change({ body: "two" });
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(1);
  landed("");
  await vi.advanceTimersByTimeAsync(0);
  expect(newer).toEqual([{ body: "two" }]);
  expect(sent.at(-1)).toEqual({ body: "two" });
});

test("a save that failed is not lost, and goes out with the next", async () => {
  let broken = true;
  const sent: Patch[] = [];
  const { saver, states } = set(async (patch) => {
    if (broken) throw new Error("no answer");
    sent.push(patch);
    return "";
  });
  saver.change({ subject: "Advice" });
  await vi.advanceTimersByTimeAsync(500);
  expect(states.at(-1)).toBe("failed");
  broken = false;
  saver.change({ body: "Dear" });
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([{ subject: "Advice", body: "Dear" }]);
});

test("changed elsewhere: nothing is sent until somebody has chosen", async () => {
  let version = 1;
  const sent: Patch[] = [];
  const { saver, states } = set(async (patch) => {
    if (version === 1) throw new Error("stale");
    sent.push(patch);
    return "";
  });
  saver.change({ body: "mine" });
  await vi.advanceTimersByTimeAsync(500);
  expect(states.at(-1)).toBe("stale");
  saver.change({ body: "mine too" });
  expect(await saver.flush()).toBe(false);
  expect(sent).toEqual([]);
  version = 2;
  saver.resume(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([{ body: "mine too" }]);
});

import { afterEach, expect, test, vi } from "vitest";
import { askPasskey, knowsPasskeys, NoPasskey, toBytes, toText } from "./passkey";

const wish = { challenge: "AAEC", rp_id: "inroad.example", timeout_ms: 1000 };

afterEach(() => vi.unstubAllGlobals());

test("bytes come back as they were, whatever they are", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  expect([...toBytes(toText(bytes.buffer))]).toEqual([...bytes]);
  expect(toText(Uint8Array.from([251, 255, 191]).buffer)).toBe("-_-_");
});

test("who would rather not is told apart from a device that has one already", async () => {
  const refusing = (name: string) => ({ get: async () => Promise.reject(new DOMException("no", name)) });
  vi.stubGlobal("navigator", { credentials: refusing("NotAllowedError") });
  await expect(askPasskey(wish)).rejects.toMatchObject({ name: "NoPasskey", known: false });
  vi.stubGlobal("navigator", { credentials: refusing("InvalidStateError") });
  await expect(askPasskey(wish)).rejects.toMatchObject({ known: true });
  expect(new NoPasskey(null).known).toBe(false);
});

test("a browser without them is not asked", () => {
  expect(knowsPasskeys()).toBe(false);
});

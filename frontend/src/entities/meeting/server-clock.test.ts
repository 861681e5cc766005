import { expect, it } from "vitest";
import { noteServerTime, onThisDevice } from "./server-clock";

it("reads the server's instants on a device whose clock is an hour fast (BYE-1)", () => {
  const server = Temporal.Now.instant().subtract({ hours: 1 });
  noteServerTime(server.toString());
  const begun = Temporal.Instant.from(onThisDevice(server.toString()));
  expect(Math.abs(begun.epochMilliseconds - Temporal.Now.instant().epochMilliseconds)).toBeLessThan(2000);
  noteServerTime("yesterday");
  noteServerTime(null);
  expect(onThisDevice(server.toString())).toBe(begun.toString());
});

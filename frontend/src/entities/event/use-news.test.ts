import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import contract from "../../../../openapi/openapi.json";
import { noteOwn } from "@/api/own";
import { touchedBy, touchedByAll } from "./model";
import { hearWhileSeen } from "./use-news";

const search = "0199a000-0000-7000-8000-000000000002";

/** Stands in for the browser's own, which jsdom has not. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Source[] = [];
  readonly url: string;
  readyState = 1;
  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  say(name: string, data: object, lastEventId = "") {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}

const change = (type: string, operation: string, request_id: string | null = null) => ({
  type,
  operation,
  object_id: null,
  request_id,
});
const newest = () => {
  const source = Source.opened.at(-1);
  if (!source) throw new Error("nobody listens");
  return source;
};
const seen = (state: DocumentVisibilityState) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};

let client: QueryClient;
let stop: () => void;
const old = () =>
  client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(({ queryKey }) => queryKey[0]);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Source);
  Source.opened.length = 0;
  client = new QueryClient();
  for (const key of ["contacts", "today", "webhooks", "duplicates"]) client.setQueryData([key, search], 1);
  client.setQueryData(["coaching", "comments", search], 1);
  client.setQueryData(["contacts", "another search"], 1);
  stop = hearWhileSeen(client, search);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("asks anew for the search when somebody else has changed it, and for nothing of another", async () => {
  newest().say("change", change("contact.updated", "update_contact"), "7");
  expect(old()).toEqual([]);
  await vi.advanceTimersByTimeAsync(150);
  expect(old()).toEqual(["contacts", "today", "webhooks", "duplicates", "coaching"]);
  expect(client.getQueryState(["contacts", "another search"])?.isInvalidated).toBe(false);
});

it("asks for one corner where only that has changed", async () => {
  newest().say("change", change("work.done", "find_duplicates"));
  await vi.advanceTimersByTimeAsync(150);
  expect(old()).toEqual(["duplicates"]);
});

it("knows its own writes, also while their answer is under way", async () => {
  let answer = () => undefined as void;
  const writing = client
    .getMutationCache()
    .build(client, { mutationFn: () => new Promise<void>((resolve) => (answer = resolve)) })
    .execute(undefined);
  newest().say("change", change("contact.updated", "update_contact", "mine"), "7");
  await vi.advanceTimersByTimeAsync(350);
  noteOwn("mine");
  answer();
  await writing;
  await vi.advanceTimersByTimeAsync(150);
  expect(old()).toEqual([]);
});

it("hears nothing while it is not seen, and goes on where it was", async () => {
  newest().say("ready", {}, "7");
  seen("hidden");
  expect(newest().readyState).toBe(Source.CLOSED);
  seen("visible");
  expect(Source.opened).toHaveLength(2);
  expect(newest().url).toBe(`/api/v1/workspaces/${search}/events?after=7`);
});

it("reads everything anew after too much was missed, and comes back after a refusal", async () => {
  newest().say("reset", {}, "9");
  expect(old()).toHaveLength(5);
  newest().close();
  newest().dispatchEvent(new Event("error"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Source.opened).toHaveLength(2);
  expect(newest().url).toContain("after=9");
});

it("names no operation that the contract has not", () => {
  const ids = Object.values(contract.paths).flatMap((item) =>
    Object.values(item).flatMap((told) => ("operationId" in told ? [told.operationId] : [])),
  );
  const narrow = ids.filter((operation) => touchedBy({ type: "changed", operation }) !== "all");
  expect(narrow).toContain("create_token");
  expect(narrow).toContain("rotate_webhook_secret");
  expect(narrow).not.toContain("update_contact");
  expect(touchedByAll([change("changed", "create_token"), change("changed", "create_snippet")])).toEqual([
    "tokens",
    "snippets",
  ]);
  expect(touchedByAll([change("changed", "create_token"), change("letter.sent", "send_letter")])).toBe("all");
});

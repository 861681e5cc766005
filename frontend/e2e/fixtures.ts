/**
 * A server of its own for every worker: the built pages and the API on a free port over an empty SQLite database (or
 * the one at E2E_DATABASE_URL), its clock set by the `clock` option and running on. Accounts and what they know are
 * made through the contract, by the same typed client the pages use.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "../src/api/schema.gen";
import { startProvider } from "./provider";

export const backend = fileURLToPath(new URL("../../backend", import.meta.url));
const pages = fileURLToPath(new URL("../dist/index.html", import.meta.url));
const ownPython = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
export const python = process.env["INROAD_PYTHON"] ?? (existsSync(ownPython) ? ownPython : "python3");
const patience = 60_000;

export interface House {
  readonly url: string;
  /** Milliseconds by which its clock is ahead of the machine's. */
  readonly ahead: number;
  /** Ends the server and starts it again at another instant, on the same address and data: a night has passed. */
  readonly wakeAt: (at: string) => Promise<void>;
  /** Tells the demo's story into the house's data, up to its clock, and says who signs in. */
  readonly tellStory: () => Promise<{ readonly email: string; readonly password: string }>;
}

/** Somebody with an account and a search, signed in in the browser too. */
export interface Seeker {
  readonly api: Client<paths>;
  readonly workspaceId: string;
  readonly email: string;
  readonly password: string;
}

interface Options {
  /** Where the server's clock begins, an ISO instant; the real time when empty. */
  clock: string;
  /** The story of the demonstration stands in the database: its account and a whole search. */
  story: boolean;
  /** The house is called by a name, as browsers want it where they keep passkeys. */
  named: boolean;
  /** A provider of OpenID Connect stands beside the house, and may let people in. */
  provider: boolean;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function ran(child: ChildProcess, what: string, said: () => string): Promise<void> {
  const status = await new Promise((resolve) => child.once("exit", resolve));
  if (status !== 0) throw new Error(`${what} ended with ${String(status)}:\n${said()}`);
}

function start(command: readonly string[], env: Record<string, string>): [ChildProcess, () => string] {
  const lines: string[] = [];
  const child = spawn(python, ["-m", "inroad", ...command], {
    cwd: backend,
    env: { PATH: process.env["PATH"] ?? "", PYTHONPATH: "src", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => lines.push(part.toString()));
  return [child, () => lines.join("").slice(-4000)];
}

/** Brings a database to the schema the server wants. */
export async function migrate(env: Record<string, string>): Promise<void> {
  const [migration, migrated] = start(["migrate"], env);
  await ran(migration, "migrate", migrated);
}

async function answers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said()}`);
    const up = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resume) => setTimeout(resume, 150));
  }
  throw new Error(`the server did not answer:\n${said()}`);
}

/** Starts a house, lends it, and takes it down again. */
async function withHouse(
  { clock, story, named, provider }: Options,
  use: (house: House) => Promise<void>,
): Promise<void> {
  if (!existsSync(pages)) throw new Error("the pages are not built: npm run build");
  const folder = await mkdtemp(join(tmpdir(), "inroad-e2e-"));
  const port = await freePort();
  const url = `http://${named ? "localhost" : "127.0.0.1"}:${port}`;
  const env: Record<string, string> = {
    INROAD_DATABASE_URL: process.env["E2E_DATABASE_URL"] ?? `sqlite:///${join(folder, "inroad.sqlite3")}`,
    INROAD_DATA_DIR: folder,
    INROAD_PORT: String(port),
    INROAD_PUBLIC_URL: url,
    INROAD_SIGN_UP: "true",
    // What a webhook is sent to stands on this machine.
    INROAD_OUTBOUND_ALLOW: "127.0.0.0/8",
    INROAD_LOG_FORMAT: "console",
    ...(clock ? { INROAD_CLOCK: clock } : {}),
  };
  const empty = process.env["E2E_EMPTY"];
  if (empty && !process.env["E2E_DATABASE_URL"]) await copyFile(empty, join(folder, "inroad.sqlite3"));
  else await migrate(env);
  const beside = provider ? await startProvider(python, backend, url, env) : null;
  if (story) {
    const [telling, told] = start(["demo"], env);
    await ran(telling, "demo", told);
  }
  const serve = (at: string) => start(["serve"], at ? { ...env, INROAD_CLOCK: at } : env);
  let [server, said] = serve(clock);
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    if (server.exitCode === null && server.kill("SIGTERM")) await gone;
  };
  const house = {
    url,
    ahead: clock ? Date.parse(clock) - Date.now() : 0,
    wakeAt: async (at: string) => {
      await stop();
      [server, said] = serve(at);
      house.ahead = Date.parse(at) - Date.now();
      await answers(url, server, said);
    },
    tellStory: async () => {
      const at = new Date(Date.now() + house.ahead).toISOString();
      const [story, told] = start(["demo"], { ...env, INROAD_CLOCK: at });
      await ran(story, "demo", told);
      const [, email = "", password = ""] = /Sign in as\s+(\S+)\s+Password\s+(.+)/.exec(told()) ?? [];
      return { email, password: password.trim() };
    },
  };
  try {
    await answers(url, server, said);
    await use(house);
  } finally {
    await stop();
    beside?.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Refused writes throw with what the server said. */
export async function got<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (data === undefined) throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
  return data;
}

let accounts = 0;

export async function signUp(house: House, context: BrowserContext): Promise<Seeker> {
  accounts += 1;
  const email = `nora.${Date.now()}.${accounts}@whelan.example`;
  const password = "a long sentence of mine";
  let cookie = "";
  const api = createClient<paths>({ baseUrl: house.url });
  api.use({
    onRequest({ request }) {
      if (cookie) request.headers.set("Cookie", cookie);
      if (request.method !== "GET") {
        request.headers.set("Origin", house.url);
        request.headers.set("X-CSRF", "1");
        const secret =
          /\/(accounts|sessions|tokens|webhooks|rotate-secret|letter-checks|preview|erasure|groups)$/.test(
            new URL(request.url).pathname,
          );
        if (!secret && request.method === "POST" && !request.headers.has("Idempotency-Key"))
          request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
    onResponse({ response }) {
      const set = response.headers.getSetCookie()[0]?.split(";")[0];
      if (set) cookie = set;
      return response;
    },
  });
  const session = await got(
    api.POST("/api/v1/accounts", {
      body: { email, password, display_name: "Nora Whelan", time_zone: "Europe/Dublin" },
    }),
  );
  const workspaceId = session.workspaces[0]?.id;
  if (!workspaceId) throw new Error("an account without a search");
  const [name = "", ...value] = cookie.split("=");
  // The pages read their clock in one place: it goes with the server's.
  await context.addInitScript((ahead: number) => {
    const real = Temporal.Now.instant.bind(Temporal.Now);
    if (ahead !== 0) Temporal.Now.instant = () => real().add({ milliseconds: ahead });
  }, house.ahead);
  await context.addCookies([{ name, value: value.join("="), url: house.url }]);
  return { api, workspaceId, email, password };
}

export const test = base.extend<{ seeker: Seeker }, Options & { house: House }>({
  clock: ["", { option: true, scope: "worker" }],
  story: [false, { option: true, scope: "worker" }],
  named: [false, { option: true, scope: "worker" }],
  provider: [false, { option: true, scope: "worker" }],
  house: [
    ({ clock, story, named, provider }, use) => withHouse({ clock, story, named, provider }, use),
    { scope: "worker", timeout: patience * 4 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  seeker: async ({ house, context }, use) => use(await signUp(house, context)),
});

/** The page listens for keys, which come a moment after it. */
export async function hearsKeys(page: Page): Promise<void> {
  await expect(page.locator("html[data-keys]")).toBeAttached();
}

/** Nothing sticks out at the side. */
export async function fitsTheWidth(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}

export { passesAxe } from "./axe";
export { expect };

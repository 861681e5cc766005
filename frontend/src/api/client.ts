import createClient, { type Middleware } from "openapi-fetch";
import { problemFrom, Unreachable } from "./problem";
import type { paths } from "./schema.gen";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** The POST operations that the contract gives no Idempotency-Key. */
type Keyless = {
  [P in keyof paths]: paths[P] extends { post: { parameters: { header?: infer H } } }
    ? [NonNullable<H>] extends [never]
      ? P
      : "Idempotency-Key" extends keyof NonNullable<H>
        ? never
        : P
    : never;
}[keyof paths];

/** Their answers hold a session or a secret, which is never stored for a repeat: the server refuses the header. */
type Secret = "/api/v1/accounts" | "/api/v1/sessions" | "/api/v1/workspaces/{workspace_id}/tokens";

/** POST operations that go without a key; the type keeps the list as long as the contract's. */
const keyless: Record<Keyless | Secret, true> = {
  "/api/v1/accounts": true,
  "/api/v1/sessions": true,
  "/api/v1/workspaces/{workspace_id}/letter-checks": true,
  "/api/v1/workspaces/{workspace_id}/tokens": true,
};

/** 128 random bits as text. Not `crypto.randomUUID`: that is missing where the page is served without TLS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/**
 * One send, and one more when no answer came: after sleep or a lost cell the first attempt often dies on the way.
 * For a write only under an Idempotency-Key, which both then share: otherwise it might happen twice.
 */
async function send(request: Request): Promise<Response> {
  const repeatable = safe.has(request.method) || request.headers.has("Idempotency-Key");
  const again = repeatable ? request.clone() : null;
  try {
    return await globalThis.fetch(request);
  } catch (first) {
    if (request.signal.aborted) throw first;
    if (!again) throw new Unreachable(first);
    await new Promise((resume) => setTimeout(resume, 300));
    try {
      return await globalThis.fetch(again);
    } catch (second) {
      if (again.signal.aborted) throw second;
      throw new Unreachable(second);
    }
  }
}

const house: Middleware = {
  onRequest({ request, schemaPath }) {
    if (!safe.has(request.method)) {
      // A form of another site cannot set this header: with SameSite and Sec-Fetch-Site it shuts out forged writes.
      request.headers.set("X-CSRF", "1");
      if (request.method === "POST" && !(schemaPath in keyless)) {
        if (!request.headers.has("Idempotency-Key")) request.headers.set("Idempotency-Key", newKey());
      }
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await problemFrom(response);
    return response;
  },
};

/** The one way to the server, typed by the contract. Answers other than 2xx are thrown as classes of problem.ts. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: "same-origin",
  // Looked up at each call, so that tests can stand in for the network after this module was loaded.
  fetch: send,
});
api.use(house);

/** The body of a call that answers with one: `await take(api.GET(...))`. */
export async function take<T>(call: Promise<{ data?: T | undefined }>): Promise<T> {
  const { data } = await call;
  // A 2xx without its body would be a broken contract; everything else has been thrown before.
  if (data === undefined) throw new Error("the answer had no body");
  return data;
}

/** For calls that answer 204. */
export async function done(call: Promise<unknown>): Promise<void> {
  await call;
}

/** The If-Match value of what was read: refuses the write if somebody changed it in between. */
export function ifMatch(entity: { readonly version: number }): string {
  return `"${entity.version}"`;
}

/** The cursor inside a page's `next` address, or null on the last page. */
export function nextCursor(page: { readonly next?: string | null }): string | null {
  return page.next ? new URL(page.next, globalThis.location.origin).searchParams.get("cursor") : null;
}

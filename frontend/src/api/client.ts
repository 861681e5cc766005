import createClient, { type Middleware } from "openapi-fetch";
import { noteOwn } from "./own";
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
type Secret =
  | "/api/v1/groups"
  | "/api/v1/groups/{group_id}/invitations"
  | "/api/v1/invitations/accept"
  | "/api/v1/workspaces/{workspace_id}/coach-grants"
  | "/api/v1/workspaces/{workspace_id}/invitations"
  | "/api/v1/account/email"
  | "/api/v1/account/oidc-links"
  | "/api/v1/account/oidc-renewals"
  | "/api/v1/account/passkeys"
  | "/api/v1/account/passkeys/challenges"
  | "/api/v1/account/password"
  | "/api/v1/account/recovery-codes"
  | "/api/v1/account/totp"
  | "/api/v1/account/totp/confirmation"
  | "/api/v1/email-proofs"
  | "/api/v1/oidc-answers"
  | "/api/v1/oidc-sign-ins"
  | "/api/v1/passkey-challenges"
  | "/api/v1/password-resets"
  | "/api/v1/password-resets/use"
  | "/api/v1/accounts"
  | "/api/v1/sessions"
  | "/api/v1/sessions/passkey"
  | "/api/v1/unsubscribes/{token}"
  | "/api/v1/sessions/current/renewal"
  | "/api/v1/workspaces/{workspace_id}/calendar-feeds"
  | "/api/v1/workspaces/{workspace_id}/tokens"
  | "/api/v1/workspaces/{workspace_id}/webhooks"
  | "/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/rotate-secret";

/** POST operations that go without a key; the type keeps the list as long as the contract's. */
const keyless: Record<Keyless | Secret, true> = {
  "/api/v1/groups": true,
  "/api/v1/groups/{group_id}/invitations": true,
  "/api/v1/invitations/accept": true,
  "/api/v1/workspaces/{workspace_id}/coach-grants": true,
  "/api/v1/workspaces/{workspace_id}/invitations": true,
  "/api/v1/account/email": true,
  "/api/v1/account/oidc-links": true,
  "/api/v1/account/oidc-renewals": true,
  "/api/v1/account/passkeys": true,
  "/api/v1/account/passkeys/challenges": true,
  "/api/v1/account/erasure": true,
  "/api/v1/account/password": true,
  "/api/v1/account/recovery-codes": true,
  "/api/v1/account/totp": true,
  "/api/v1/account/totp/confirmation": true,
  "/api/v1/email-proofs": true,
  "/api/v1/oidc-answers": true,
  "/api/v1/oidc-sign-ins": true,
  "/api/v1/passkey-challenges": true,
  "/api/v1/password-resets": true,
  "/api/v1/password-resets/use": true,
  "/api/v1/accounts": true,
  "/api/v1/sessions": true,
  "/api/v1/sessions/passkey": true,
  "/api/v1/unsubscribes/{token}": true,
  "/api/v1/sessions/current/renewal": true,
  "/api/v1/workspaces/{workspace_id}/calendar-feeds": true,
  "/api/v1/workspaces/{workspace_id}/contact-lines/preview": true,
  "/api/v1/workspaces/{workspace_id}/erasure": true,
  "/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/erasure": true,
  "/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/merge-preview": true,
  "/api/v1/workspaces/{workspace_id}/label-sheets": true,
  "/api/v1/workspaces/{workspace_id}/letter-checks": true,
  "/api/v1/workspaces/{workspace_id}/letter-templates/preview": true,
  "/api/v1/workspaces/{workspace_id}/tokens": true,
  "/api/v1/workspaces/{workspace_id}/webhooks": true,
  "/api/v1/workspaces/{workspace_id}/webhooks/{webhook_id}/rotate-secret": true,
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

type Prover = () => Promise<boolean>;
let prove: Prover | null = null;

/** Who asks the person at the screen to show that it is them; false where they would rather not. */
export function provenBy(prover: Prover): void {
  prove = prover;
}

/** One send; where the server first wants to see that it is really them (S1), that is asked and the same sent again. */
async function sendProven(request: Request): Promise<Response> {
  const again = safe.has(request.method) ? null : request.clone();
  const response = await send(request);
  if (response.status !== 403 || !again || !prove) return response;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const asked = typeof problem === "object" && problem !== null && "code" in problem ? problem.code : "";
  return asked === "reauthentication_needed" && (await prove()) ? send(again) : response;
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
  async onResponse({ request, response }) {
    if (!safe.has(request.method)) noteOwn(response.headers.get("X-Request-Id"));
    if (!response.ok && response.status !== 304) throw await problemFrom(response);
    return response;
  },
};

/** The one way to the server, typed by the contract. Answers other than 2xx are thrown as classes of problem.ts. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: "same-origin",
  // Looked up at each call, so that tests can stand in for the network after this module was loaded.
  fetch: sendProven,
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

/**
 * What can go wrong on the way to the server and back, as classes: screens decide by class, never by message.
 * The wire form is application/problem+json (RFC 9457).
 */
export interface FieldError {
  /** JSON pointer to the field, `/emails/0/address`; empty for a query parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly FieldError[];
  /** Seconds to wait, from Retry-After; 0 when the server did not say. */
  readonly retryAfter: number;
  /** The answer as it came, for the members a single problem type adds. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The server answered, and the answer is no. */
export class Problem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.detail || body.title);
    this.name = new.target.name;
    this.body = body;
  }
  get code(): string {
    return this.body.code;
  }
  get status(): number {
    return this.body.status;
  }
}

/** 422 with pointers: the errors belong on the fields of the form. */
export class FieldProblem extends Problem {}
/** 412: somebody, perhaps on another device, changed it first. */
export class Stale extends Problem {}
/** 409: it is not in a state where this can be done. */
export class Conflict extends Problem {}
/** 401: nobody is signed in, or no longer. */
export class SignInNeeded extends Problem {}
/** 404: it is not there, or not ours to see. */
export class NotFound extends Problem {}
/** 429 and 503: later, and `body.retryAfter` says when. */
export class Later extends Problem {}

/** No answer came: no network, or the server is down. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("The server could not be reached.", { cause });
    this.name = "Unreachable";
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Record<string, unknown>) => ({
    pointer: text(entry["pointer"]),
    code: text(entry["code"]),
    detail: text(entry["detail"]),
  }));
}

function classFor(status: number, errors: readonly FieldError[]): typeof Problem {
  if (status === 401) return SignInNeeded;
  if (status === 404) return NotFound;
  if (status === 409) return Conflict;
  if (status === 412) return Stale;
  if (status === 429 || status === 503) return Later;
  if (status === 422 && errors.some((error) => error.pointer !== "")) return FieldProblem;
  return Problem;
}

/** Reads a non-2xx answer; an answer that is no problem document (a proxy's page, say) still becomes a Problem. */
export async function problemFrom(response: Response): Promise<Problem> {
  let raw: Record<string, unknown> = {};
  if (/\bjson\b/.test(response.headers.get("Content-Type") ?? "")) {
    const parsed: unknown = await response.json().catch(() => null);
    if (typeof parsed === "object" && parsed !== null) raw = parsed as Record<string, unknown>;
  }
  const errors = fieldErrors(raw["errors"]);
  const wait = Number(response.headers.get("Retry-After") ?? "0");
  const Kind = classFor(response.status, errors);
  return new Kind({
    status: response.status,
    code: text(raw["code"]) || `http_${response.status}`,
    title: text(raw["title"]) || response.statusText,
    detail: text(raw["detail"]),
    requestId: text(raw["request_id"]) || (response.headers.get("X-Request-Id") ?? ""),
    errors,
    retryAfter: Number.isFinite(wait) ? wait : 0,
    raw,
  });
}

/** Whether asking again by itself may help: only when no answer came or the server asked for patience. */
export function worthRetrying(error: unknown, failures: number): boolean {
  return failures < 2 && (error instanceof Unreachable || (error instanceof Later && error.status === 503));
}

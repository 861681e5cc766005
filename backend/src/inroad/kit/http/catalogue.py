"""The problem types this API answers with (RFC 9457), one entry a type.

A type's slug is its address, `/problems/<slug>`, and never changes meaning. The `code` in an answer is
finer or equal: where a code has no type of its own, the answer carries the generic type of its status.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

STATUSES = frozenset({400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503, 507})
"""Every error status the API may answer with; anything else is a defect."""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of problem: what it is called, when it happens, what the caller can do."""

    slug: str
    status: int
    title: str
    meaning: str
    remedy: str

    @property
    def code(self) -> str:
        """The stable code that stands for the type itself."""
        return self.slug.replace("-", "_")


_TYPES = (
    ProblemType(
        "bad-request",
        400,
        "The request could not be read",
        "The request breaks the rules of HTTP or of a header it carries.",
        "Read the detail, mend the request, send it again. Sending it unchanged fails again.",
    ),
    ProblemType(
        "malformed-json",
        400,
        "The body is not well-formed JSON",
        "The body is not UTF-8 JSON as RFC 8259 has it, names a member twice, holds NaN, Infinity, a lone "
        "surrogate, U+0000 or an integer beyond ±(2^53-1), or is nested more than 32 deep.",
        "Write the body with a JSON library; send large numbers as strings.",
    ),
    ProblemType(
        "cursor-invalid",
        400,
        "The cursor was not made by this server",
        "The cursor is damaged, was built by hand, or its signing secret has been replaced.",
        "Start the list again without a cursor, then follow `next` as it stands.",
    ),
    ProblemType(
        "cursor-mismatch",
        400,
        "The cursor belongs to another list",
        "The cursor was made for other filters, another order or another workspace.",
        "Start the list again without a cursor whenever filters or order change.",
    ),
    ProblemType(
        "idempotency-key-required",
        400,
        "This operation needs an Idempotency-Key",
        "The operation must not happen twice, so it is refused without a key that marks a repeat.",
        "Send a fresh UUID in `Idempotency-Key`, and the same one when repeating the same request.",
    ),
    ProblemType(
        "idempotency-key-not-supported",
        400,
        "This operation takes no Idempotency-Key",
        "The answer holds a secret or a session and is never stored, so a repeat cannot be answered.",
        "Send the request without the key.",
    ),
    ProblemType(
        "unauthorized",
        401,
        "Sign in first",
        "The request carries no credential, or one that is unknown, expired or revoked.",
        "Sign in again, or send a valid token as `Authorization: Bearer …`.",
    ),
    ProblemType(
        "forbidden",
        403,
        "Not allowed",
        "You may know of this, but your role or the token's scopes do not cover the operation.",
        "Ask the workspace's owner for the role, or make a token with the scope the operation names.",
    ),
    ProblemType(
        "csrf-failed",
        403,
        "The request did not come from this site",
        "A write authenticated by cookie must come from our own pages and carry `X-CSRF: 1`.",
        "From a script, send a token as `Authorization: Bearer …` and no cookie.",
    ),
    ProblemType(
        "not-found",
        404,
        "Nothing is here",
        "The address names nothing, or nothing you may see. Both get the same answer.",
        "Check the address and the id.",
    ),
    ProblemType(
        "method-not-allowed",
        405,
        "The method does not fit the address",
        "The address is right; it does not take this method.",
        "Use a method named in the `Allow` header.",
    ),
    ProblemType(
        "not-acceptable",
        406,
        "No answer in the form asked for",
        "The operation cannot answer in any type the `Accept` header names.",
        "Accept application/json and application/problem+json.",
    ),
    ProblemType(
        "conflict",
        409,
        "The present state does not allow this",
        "The request is right in itself but clashes with what is stored.",
        "Read the resource again, then decide.",
    ),
    ProblemType(
        "idempotency-key-in-flight",
        409,
        "The first request with this key is still running",
        "A request with the same Idempotency-Key has not finished.",
        "Wait as long as `Retry-After` says, then repeat with the same key.",
    ),
    ProblemType(
        "gone",
        410,
        "The link has been used up",
        "The link was valid once and is used, revoked or expired.",
        "Ask for a new one.",
    ),
    ProblemType(
        "stale",
        412,
        "It has changed meanwhile",
        "The resource is no longer in the version that `If-Match` names; nothing was written. "
        "The `ETag` header holds the current version.",
        "Read the resource again, merge, and send the change with the new ETag.",
    ),
    ProblemType(
        "content-too-large",
        413,
        "The body is too large",
        "The body is larger than the operation takes: 1 MiB unless it says otherwise.",
        "Send less at a time.",
    ),
    ProblemType(
        "unsupported-media-type",
        415,
        "The body is of a type this operation does not read",
        "The `Content-Type` is absent or is none the operation takes.",
        "Send `Content-Type: application/json`; for a partial change `application/merge-patch+json`.",
    ),
    ProblemType(
        "invalid",
        422,
        "Something in the request is not valid",
        "The request could be read, but values are missing, unknown or out of range; `errors` names each.",
        "Mend what `errors` names: `pointer` is a place in the body, `parameter` one in the query.",
    ),
    ProblemType(
        "idempotency-key-reused",
        422,
        "The Idempotency-Key was used for another request",
        "The key has already answered a request with another body or address.",
        "Take a fresh key for each new request.",
    ),
    ProblemType(
        "precondition-required",
        428,
        "Say which version you are changing",
        "A change needs `If-Match`, so that nobody's work is overwritten unseen.",
        "Send the resource's `ETag` in `If-Match`; a script that does not care may send `*`.",
    ),
    ProblemType(
        "quota-exceeded",
        429,
        "Too many requests",
        "More requests came than the policy named in `violated-policies` lets through.",
        "Wait as long as `Retry-After` says. `RateLimit` headers tell how much is left.",
    ),
    ProblemType(
        "internal",
        500,
        "Something went wrong on our side",
        "The server met a defect; nothing was stored.",
        "Try again later. When reporting it, give the request_id.",
    ),
    ProblemType(
        "unavailable",
        503,
        "Not available right now",
        "The database or another part the operation needs did not answer in time; nothing was stored.",
        "Repeat the request after `Retry-After` seconds.",
    ),
    ProblemType(
        "insufficient-storage",
        507,
        "No room left",
        "The disk of the server is full; nothing was stored.",
        "Tell whoever runs the server.",
    ),
)

GENERIC: Mapping[int, ProblemType] = MappingProxyType({kind.status: kind for kind in reversed(_TYPES)})
"""The type of a status, for codes without a type of their own: the first of its status above."""


def catalogue(extra: Iterable[ProblemType] = ()) -> Mapping[str, ProblemType]:
    """All types by slug, the rooms' own ones too; ValueError for a slug given twice or an unused status."""
    found: dict[str, ProblemType] = {}
    for kind in (*_TYPES, *extra):
        if kind.slug in found:
            raise ValueError(f"problem type {kind.slug!r} is given twice")
        if kind.status not in STATUSES:
            raise ValueError(
                f"problem type {kind.slug!r} has status {kind.status}, which the API never answers"
            )
        found[kind.slug] = kind
    return MappingProxyType(found)

"""Which operations are events, and what their message looks like (Standard Webhooks 1.0)."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, get_args

from standardwebhooks import Webhook as Signer

EventType = Literal[
    "attempt.logged",
    "attempt.undone",
    "contact.created",
    "contact.deleted",
    "contact.erased",
    "contact.merged",
    "contact.restored",
    "contact.updated",
    "contacts.changed",
    "export.asked",
    "import.committed",
    "import.undone",
    "letter.created",
    "letter.deleted",
    "letter.sent",
    "letter.updated",
    "meeting.agreed",
    "meeting.cancelled",
    "meeting.debriefed",
    "meeting.ended",
    "meeting.started",
    "meeting.updated",
    "organization.created",
    "organization.deleted",
    "organization.updated",
    "promise.made",
    "promise.moved",
    "referral.created",
    "referral.deleted",
    "referral.updated",
    "workspace.erased",
]
TYPES: tuple[str, ...] = get_args(EventType)
TEST = "webhook.test"

OF_OPERATION: dict[str, EventType] = {
    "log_attempt": "attempt.logged",
    "undo_attempt": "attempt.undone",
    "create_contact": "contact.created",
    "create_contact_line": "contact.created",
    "delete_contact": "contact.deleted",
    "erase_contact": "contact.erased",
    "create_merge": "contact.merged",
    "restore_contact": "contact.restored",
    "update_contact": "contact.updated",
    "change_contacts": "contacts.changed",
    "undo_contacts": "contacts.changed",
    "create_export": "export.asked",
    "commit_import": "import.committed",
    "undo_import": "import.undone",
    "create_letter": "letter.created",
    "delete_letter": "letter.deleted",
    "send_letter": "letter.sent",
    "update_letter": "letter.updated",
    "create_meeting": "meeting.agreed",
    "cancel_meeting": "meeting.cancelled",
    "debrief_meeting": "meeting.debriefed",
    "end_meeting": "meeting.ended",
    "update_debrief": "meeting.updated",
    "start_meeting": "meeting.started",
    "update_meeting": "meeting.updated",
    "create_organization": "organization.created",
    "delete_organization": "organization.deleted",
    "update_organization": "organization.updated",
    "create_promise": "promise.made",
    "move_promise": "promise.moved",
    "create_referral": "referral.created",
    "delete_referral": "referral.deleted",
    "update_referral": "referral.updated",
}
"""An event is what an operation of the contract did; operations not named here are nobody else's business."""


def message(kind: str, object_id: str | None, happened_at: datetime, workspace_id: str) -> bytes:
    """The body: thin, so that what it says must be fetched with a token, by whoever may."""
    at = happened_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    data = {"id": object_id, "workspace_id": workspace_id}
    return json.dumps({"type": kind, "timestamp": at, "data": data}, separators=(",", ":")).encode()


def signed(event_id: str, body: bytes, at: datetime, secrets: Sequence[str]) -> dict[str, str]:
    """The headers of one attempt at `at`, signed with each secret that counts."""
    signatures = [Signer(secret).sign(event_id, at, body.decode()) for secret in secrets]
    return {
        "Content-Type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


MINUTE = 60
HOUR = 60 * MINUTE
WAITS = (5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""Seconds after each failed attempt but the last: ten tries over some 75 hours."""

SLOW_DOWN = frozenset({429, 502, 504})


def wait_after(attempt: int, status: int | None, retry_after: str | None, chance: float) -> float | None:
    """Seconds until the next try after attempt number `attempt` failed; None: that was the last.

    Up to a fifth is added by `chance` (0 to 1), so that not everybody comes back at once. What the server
    asks for with Retry-After in seconds is kept, up to a day; 429, 502 and 504 wait twice as long.
    """
    if attempt > len(WAITS):
        return None
    wait = WAITS[attempt - 1] * (1 + chance / 5) * (2 if status in SLOW_DOWN else 1)
    if retry_after is not None and retry_after.strip().isdigit():
        wait = max(wait, min(int(retry_after.strip()[:6]), 24 * HOUR))
    return wait

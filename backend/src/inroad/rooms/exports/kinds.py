"""What a search holds, kind by kind, and what of it is left out with the reason why.

Every column of a kind's table goes out under the name it has in the API, so a new column needs nothing here.
A new table does: it becomes a `Kind`, or is named in `LEFT_OUT` (tests/rooms/exports/test_kinds.py asks).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field

from inroad.kit.db import Owned
from inroad.kit.http.models import Output
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.schemas import AttemptOut, PromiseOut
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.schemas import ContactOut, TimelineItem
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.imports.tables import Import
from inroad.rooms.letters.schemas import LetterOut
from inroad.rooms.letters.tables import Letter, LetterVersion
from inroad.rooms.mailbox.inbox_schemas import ReplyOut
from inroad.rooms.mailbox.tables import MailReply
from inroad.rooms.meetings.schemas import MeetingOut
from inroad.rooms.meetings.tables import Meeting, MeetingNote
from inroad.rooms.organizations.schemas import OrganizationOut
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.schemas import ReferralOut
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.templates.tables import LetterTemplate, Snippet
from inroad.rooms.wire import PhoneOut
from inroad.rooms.workspaces.schemas import WorkspaceOut

_COUNTED = "Counts the changes of a living row, for If-Match; it begins again where the row is restored."
_WORKED_OUT = "Worked out from the name and the other fields."
_DELETED = "What is deleted is not exported."
_LEAVING = "That a search is to go is said of this one alone."


class StoredPhone(PhoneOut):
    """A number with the zone that was read from it (TIM-8)."""

    zone: Annotated[str, Field(max_length=64)] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One file of the export, from one table.

    `people` names the columns that hold a contact, and what the API calls them; `lists` those that hold
    several. `owners` are the columns whose contacts a row stands and falls with. `nested` gathers columns as
    the API nests them. `texts` gives a type where the stored words are more exact than the API's. `where`
    keeps rows by a column's values; `but` leaves some out. `within` is a column and the kind it points to,
    without which a row is nothing. `once`: columns by which a row that is there already is the same.
    """

    name: str
    model: Any
    shown: type[Output] | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    owners: tuple[str, ...] = ()
    nested: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    types: Mapping[str, Any] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    where: tuple[str, tuple[str, ...]] | None = None
    but: tuple[str, str] | None = None
    within: tuple[str, str] | None = None
    once: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Where it lies in the zip."""
        return f"data/{self.name}.json"


def _of_contact(name: str, model: Any, shown: type[Output], **more: Any) -> Kind:
    people = {"contact_id": "contact", **more.pop("people", {})}
    return Kind(name, model, shown, people, owners=("contact_id",), **more)


SEARCH = Kind(
    "search",
    Workspace,
    WorkspaceOut,
    left_out={"erase_at": _LEAVING, "erase_cause": _LEAVING},
)
"""The search itself: one record, not a list."""

KINDS: tuple[Kind, ...] = (
    Kind(
        "organizations",
        Organization,
        OrganizationOut,
        left_out={"name_key": _WORKED_OUT},
    ),
    Kind(
        "contacts",
        Contact,
        ContactOut,
        nested={
            "next_action": {
                "kind": "next_kind",
                "on": "next_on",
                "title": "next_title",
                "reasons": "next_reasons",
            }
        },
        types={"phones": Annotated[list[StoredPhone], Field(max_length=20)]},
        left_out={
            "sort_name": _WORKED_OUT,
            "search_text": _WORKED_OUT,
            "search_key": _WORKED_OUT,
            "deleted_at": _DELETED,
            "purge_at": _DELETED,
            "erased_at": "Who was erased is not exported.",
        },
    ),
    Kind(
        "referrals",
        Referral,
        ReferralOut,
        {"from_contact_id": "from_contact", "to_contact_id": "to_contact"},
        owners=("from_contact_id", "to_contact_id"),
        once=("from_contact_id", "to_contact_id"),
    ),
    _of_contact("meetings", Meeting, MeetingOut),
    Kind("meeting_notes", MeetingNote, within=("meeting_id", "meetings")),
    _of_contact("letters", Letter, LetterOut, people={"referrer_id": "referrer"}),
    Kind("letter_versions", LetterVersion, within=("letter_id", "letters")),
    _of_contact(
        "replies",
        MailReply,
        ReplyOut,
        within=("letter_id", "letters"),
        once=("message_key",),
    ),
    Kind("letter_templates", LetterTemplate, once=("kind",)),
    Kind("snippets", Snippet),
    _of_contact(
        "promises",
        Promise,
        PromiseOut,
        types={"state": Literal["open", "kept", "answered_late", "renegotiated", "withdrawn"]},
    ),
    _of_contact("attempts", Attempt, AttemptOut),
    _of_contact("timeline", Activity, TimelineItem, lists={"people_ids": "people"}),
    Kind(
        "imports",
        Import,
        nested={"progress": {"done": "progress_done", "total": "progress_total"}},
        where=("state", ("succeeded", "succeeded_with_errors", "failed", "cancelled", "undone")),
        but=("format", "inroad_export"),
    ),
)
"""In the order in which they come in again: what is pointed at before what points to it."""

PARENTS = frozenset(kind.within[1] for kind in KINDS if kind.within is not None)
"""Kinds that others lie within."""

ALWAYS_LEFT_OUT = {"workspace_id": "All of it is of one search.", "version": _COUNTED}

LEFT_OUT: Mapping[str, str] = {
    "audit_chain": "Where the trail of this search ends; another search has its own.",
    "audit_event": "Who did what here is of this search alone, and tied to its chain.",
    "busy_calendar": "An address with a secret of this installation; added anew where it is wanted.",
    "busy_time": "Read anew from the calendars it comes from.",
    "bulk_change": "What a change of many can be undone by, gone after thirty days.",
    "coach_comment": "Words between a seeker and a coach; the letters they are about are there.",
    "contact_identifier": _WORKED_OUT,
    "contact_merge": "What a merge can be undone by; the contact that came of it is there.",
    "contact_tag": "The tags stand in each contact; this table only finds them.",
    "delivery": "How a letter went by e-mail from this server; that it went, and when, stands in the letter.",
    "duplicate_dismissal": "Answers about pairs of this search; asked again where pairs are found again.",
    "duplicate_pair": "Found anew from the contacts.",
    "export": "An export does not hold exports.",
    "export_part": "An export does not hold exports.",
    "forgotten": "Hashes that only this installation can compute.",
    "idempotency_record": "Stored answers, gone after 48 hours.",
    "import_change": "What an import can be undone by, gone after seven days.",
    "import_edge": "Mentions of a file, gone with it; those that were confirmed are referrals.",
    "import_chunk": "Goes with the file seven days after it came in.",
    "import_error": "Goes with the file seven days after it came in.",
    "import_file": "The bytes of a file, gone after seven days; what came of them are the contacts.",
    "import_mapping": "Remembered answers about the columns of files; asked again elsewhere.",
    "import_row": "Goes with the file seven days after it came in.",
    "job": "Work on its way on this server.",
    "mail_inbox": "A mailbox elsewhere, with a password that only this installation can read.",
    "mail_account": "An account elsewhere, with a password that only this installation can read.",
    "push_subscription": "Browsers of one account; each asks anew.",
    "reminder_sent": "That reminders went out, gone after sixty days.",
    "reminder_setting": "The hours of one account, not of the search.",
    "schedule": "Work that comes again on this server.",
    "meeting_invitation": "How word of a meeting went by e-mail from here, and what came back.",
    "planned_touch": "Days found for what comes next; they are found anew from the rest.",
    "saved_view": "Filters that one account keeps for itself, not of the search.",
    "restoration": "What an import of an export can be undone by, gone after seven days.",
    "webhook": "An address with a secret of this installation; made anew where it is wanted.",
    "webhook_delivery": "What was sent to a webhook, gone after thirty days.",
}
"""Tables of a search that are not exported."""

JUDGED: Mapping[str, frozenset[str]] = {
    "search": frozenset({"version"}),
    "organizations": frozenset({"version"}),
    "contacts": frozenset({"version", "local_time_zone", "referred_by"}),
    "referrals": frozenset({"version", "state", "told_at", "update_due_on"}),
    "meetings": frozenset(
        {
            "version",
            "ends_at",
            "arrive_at",
            "leave_at",
            "pack",
            "referred_by",
            "reasons",
            "questions_sent_on",
            "question_findings",
            "warnings",
        }
    ),
    "letters": frozenset({"version", "report", "promised_reasons", "promptness"}),
    "replies": frozenset({"version", "reasons", "says", "promised_on"}),
    "promises": frozenset({"version", "reasons"}),
    "attempts": frozenset({"version"}),
    "timeline": frozenset(),
}
"""Fields of the API's answers that the program works out anew from the rest each time it is asked."""


def table_of(kind: Kind) -> str:
    """The name of the kind's table."""
    name: str = kind.model.__tablename__
    return name


def owned_kinds() -> dict[str, Kind]:
    """Kinds by table."""
    return {table_of(kind): kind for kind in KINDS if issubclass(kind.model, Owned)}


def stands(kind: Kind, row: Mapping[str, Any], parents: set[str]) -> bool:
    """Whether what the row lies within is there; notes the row in `parents` where others lie within it."""
    if kind.within is not None and row[kind.within[0]] not in parents:
        return False
    if kind.name in PARENTS:
        parents.add(row["id"])
    return True

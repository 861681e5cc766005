"""Every table of every room: what Alembic and the tests read."""

from inroad.kit.db import Base
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.kit.jobs.tables import Job
from inroad.rooms.accounts.tables import (
    AccessToken,
    Account,
    AccountSession,
    Membership,
    SignInAttempt,
    Workspace,
)
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier, ContactTag
from inroad.rooms.imports.tables import Import, ImportCellError, ImportFile, ImportRow
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

metadata = Base.metadata

__all__ = [
    "AccessToken",
    "Account",
    "AccountSession",
    "Activity",
    "Attempt",
    "Contact",
    "ContactIdentifier",
    "ContactTag",
    "IdempotencyRecord",
    "Import",
    "ImportCellError",
    "ImportFile",
    "ImportRow",
    "Job",
    "Letter",
    "Meeting",
    "Membership",
    "Organization",
    "Promise",
    "Referral",
    "SignInAttempt",
    "Workspace",
    "metadata",
]

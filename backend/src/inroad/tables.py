"""Every table of every room: what Alembic and the tests read."""

from inroad.kit.db import Base
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.kit.jobs.tables import Job, Schedule
from inroad.rooms.accounts.tables import (
    AccessToken,
    Account,
    AccountLink,
    AccountSession,
    Credential,
    Identity,
    Membership,
    RecoveryCode,
    SignInAttempt,
    SignInChallenge,
    Workspace,
)
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.busy.tables import BusyCalendar, BusyTime
from inroad.rooms.calendar.tables import Attempt, PlannedTouch, Promise
from inroad.rooms.coaching.tables import CoachComment, CoachGrant, CoachingGroup, GroupMember, Invitation
from inroad.rooms.contacts.tables import (
    Activity,
    BulkChange,
    Contact,
    ContactIdentifier,
    ContactTag,
    SavedView,
)
from inroad.rooms.duplicates.tables import ContactMerge, DuplicateDismissal, DuplicatePair
from inroad.rooms.exports.tables import Export, ExportPart, Restoration
from inroad.rooms.feeds.tables import CalendarFeed
from inroad.rooms.forgotten.tables import Erasure, Forgotten
from inroad.rooms.imports.tables import (
    Import,
    ImportCellError,
    ImportChange,
    ImportChunk,
    ImportEdge,
    ImportFile,
    ImportMapping,
    ImportRow,
)
from inroad.rooms.letters.tables import Letter, LetterVersion
from inroad.rooms.mailbox.tables import Delivery, MailAccount, MailInbox, MailReply, MeetingInvitation
from inroad.rooms.meetings.tables import Meeting, MeetingNote
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.reminders.tables import PushSubscription, ReminderSent, ReminderSetting
from inroad.rooms.templates.tables import LetterTemplate
from inroad.rooms.webhooks.tables import Webhook, WebhookDelivery

metadata = Base.metadata

__all__ = [
    "AccessToken",
    "Account",
    "AccountLink",
    "AccountSession",
    "Activity",
    "Attempt",
    "AuditChain",
    "AuditEvent",
    "BulkChange",
    "BusyCalendar",
    "BusyTime",
    "CalendarFeed",
    "CoachComment",
    "CoachGrant",
    "CoachingGroup",
    "Contact",
    "ContactIdentifier",
    "ContactMerge",
    "ContactTag",
    "Credential",
    "Delivery",
    "DuplicateDismissal",
    "DuplicatePair",
    "Erasure",
    "Export",
    "ExportPart",
    "Forgotten",
    "GroupMember",
    "IdempotencyRecord",
    "Identity",
    "Import",
    "ImportCellError",
    "ImportChange",
    "ImportChunk",
    "ImportEdge",
    "ImportFile",
    "ImportMapping",
    "ImportRow",
    "Invitation",
    "Job",
    "Letter",
    "LetterTemplate",
    "LetterVersion",
    "MailAccount",
    "MailInbox",
    "MailReply",
    "Meeting",
    "MeetingInvitation",
    "MeetingNote",
    "Membership",
    "Organization",
    "PlannedTouch",
    "Promise",
    "PushSubscription",
    "RecoveryCode",
    "Referral",
    "ReminderSent",
    "ReminderSetting",
    "Restoration",
    "SavedView",
    "Schedule",
    "SignInAttempt",
    "SignInChallenge",
    "Webhook",
    "WebhookDelivery",
    "Workspace",
    "metadata",
]

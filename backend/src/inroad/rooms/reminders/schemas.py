"""Reminders on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Input, Instant, Line, LocalTime, Output

ReminderKind = Literal["digest", "promise"]


class RemindersIn(Input):
    """What to be reminded of, and when. All of it: what is left out is off, or at its usual hour."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"digest_email": True, "digest_at": "07:30", "quiet_from": "21:00", "quiet_to": "07:00"}
            ]
        }
    )

    digest_email: Annotated[bool, Field(description="The list of Today, each morning")] = False
    digest_push: bool = False
    digest_at: Annotated[
        LocalTime | None, Field(description="On the search's clock; half past seven as a rule")
    ] = None
    promise_email: Annotated[bool, Field(description="On the day of a promise (TIM-5)")] = False
    promise_push: bool = False
    promise_at: LocalTime | None = None
    quiet_from: Annotated[
        LocalTime | None, Field(description="From here nothing comes; with quiet_to, or neither")
    ] = None
    quiet_to: LocalTime | None = None


class RemindersOut(Output):
    """What one is reminded of in this search."""

    digest_email: bool
    digest_push: bool
    digest_at: LocalTime
    promise_email: bool
    promise_push: bool
    promise_at: LocalTime
    quiet_from: LocalTime | None
    quiet_to: LocalTime | None
    time_zone: Annotated[str, Field(max_length=64)]
    email: Annotated[str, Field(max_length=254, description="Where e-mail goes")]
    email_verified: Annotated[
        bool, Field(description="Whether that address is confirmed: nothing is sent to one that is not")
    ]
    mail_ready: Annotated[bool, Field(description="Whether this installation sends mail at all")]
    mail_problem: Annotated[
        str, Field(max_length=40, description="Why the last e-mail was not taken; empty while all is well")
    ]
    push_key: Annotated[
        str, Field(max_length=200, description="The key a browser needs to subscribe (VAPID, RFC 8292)")
    ]


class PushKeysIn(Input):
    """The keys a browser made for its subscription (RFC 8291)."""

    p256dh: Annotated[str, Field(min_length=80, max_length=100, pattern=r"^[A-Za-z0-9_-]+=*$")]
    auth: Annotated[str, Field(min_length=20, max_length=30, pattern=r"^[A-Za-z0-9_-]+=*$")]


class PushSubscriptionIn(Input):
    """A browser that shows reminders; as `PushSubscription.toJSON()` gives it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "endpoint": "https://push.example.org/send/abc",
                    "keys": {
                        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                        "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
                    },
                    "device": "Firefox on my laptop",
                }
            ]
        }
    )

    endpoint: Annotated[str, Field(min_length=8, max_length=2000, pattern=r"^https?://[!-~]+$")]
    keys: PushKeysIn
    device: Line = ""


class PushSubscriptionOut(Output):
    """A browser that shows reminders, without its address."""

    id: Id
    device: Annotated[str, Field(max_length=500)]
    created_at: Instant
    shown_at: Annotated[Instant | None, Field(description="When the last reminder was handed over")]


class UnsubscribeOut(Output):
    """What a link in an e-mail ends, or has ended."""

    kind: ReminderKind
    search: Annotated[str, Field(max_length=200)]
    on: Annotated[bool, Field(description="Whether these e-mails still come")]

"""Mail accounts and deliveries on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Email, Id, Input, Instant, Output, Text, Version

Security = Literal["tls", "starttls", "none"]
Host = Annotated[
    str,
    StringConstraints(min_length=1, max_length=255, pattern=r"^[A-Za-z0-9._:\-\[\]]{1,255}$"),
]
Secret = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=False)]
Reason = Literal[
    "",
    "sign_in",
    "refused",
    "recipient",
    "unreachable",
    "timeout",
    "tls",
    "broken_off",
    "not_found",
    "forbidden",
    "port",
    "unsafe",
    "no_account",
    "no_address",
    "do_not_contact",
    "password_lost",
    "worker_died",
    "bounced",
]


class MailAccountIn(Input):
    """The seeker's own account with a mail provider. Without `password` the one that is kept stays."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "email": "nora@whelan.example",
                    "host": "smtp.whelan.example",
                    "port": 465,
                    "security": "tls",
                    "username": "nora@whelan.example",
                    "password": "an app password",
                }
            ]
        }
    )

    email: Annotated[Email, Field(description="The address letters come from")]
    host: Host
    port: Annotated[int, Field(ge=1, le=65535)] = 465
    security: Annotated[
        Security, Field(description="none only within networks that the operator has opened")
    ] = "tls"
    username: Annotated[str, StringConstraints(max_length=254)] = ""
    password: Annotated[Secret | None, Field(description="Sealed, and never shown again")] = None


class MailAccountOut(Output):
    """The account without its secret; `configured` is false while there is none."""

    configured: bool
    email: Annotated[str, Field(max_length=254)] = ""
    host: Annotated[str, Field(max_length=255)] = ""
    port: int | None = None
    security: Security | None = None
    username: Annotated[str, Field(max_length=254)] = ""
    has_password: bool = False
    test_state: Literal["none", "under_way", "passed", "stopped"] = "none"
    test_reason: Annotated[str, Field(max_length=20, description="Why the test message did not go out")] = ""
    test_words: Annotated[str, Field(max_length=300, description="The same in words")] = ""
    tested_at: Instant | None = None


class MailTestIn(Input):
    """Send a test message to the account's own address."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class DeliveryIn(Input):
    """Send a letter from the seeker's own account."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"override_reason": ""}]})

    override_reason: Annotated[Text, Field(description="Why it goes out though it is blocked; kept")] = ""


class DeliveryOut(Output):
    """A letter on its way, or gone, or in need of a look."""

    id: Id
    letter_id: Id
    to_address: Annotated[str, Field(max_length=254)]
    message_id: Annotated[str, Field(max_length=300)]
    state: Literal["queued", "sending", "sent", "bounced", "not_sent", "needs_attention"]
    reason: Annotated[Reason, Field(description="Why it has not gone out, or is in doubt")]
    words: Annotated[str, Field(max_length=300, description="The same in words")]
    said: Annotated[str, Field(max_length=500, description="What the mail server answered")]
    tries: int
    sent_at: Instant | None
    created_at: Instant
    updated_at: Instant
    version: Version


class DeliveriesOut(Output):
    """Every try to send a letter, the latest first."""

    items: Annotated[list[DeliveryOut], Field(max_length=100)]


class OutcomeIn(Input):
    """What the seeker found in their mailbox about a letter in doubt."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outcome": "went_out"}]})

    outcome: Annotated[
        Literal["went_out", "send_again", "take_back"],
        Field(description="It is there; it is not, send it; it is not, make it a draft again"),
    ]

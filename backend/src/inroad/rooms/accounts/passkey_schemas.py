"""Passkeys on the wire: the members of WebAuthn's JSON under our spelling, bytes as base64url."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Id, Input, Instant, Name, Output

_BYTES = "^[A-Za-z0-9_-]+$"
CredentialId = Annotated[str, StringConstraints(min_length=16, max_length=1400, pattern=_BYTES)]
ClientData = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_BYTES)]

_EXAMPLE_ID = "pzO7sNZ1Yk1mI2v0oGgVqA"
_EXAMPLE_CLIENT = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJodHRwczovL2gifQ"


class PasskeyIn(Input):
    """What `navigator.credentials.get()` gave."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "credential_id": _EXAMPLE_ID,
                    "client_data": _EXAMPLE_CLIENT,
                    "authenticator_data": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ",
                    "signature": "MEUCIQDnUm2Zk1wq",
                    "user_handle": "AZlYxOAAcACAAAAAAAAAAA",
                }
            ]
        }
    )

    credential_id: CredentialId
    client_data: Annotated[ClientData, Field(description="`response.clientDataJSON`")]
    authenticator_data: Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_BYTES)]
    signature: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=_BYTES)]
    user_handle: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_BYTES)] | None = None


class NewPasskeyIn(Input):
    """What `navigator.credentials.create()` gave, and what the device is called."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "My telephone",
                    "credential_id": _EXAMPLE_ID,
                    "client_data": _EXAMPLE_CLIENT,
                    "attestation_object": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVg",
                }
            ]
        }
    )

    name: Name
    credential_id: CredentialId
    client_data: Annotated[ClientData, Field(description="`response.clientDataJSON`")]
    attestation_object: Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=_BYTES)]


class PasskeyOptionsOut(Output):
    """For `navigator.credentials.create()`: a resident key, with user verification."""

    challenge: Annotated[str, Field(max_length=100)]
    rp_id: Annotated[str, Field(max_length=255)]
    rp_name: Annotated[str, Field(max_length=100)]
    user_id: Annotated[str, Field(max_length=100)]
    user_name: Annotated[str, Field(max_length=254)]
    user_display_name: Annotated[str, Field(max_length=200)]
    algorithms: Annotated[list[int], Field(max_length=10, description="COSE numbers, the best first")]
    exclude: Annotated[
        list[Annotated[str, Field(max_length=1400)]],
        Field(max_length=50, description="Passkeys the account has: no device makes a second one"),
    ]
    timeout_ms: Annotated[int, Field(ge=1000, le=600_000)]


class PasskeyChallengeOut(Output):
    """For `navigator.credentials.get()`: whichever passkey the person chooses."""

    challenge: Annotated[str, Field(max_length=100)]
    rp_id: Annotated[str, Field(max_length=255)]
    timeout_ms: Annotated[int, Field(ge=1000, le=600_000)]


class NewPasskeyOut(Output):
    """The passkey that is kept, and the codes for paper if there were none."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    created_at: Instant
    recovery_codes: Annotated[
        list[Annotated[str, Field(max_length=20)]],
        Field(max_length=20, description="Shown once; empty where the account has codes already"),
    ]

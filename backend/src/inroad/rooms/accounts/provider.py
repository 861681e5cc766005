"""A provider that people sign in with: OpenID Connect's code flow with PKCE, state and nonce (S6).

Every request goes through the way out. What the provider says is believed only under a signature of its own
keys; an id token without one, or signed with a secret that both sides know, is refused.
"""

import asyncio
import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import structlog
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwk, jwt
from joserfc.errors import (
    BadSignatureError,
    ExpiredTokenError,
    InvalidClaimError,
    JoseError,
    MissingClaimError,
)

from inroad.kit.outbound import Outbound, OutboundError

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "EdDSA", "Ed25519")
"""Signatures with a private key. Neither none nor HS256: whoever knows the client's secret could sign."""
LEEWAY = 60
"""Seconds by which the provider's clock may be off."""
KEPT = timedelta(hours=1)
log = structlog.get_logger("inroad.accounts")


class ProviderError(Exception):
    """The provider's answer is of no use. `reason` is a stable word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Person:
    """Who the provider says it was. `subject` never changes; the rest may."""

    subject: str
    email: str
    email_verified: bool
    name: str
    authenticated_at: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """What belongs to one way through the provider, kept sealed until somebody comes back."""

    state: str
    nonce: str
    verifier: str


class Provider:
    """One provider, found by its issuer. What it tells of itself is asked once an hour."""

    def __init__(
        self,
        outbound: Outbound,
        *,
        issuer: str,
        client_id: str,
        client_secret: str,
        name: str,
        redirect_uri: str,
    ) -> None:
        self._outbound = outbound
        self.issuer, self.name = issuer, name
        self._client_id, self._client_secret = client_id, client_secret
        self._redirect_uri = redirect_uri
        self._told: dict[str, Any] = {}
        self._told_at: datetime | None = None
        self._keys: jwk.KeySet | None = None
        self._one = asyncio.Lock()

    async def _fetch(self, url: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        content = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            if self._client_secret:
                # RFC 6749, 2.3.1: both are form-encoded before they are joined.
                pair = f"{quote(self._client_id, safe='')}:{quote(self._client_secret, safe='')}"
                headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
            content = urlencode(form).encode()
        try:
            answer = await self._outbound.request(
                "GET" if form is None else "POST", url, headers=headers, content=content
            )
        except OutboundError as error:
            log.warning("provider_unreachable", why=error.why)
            raise ProviderError("unreachable") from None
        try:
            told = json.loads(answer.body)
        except ValueError:
            raise ProviderError("unreadable") from None
        if answer.status != 200 or not isinstance(told, dict):
            raise ProviderError("unreachable" if form is None else "code")
        return told

    async def _metadata(self, now: datetime) -> dict[str, Any]:
        async with self._one:
            if self._told_at is None or now - self._told_at > KEPT:
                told = await self._fetch(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
                if told.get("issuer") != self.issuer:
                    raise ProviderError("issuer")
                for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                    if not isinstance(told.get(name), str):
                        raise ProviderError("unreadable")
                self._told, self._told_at, self._keys = told, now, None
            return self._told

    async def _key_set(self, now: datetime, *, anew: bool = False) -> jwk.KeySet:
        told = await self._metadata(now)
        async with self._one:
            if self._keys is None or anew:
                try:
                    self._keys = jwk.KeySet.import_key_set(await self._fetch(told["jwks_uri"]))  # type: ignore[arg-type]  # checked by the library
                except (JoseError, ValueError, KeyError, TypeError):
                    raise ProviderError("unreadable") from None
            return self._keys

    async def address(self, way: Way, now: datetime, *, anew: bool = False) -> str:
        """Where the browser goes. `anew`: the provider must see the person again. Raises ProviderError."""
        told = await self._metadata(now)
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect_uri,
            "scope": "openid email profile",
            "state": way.state,
            "nonce": way.nonce,
            "code_challenge": create_s256_code_challenge(way.verifier),
            "code_challenge_method": "S256",
        }
        if anew:
            asked |= {"prompt": "login", "max_age": "0"}
        start = str(told["authorization_endpoint"])
        return f"{start}{'&' if '?' in start else '?'}{urlencode(asked)}"

    async def person(self, way: Way, code: str, said_issuer: str | None, now: datetime) -> Person:
        """Who came back with `code`. Raises ProviderError for whatever does not hold."""
        told = await self._metadata(now)
        needed = told.get("authorization_response_iss_parameter_supported") is True
        if said_issuer != self.issuer and (needed or said_issuer is not None):
            raise ProviderError("issuer")
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "client_id": self._client_id,
            "code_verifier": way.verifier,
        }
        answer = await self._fetch(str(told["token_endpoint"]), form)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise ProviderError("unreadable")
        return self._read(await self._verified(token, now), way, now)

    async def _verified(self, token: str, now: datetime) -> dict[str, Any]:
        """The claims, once a key of the provider's has signed them; unknown keys are asked for once."""
        for anew in (False, True):
            keys = await self._key_set(now, anew=anew)
            try:
                return dict(jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims)
            except BadSignatureError:
                raise ProviderError("signature") from None
            except (JoseError, ValueError, TypeError) as error:
                if anew:
                    log.warning("id_token_refused", reason=type(error).__name__)
        raise ProviderError("signature")

    def _read(self, claims: dict[str, Any], way: Way, now: datetime) -> Person:
        text: Any = {"essential": True}
        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self._client_id},
            nonce={"essential": True, "value": way.nonce},
            exp=text,
            iat=text,
            sub=text,
        )
        try:
            rules.validate(claims)
        except ExpiredTokenError:
            raise ProviderError("expired") from None
        except (InvalidClaimError, MissingClaimError) as error:
            known = {"iss": "issuer", "aud": "audience", "nonce": "nonce"}
            raise ProviderError(known.get(error.claim, "claims")) from None
        except JoseError:
            raise ProviderError("claims") from None
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", self._client_id) != self._client_id or (several and "azp" not in claims):
            raise ProviderError("audience")
        subject, email, name = claims["sub"], claims.get("email"), claims.get("name")
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise ProviderError("claims")
        seen = claims.get("auth_time")
        return Person(
            subject,
            email if isinstance(email, str) and len(email) <= 254 else "",
            claims.get("email_verified") is True,
            name.strip()[:200] if isinstance(name, str) else "",
            seen if isinstance(seen, int) else None,
        )

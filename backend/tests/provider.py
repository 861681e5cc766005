"""A provider of OpenID Connect on loopback, to sign in with in tests: authlib's over the standard library.

`python -m tests.provider CLIENT_ID CLIENT_SECRET REDIRECT_URI` listens on a free port and prints its issuer.
Its page asks who one is. `POST /lie` with `{"lie": …}` makes it answer wrongly from then on, with
`{"people": …}` it knows somebody more.
"""

import json
import os
import sys
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Request, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from joserfc import jwk, jwt

from inroad.kit import clock

# On loopback there is no TLS.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"

PAGE = """<!doctype html><html lang="en"><title>St Brigid</title><main><h1>St Brigid: who are you?</h1>
<form method="post">{people}<button name="person" value="">Nobody</button></form></main></html>"""


def _now() -> int:
    return int(clock.now().timestamp())


def new_key() -> jwk.RSAKey:
    """A key to sign with; all have one name, so that only the signature tells them apart."""
    return jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass
class Client:
    """The one program people sign in to."""

    client_id: str
    secret: str
    redirect_uri: str

    def get_client_id(self) -> str:
        """As authlib asks."""
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        """As authlib asks."""
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        """As authlib asks."""
        return scope

    def check_redirect_uri(self, uri: str) -> bool:
        """As authlib asks."""
        return uri == self.redirect_uri

    def check_client_secret(self, secret: str) -> bool:
        """As authlib asks."""
        return secret == self.secret

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """As authlib asks."""
        return method == "client_secret_basic" and endpoint == "token"

    def check_response_type(self, kind: str) -> bool:
        """As authlib asks."""
        return kind == "code"

    def check_grant_type(self, kind: str) -> bool:
        """As authlib asks."""
        return kind == "authorization_code"


@dataclass
class Code:
    """What a browser carries to the program."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str | None
    person: dict[str, Any]
    code_challenge: str
    code_challenge_method: str
    auth_time: int

    def get_redirect_uri(self) -> str:
        """As authlib asks."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """As authlib asks."""
        return self.scope

    def get_nonce(self) -> str | None:
        """As authlib asks."""
        return self.nonce

    def get_auth_time(self) -> int:
        """As authlib asks."""
        return self.auth_time

    def get_acr(self) -> None:
        """As authlib asks."""

    def get_amr(self) -> None:
        """As authlib asks."""


@dataclass
class House:
    """What the provider knows and has given out."""

    client: Client
    issuer: str = ""
    key: jwk.RSAKey = field(
        default_factory=lambda: jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
    )
    stranger: jwk.RSAKey = field(default_factory=lambda: jwk.RSAKey.generate_key(2048, {"kid": "one"}))
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    lie: str = ""


class Request(OAuth2Request):
    """A request as authlib reads it."""

    def __init__(self, method: str, uri: str, form: dict[str, str], headers: Any) -> None:
        super().__init__(method, uri, headers=headers)
        query = dict(parse_qsl(urlsplit(uri).query))
        self.payload = BasicOAuth2Payload({**query, **form})
        self._query, self._form = query, form

    @property
    def args(self) -> dict[str, str]:
        """The address's parameters."""
        return self._query

    @property
    def form(self) -> dict[str, str]:
        """The body's fields."""
        return self._form


def make_server(house: House) -> AuthorizationServer:
    """Authlib's server with the code grant, PKCE and id tokens."""

    class Server(AuthorizationServer):
        def query_client(self, client_id: str) -> Client | None:
            return house.client if client_id == house.client.client_id else None

        def save_token(self, _token: Any, _request: Any) -> None:
            return

        def send_signal(self, _name: str, *_args: Any, **_kwargs: Any) -> None:
            return

        def create_oauth2_request(self, request: Request) -> Request:
            return request

        def handle_response(self, status: int, body: Any, headers: Any) -> tuple[int, Any, Any]:
            return status, body, headers

    class Grant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]

        def save_authorization_code(self, code: str, request: Any) -> None:
            told = request.payload.data
            house.codes[code] = Code(
                code,
                told["redirect_uri"],
                request.scope,
                told.get("nonce"),
                request.user,
                told.get("code_challenge", ""),
                told.get("code_challenge_method", ""),
                _now() - (3600 if house.lie == "seen_long_ago" else 0),
            )

        def query_authorization_code(self, code: str, _client: Client) -> Code | None:
            return house.codes.get(code)

        def delete_authorization_code(self, code: Code) -> None:
            house.codes.pop(code.code, None)

        def authenticate_user(self, code: Code) -> dict[str, Any]:
            return code.person

    class IdToken(OpenIDCode):
        def exists_nonce(self, _nonce: str, _request: Any) -> bool:
            return False

        def get_client_algorithm(self, _client: Client) -> str:
            return "RS256"

        def get_client_claims(self, _client: Client) -> dict[str, Any]:
            return {"iss": house.issuer}

        def get_encode_header(self, _client: Client) -> dict[str, str]:
            return {"alg": "RS256", "kid": "one"}

        def resolve_client_private_key(self, _client: Client) -> jwk.RSAKey:
            return house.key

        def generate_user_info(self, user: dict[str, Any], _scope: str) -> UserInfo:
            return UserInfo(user)

    server = Server(["openid", "email", "profile"])
    server.register_token_generator(
        "default",
        lambda **told: {
            "token_type": "Bearer",
            "access_token": generate_token(42),
            "expires_in": 600,
            "scope": told["scope"],
        },
    )
    server.register_grant(Grant, [IdToken(require_nonce=True), CodeChallenge(required=True)])
    return server


def told_wrongly(house: House, token: str) -> str:
    """The id token with the lie of the day; signed all the same, unless that is the lie."""
    if not house.lie:
        return token
    claims = dict(jwt.decode(token, house.key, algorithms=["RS256"]).claims)
    key: Any = house.key
    header = {"alg": "RS256", "kid": "one"}
    changes: dict[str, dict[str, Any]] = {
        "nonce": {"nonce": "another"},
        "no_nonce": {"nonce": None},
        "iss": {"iss": "https://evil.example"},
        "aud": {"aud": "another-program"},
        "two_auds": {"aud": [house.client.client_id, "another-program"]},
        "azp": {"azp": "another-program"},
        "expired": {"iat": _now() - 7200, "exp": _now() - 3600},
        "no_sub": {"sub": None},
    }
    claims |= changes.get(house.lie, {})
    claims = {name: value for name, value in claims.items() if value is not None}
    if house.lie == "stranger":
        key = house.stranger
    if house.lie == "hs256":
        header, key = {"alg": "HS256"}, jwk.OctKey.import_key(house.client.secret)
    if house.lie == "none":
        parts = (json.dumps({"alg": "none"}), json.dumps(claims))
        return ".".join(urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in parts) + "."
    return jwt.encode(header, claims, key, algorithms=[header["alg"]])


class Door(BaseHTTPRequestHandler):
    """The provider over HTTP."""

    house: House
    server_of: AuthorizationServer

    def log_message(self, *_args: Any) -> None:
        """Nothing is said."""

    def _answer(self, status: int, body: Any = "", headers: Any = ()) -> None:
        raw = body if isinstance(body, str) else json.dumps(body)
        told = dict(headers)
        told.setdefault("Content-Type", "text/html" if isinstance(body, str) else "application/json")
        self.send_response(status)
        for name, value in (told | {"Content-Length": str(len(raw.encode()))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw.encode())

    def do_GET(self) -> None:
        """What it tells of itself, its keys, and its page."""
        house, path = self.house, urlsplit(self.path).path
        if path == "/.well-known/openid-configuration":
            issuer = "https://evil.example" if house.lie == "metadata" else house.issuer
            told = {
                "issuer": issuer,
                "authorization_endpoint": f"{house.issuer}/authorize",
                "token_endpoint": f"{house.issuer}/token",
                "jwks_uri": f"{house.issuer}/jwks",
                "authorization_response_iss_parameter_supported": True,
            }
            self._answer(200, told)
        elif path == "/jwks":
            self._answer(200, {"keys": [house.key.as_dict(private=False)]})
        elif path == "/authorize":
            buttons = (
                f'<button name="person" value="{sub}">{told["name"]}</button>'
                for sub, told in house.people.items()
            )
            self._answer(200, PAGE.format(people="".join(buttons)))
        else:
            self._answer(404)

    def do_POST(self) -> None:
        """Somebody says who they are; a program asks for a token; a test changes what is said."""
        house, path = self.house, urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        if path == "/lie":
            told = json.loads(body)
            house.lie = told.get("lie", house.lie)
            house.people |= told.get("people", {})
            self._answer(200, {})
            return
        form = dict(parse_qsl(body))
        request = Request(self.command, house.issuer + self.path, form, self.headers)
        if path == "/authorize":
            grant = self.server_of.get_consent_grant(request, None)
            person = house.people.get(form.get("person", ""))
            status, text, headers = self.server_of.create_authorization_response(request, person, grant)
            told = {name: self._named(value) if name == "Location" else value for name, value in headers}
            self._answer(status, text, told)
        elif path == "/token":
            status, answer, headers = self.server_of.create_token_response(request)
            if isinstance(answer, dict) and "id_token" in answer:
                answer["id_token"] = told_wrongly(house, answer["id_token"])
            self._answer(status, answer, headers)
        else:
            self._answer(404)

    def _named(self, address: str) -> str:
        """The way back, with who is answering (RFC 9207)."""
        issuer = {"mix_up": "https://evil.example", "unnamed": ""}.get(self.house.lie, self.house.issuer)
        return f"{address}&iss={issuer}" if issuer else address


def main(client_id: str, secret: str, redirect_uri: str) -> None:
    """Listen until ended."""
    house = House(Client(client_id, secret, redirect_uri))
    house.people = {
        "brigid-1": {
            "sub": "brigid-1",
            "name": "Ruth Adeyemi",
            "email": "ruth@brigid.example",
            "email_verified": True,
        }
    }
    Door.house, Door.server_of = house, make_server(house)
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    house.issuer = f"http://127.0.0.1:{listening.server_address[1]}"
    print(house.issuer, flush=True)
    listening.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:4])

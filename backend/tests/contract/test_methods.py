"""An address answers what the contract declares there, and nothing a wider template beside it would take."""

import json
import re

import httpx
from tests.contract.test_doors import METHODS

from inroad.kit.http.openapi import dump_openapi
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.settings import Settings


async def test_a_method_that_is_not_declared_is_refused_with_those_that_are(settings: Settings) -> None:
    app = create_app(settings, secret=Secret(bytes(32)), frontend=None)
    document = json.loads(dump_openapi(app.openapi()))
    transport = httpx.ASGITransport(app=app)
    headers = {"If-Match": "*", "Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as web:
        for path, item in document["paths"].items():
            url = re.sub(r"\{\w+\}", lambda _name: new_id(), path)
            declared = {method.upper() for method in METHODS if method in item}
            for method in (name.upper() for name in METHODS if name not in item):
                answer = await web.request(method, url, headers=headers)
                assert answer.status_code == 405, f"{method} {path}: {answer.status_code}"
                assert set(answer.headers["allow"].split(", ")) == {*declared, "OPTIONS"}, path

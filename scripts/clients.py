"""Make the typed Python client from the contract: `make clients`.

    clients.py [FOLDER]     clients/python/inroad_client, or somewhere else

What is made is not kept in git (docs/decisions/0032). Anything the generator would leave out fails here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import ROOT, VENV, environment, say

CONTRACT = ROOT / "openapi" / "openapi.json"
HOME = ROOT / "clients" / "python"
BODY = re.compile(r"Body_(\w+?)_api_v1_\w+")
NAMESAKE = re.compile(r"inroad__rooms__(\w+?)__schemas__(\w+)")


def nodes(found: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document, itself included."""
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from nodes(each)


def prepared(document: dict[str, Any]) -> dict[str, Any]:
    """The contract in words this generator knows: files as in OpenAPI 3.0, and one name for each model."""
    for node in nodes(document):
        if node.get("type") == "string" and "contentMediaType" in node:
            node["format"] = "binary"
    for name, schema in document["components"]["schemas"].items():
        if body := BODY.fullmatch(name):
            schema["title"] = f"{body[1]}_body"
        elif twin := NAMESAKE.fullmatch(name):
            schema["title"] = f"{twin[1].capitalize()}{twin[2]}"
    return document


def make(target: Path) -> int:
    """Write the package to `target`; the exit status of the generator, which fails on a warning."""
    with tempfile.TemporaryDirectory(prefix="inroad-clients-") as folder:
        contract = Path(folder) / "openapi.json"
        contract.write_text(json.dumps(prepared(json.loads(CONTRACT.read_text("utf-8")))), "utf-8")
        command = [str(VENV / "bin" / "openapi-python-client"), "generate", "--path", str(contract)]
        command += ["--config", str(HOME / "generator.yaml"), "--meta", "none", "--fail-on-warning"]
        command += ["--output-path", str(target), "--overwrite"]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout + done.stderr, file=sys.stderr)
        return done.returncode
    (target / "py.typed").touch()
    say(f"clients: {sum(1 for _ in target.rglob('*.py'))} files in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(make(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "inroad_client"))

"""The changelog of the contract: what was added, changed and taken away since the last release, in words.

    changes.py              compare openapi/CHANGELOG.md with the contract; 1 where something is not said
    changes.py --write      write its first section (`make contract` does)
    changes.py --release V  close that section under the name of a release, and record the contract anew

openapi/recorded.txt holds the contract of the last release, one operation, parameter or field a line. The
first section follows from it and from openapi.json alone, so nothing changes without being said.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import gate

CONTRACT_FOLDER = Path(__file__).resolve().parent.parent
HEAD = """# What changed in the contract

Operations, parameters and fields, release by release, for programs that use the API. The first section is
written by `make contract` and checked by `make check`; what changed for people is in
[CHANGELOG.md](../CHANGELOG.md).
"""
OPEN = "## Unreleased"
NOTHING = "Nothing yet."
METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")
KINDS = {"operation": "operations", "parameter": "parameters", "field": "fields"}
BOUNDS = {
    "minLength": "length from",
    "maxLength": "length to",
    "minItems": "items from",
    "maxItems": "items to",
    "minimum": "from",
    "maximum": "to",
    "exclusiveMinimum": "above",
    "exclusiveMaximum": "below",
    "pattern": "like",
    "default": "default",
}

Inventory = dict[str, str]
"""`operation NAME`, `parameter NAME in name` or `field Model.name` → what it takes or gives."""


class ChangesError(Exception):
    """A file is not what it should be; the message says which."""


def shape(schema: Any) -> str:
    """What a schema takes, in a line; words of explanation are no part of it."""
    if not isinstance(schema, dict):
        return json.dumps(schema)
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            parts = [shape(part) for part in schema[word]]
            text = (" & " if word == "allOf" else " or ").join(parts)
            return text + bounds({k: v for k, v in schema.items() if k == "default"})
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return "one of " + " ".join(sorted(map(json.dumps, schema["enum"]))) + bounds(schema)
    kind = schema.get("type", "anything")
    name = "/".join(kind) if isinstance(kind, list) else str(kind)
    if name == "array":
        return f"list of ({shape(schema.get('items', {}))})" + bounds(schema)
    if name == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of ({shape(schema['additionalProperties'])})" + bounds(schema)
    return (f"{name} {schema['format']}" if "format" in schema else name) + bounds(schema)


def bounds(schema: Mapping[str, Any]) -> str:
    """What else a schema asks for, after a comma."""
    return "".join(f", {word} {json.dumps(schema[key])}" for key, word in BOUNDS.items() if key in schema)


def content(carrier: Mapping[str, Any]) -> str:
    """What a body holds, by media type."""
    kinds = carrier.get("content", {})
    return " or ".join(f"{kind} {shape(told.get('schema', {}))}" for kind, told in sorted(kinds.items()))


def inventory(contract: Mapping[str, Any]) -> Inventory:
    """Everything a program can see of a contract, by name."""
    found: Inventory = {}

    def keep(key: str, value: str) -> None:
        if key in found:
            raise ChangesError(f"the contract has two of `{key}`")
        found[key] = " ".join(value.split())

    for path, item in contract.get("paths", {}).items():
        for method in METHODS:
            if method not in item:
                continue
            operation = item[method]
            name = operation["operationId"]
            ways = operation.get("security", [])
            scopes = sorted({scope for way in ways for named in way.values() for scope in named})
            said = [f"{method.upper()} {path}", f"scopes {' '.join(scopes) or 'none'}"]
            body = operation.get("requestBody")
            if body:
                said.append(f"takes {content(body)}" + ("" if body.get("required") else ", optional"))
            for status, answer in sorted(operation.get("responses", {}).items()):
                if status.startswith("2"):
                    said.append(f"{status} {content(answer)}".rstrip())
            if operation.get("deprecated"):
                said.append("deprecated")
            keep(f"operation {name}", "; ".join(said))
            for one in (*item.get("parameters", []), *operation.get("parameters", [])):
                required = ", required" if one.get("required") else ""
                keep(f"parameter {name} {one['in']} {one['name']}", shape(one.get("schema", {})) + required)
    for model, schema in contract.get("components", {}).get("schemas", {}).items():
        for name, told in schema.get("properties", {}).items():
            required = ", required" if name in schema.get("required", []) else ""
            keep(f"field {model}.{name}", shape(told) + required)
        if "properties" not in schema:
            keep(f"field {model}", shape(schema))
    return found


def dump(found: Inventory) -> str:
    """An inventory as it is recorded."""
    return "".join(f"{key}\t{value}\n" for key, value in sorted(found.items()))


def load(text: str) -> Inventory:
    """An inventory as it was recorded. ChangesError for a line that is none."""
    found: Inventory = {}
    for number, line in enumerate(text.splitlines(), 1):
        key, tab, value = line.partition("\t")
        if not tab or key.partition(" ")[0] not in KINDS:
            raise ChangesError(f"recorded.txt line {number}: a name, a tab and what it takes are wanted")
        found[key] = value
    return found


def apart(old: str, new: str) -> str:
    """How one thing changed; of two lists of words, only those that came and went."""
    if old.startswith("one of ") and new.startswith("one of "):
        before, after = set(re.findall(r'"[^"]*"', old)), set(re.findall(r'"[^"]*"', new))
        if before != after:
            came = [f"now also {', '.join(sorted(after - before))}"] if after - before else []
            went = [f"no longer {', '.join(sorted(before - after))}"] if before - after else []
            return "; ".join(came + went)
    return f"`{old}` → `{new}`"


def told(old: Inventory, new: Inventory) -> Iterator[str]:
    """The lines of a section: added, changed, removed, each by kind."""
    added, removed = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    changed = [key for key in sorted(old.keys() & new.keys()) if old[key] != new[key]]
    groups = {
        "Added": [(key, f": `{new[key]}`") for key in added],
        "Changed": [(key, ": " + apart(old[key], new[key])) for key in changed],
        "Removed": [(key, "") for key in removed],
    }
    for title, entries in groups.items():
        for kind, words in KINDS.items():
            lines = [f"- `{key.partition(' ')[2]}`{tail}" for key, tail in entries if key.split()[0] == kind]
            if lines:
                yield f"### {title}: {words}\n"
                yield "\n".join(lines) + "\n"


def section(old: Inventory, new: Inventory) -> str:
    """What stands under the open heading."""
    return "\n".join(told(old, new)) or f"{NOTHING}\n"


def written(before: str, fresh: str) -> str:
    """A changelog with its first section as it should be; what is below stays as it is."""
    closed = before.partition("\n## ")[2] if before else ""
    if before and closed.startswith("Unreleased"):
        closed = closed.partition("\n## ")[2]
    return f"{HEAD}\n{OPEN}\n\n{fresh}" + (f"\n## {closed}" if closed else "")


def main(arguments: list[str], folder: Path = CONTRACT_FOLDER) -> int:
    """Compare, write or close; return the exit status."""
    changelog, recorded = folder / "CHANGELOG.md", folder / "recorded.txt"
    try:
        new = inventory(json.loads((folder / "openapi.json").read_text("utf-8")))
        old = load(recorded.read_text("utf-8"))
        release = gate.baseline(folder)
        if release and arguments[:1] != ["--release"] and inventory(json.loads(release[1])) != old:
            raise ChangesError(f"recorded.txt is not the contract of {release[0]}")
    except (OSError, ValueError, KeyError, ChangesError, gate.GateError) as error:
        print(f"contract changelog: cannot compare. {error}", file=sys.stderr)
        return 2
    before = changelog.read_text("utf-8") if changelog.exists() else ""
    after = written(before, section(old, new))
    if arguments[:1] == ["--release"] and len(arguments) == 2:
        after = written(after.replace(OPEN, f"## {arguments[1]}", 1), f"{NOTHING}\n")
        recorded.write_text(dump(new), "utf-8")
    elif arguments not in ([], ["--write"]):
        print("contract changelog: changes.py [--write | --release NAME] is wanted", file=sys.stderr)
        return 2
    elif before != after and not arguments:
        print("contract changelog: openapi/CHANGELOG.md does not say what changed; run `make contract`")
        print("It would say:\n\n" + section(old, new)[:3000])
        return 1
    if before != after:
        changelog.write_text(after, "utf-8")
        print("contract changelog: openapi/CHANGELOG.md written")
    else:
        print("contract changelog: it says what changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The contract's changelog: each planted change is said, and one that is unsaid is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import changes
import gate
import pytest

BASE = gate.load_base()
Change = Callable[[Any], None]


def home(folder: Path, contract: Any = BASE) -> Path:
    """A contract that is recorded as it is, and its changelog."""
    (folder / "openapi.json").write_text(json.dumps(contract), "utf-8")
    (folder / "recorded.txt").write_text(changes.dump(changes.inventory(contract)), "utf-8")
    assert changes.main(["--write"], folder) == 0
    assert changes.main([], folder) == 0
    return folder


def operation(contract: Any) -> Any:
    """The first operation of the small contract that takes a query parameter."""
    for item in contract["paths"].values():
        for method in changes.METHODS:
            if any(one.get("in") == "query" for one in item.get(method, {}).get("parameters", [])):
                return item[method]
    raise AssertionError("the base has no query parameter")


def query(contract: Any) -> Any:
    return next(one for one in operation(contract)["parameters"] if one["in"] == "query")


def model(contract: Any) -> Any:
    return next(s for s in contract["components"]["schemas"].values() if s.get("properties"))


def field(contract: Any) -> str:
    return str(next(iter(model(contract)["properties"])))


def add_operation(contract: Any) -> None:
    fresh = copy.deepcopy(operation(contract)) | {"operationId": "list_planted"}
    contract["paths"]["/planted"] = {"get": fresh}


def remove_operation(contract: Any) -> None:
    contract["paths"].pop(next(iter(contract["paths"])))


def add_parameter(contract: Any) -> None:
    operation(contract)["parameters"].append({"in": "query", "name": "planted", "schema": {"type": "string"}})


def remove_parameter(contract: Any) -> None:
    operation(contract)["parameters"].remove(query(contract))


def require_parameter(contract: Any) -> None:
    query(contract)["required"] = not query(contract).get("required")


def add_field(contract: Any) -> None:
    model(contract)["properties"]["planted"] = {"type": "string", "maxLength": 7}


def remove_field(contract: Any) -> None:
    model(contract)["properties"].pop(field(contract))


def retype_field(contract: Any) -> None:
    model(contract)["properties"][field(contract)] = {"type": "array", "items": {"type": "integer"}}


def rescope(contract: Any) -> None:
    operation(contract)["security"] = [{"bearerAuth": ["planted:read"]}]


@pytest.mark.parametrize(
    ("change", "title", "says"),
    [
        (add_operation, "### Added: operations", "- `list_planted`: `GET /planted;"),
        (remove_operation, "### Removed: operations", "- `"),
        (add_parameter, "### Added: parameters", "query planted`: `string`"),
        (remove_parameter, "### Removed: parameters", " query "),
        (require_parameter, "### Changed: parameters", "required"),
        (add_field, "### Added: fields", ".planted`: `string, length to 7`"),
        (remove_field, "### Removed: fields", "."),
        (retype_field, "### Changed: fields", "→ `list of (integer)"),
        (rescope, "### Changed: operations", "scopes planted:read"),
    ],
)
def test_a_planted_change_must_be_said(
    change: Change, title: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home(tmp_path)
    contract = copy.deepcopy(BASE)
    change(contract)
    (folder / "openapi.json").write_text(json.dumps(contract), "utf-8")
    assert changes.main([], folder) == 1
    assert "does not say what changed" in capsys.readouterr().out
    assert changes.main(["--write"], folder) == 0
    said = (folder / "CHANGELOG.md").read_text("utf-8")
    assert title in said
    assert says in said.partition(title)[2].partition("###")[0]
    assert changes.main([], folder) == 0


def test_words_of_explanation_are_no_change(tmp_path: Path) -> None:
    folder = home(tmp_path)
    contract = copy.deepcopy(BASE)
    operation(contract)["summary"] = "Said otherwise"
    model(contract)["description"] = "Said otherwise"
    (folder / "openapi.json").write_text(json.dumps(contract), "utf-8")
    assert changes.main([], folder) == 0


def test_a_changelog_that_was_edited_by_hand_is_refused(tmp_path: Path) -> None:
    path = home(tmp_path) / "CHANGELOG.md"
    path.write_text(path.read_text("utf-8").replace(changes.NOTHING, "Much."), "utf-8")
    assert changes.main([], tmp_path) == 1


def test_a_release_closes_the_section_and_begins_another(tmp_path: Path) -> None:
    folder = home(tmp_path)
    contract = copy.deepcopy(BASE)
    add_field(contract)
    (folder / "openapi.json").write_text(json.dumps(contract), "utf-8")
    assert changes.main(["--write"], folder) == 0
    assert changes.main(["--release", "v1.2.0"], folder) == 0
    assert changes.main([], folder) == 0
    remove_field(contract)
    (folder / "openapi.json").write_text(json.dumps(contract), "utf-8")
    assert changes.main(["--write"], folder) == 0
    now, _, then = (folder / "CHANGELOG.md").read_text("utf-8").partition("## v1.2.0")
    assert "### Removed: fields" in now
    assert ".planted`" not in now
    assert ".planted`" in then
    assert "### Removed" not in then


def test_what_was_recorded_is_the_release_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = copy.deepcopy(BASE)
    add_field(contract)
    folder = home(tmp_path, contract)
    monkeypatch.setattr(gate, "baseline", lambda _folder: ("v1.0.0", json.dumps(BASE)))
    assert changes.main([], folder) == 2
    assert "not the contract of v1.0.0" in capsys.readouterr().err


def test_a_list_of_words_tells_which_came_and_which_went() -> None:
    said = changes.apart('one of "a" "b", required', 'one of "b" "c", required')
    assert said == 'now also "c"; no longer "a"'


@pytest.mark.parametrize("line", ["field A.b string", "colour red\tblue", "nothing"])
def test_a_record_that_is_none_is_refused(line: str, tmp_path: Path) -> None:
    with (home(tmp_path) / "recorded.txt").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert changes.main([], tmp_path) == 2


def test_our_own_contract_is_told_apart_line_by_line() -> None:
    contract = json.loads((changes.CONTRACT_FOLDER / "openapi.json").read_text("utf-8"))
    found = changes.inventory(contract)
    assert changes.load(changes.dump(found)) == found
    assert sum(key.startswith("operation ") for key in found) > 200
    assert changes.section(found, found) == f"{changes.NOTHING}\n"

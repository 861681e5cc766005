"""What a row says of a person, as one document: empty values are left out, days are written as text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

_TEXTS = ("given_name", "family_name", "honorific", "headline", "organization_name", "address", "note")
_LISTS = ("emails", "email_labels", "phones", "phone_labels", "tags")
_OTHERS = ("url", "connected_on")
_ALL = (*_TEXTS, *_LISTS, *_OTHERS, "raw")


def pack(row: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a row as `reading` hands it out."""
    found = {name: value for name in _ALL if (value := row.get(name))}
    day = found.get("connected_on")
    if day is not None:
        found["connected_on"] = day.isoformat()
    if "raw" in found:
        found["raw"] = list(found["raw"].items())  # a document does not keep the order of its keys
    return found


_EMPTY: dict[str, Any] = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(_LISTS, ()),
    **dict.fromkeys(_OTHERS),
}


def unpack(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row, `data` opened: every field is there, as `reading` would hand it out."""
    data = row["data"]
    found = {**_EMPTY, **row, **data}
    if "connected_on" in data:
        found["connected_on"] = date.fromisoformat(data["connected_on"])
    return found

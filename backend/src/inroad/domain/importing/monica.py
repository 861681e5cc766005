"""The JSON export of Monica 4 → candidates.

`{"version": …, "account": {"data": [{"type": "contact", "values": [{"uuid", "properties", "data"}]}, …],
"instance": {"contact_field_types": […]}}}`: each collection is `{"count", "type", "values"}`. Who introduced
somebody is `properties.first_met_through`, a uuid; relationships name two uuids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from inroad.domain.importing.dates import parse_day
from inroad.domain.importing.drafts import Draft
from inroad.domain.importing.model import MAX_VALUE_BYTES, Candidate, RowError, UnreadableError
from inroad.domain.importing.normal import uid_key

_NAMES: Final = (
    ("first_name", "given_name"),
    ("middle_name", "middle_name"),
    ("last_name", "family_name"),
    ("nickname", "nickname"),
    ("job", "headline"),
    ("company", "organization"),
)
_PLACE: Final = ("street", "city", "province", "postal_code", "country")
_TELEPHONES: Final = ("phone", "whatsapp", "signal")


def read_monica(text: str) -> Iterator[Candidate | RowError | None]:
    """Candidates in the order of the file; `line` is the number of the contact. Raises `UnreadableError`.

    Partial contacts, which Monica keeps for relatives without an entry of their own, and people who died are
    passed over: None.
    """
    account = _account(text)
    types = _field_types(account)
    related = _relations(account)
    contacts = list(_values(account, "contact"))
    names = {uuid: _full_name(each) for each in contacts if (uuid := _text(each.get("uuid")))}
    return _people(contacts, types, related, names)


def _account(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise _unreadable("The JSON is nested too deeply to be an export of contacts.") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise _unreadable(
            "The file is not whole: its JSON breaks off or is damaged. Export again.", line
        ) from None
    account = found.get("account") if isinstance(found, dict) else None
    if not isinstance(account, dict) or not isinstance(account.get("data"), list):
        raise _unreadable(
            "This JSON is no export of Monica 4 (Settings → Export → JSON), the one kind of JSON read here."
        )
    return account


def _unreadable(message: str, line: int = 1) -> UnreadableError:
    return UnreadableError(RowError(line, None, "wrong_file_json", message))


def _people(
    contacts: list[Mapping[str, Any]],
    types: Mapping[str, tuple[str, str]],
    related: Mapping[str, list[tuple[str, str]]],
    names: Mapping[str, str],
) -> Iterator[Candidate | RowError | None]:
    for number, each in enumerate(contacts, start=1):
        properties = _mapping(each.get("properties"))
        if properties.get("is_partial") is True or properties.get("is_dead") is True:
            yield None
            continue
        long = next((name for name, value in properties.items() if _too_long(value)), None)
        if long is not None:
            message = f"{long} is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it."
            yield RowError(number, long[:200], "value_too_long", message)
            continue
        yield _person(number, each, properties, types, related, names)


def _person(
    number: int,
    each: Mapping[str, Any],
    properties: Mapping[str, Any],
    types: Mapping[str, tuple[str, str]],
    related: Mapping[str, list[tuple[str, str]]],
    names: Mapping[str, str],
) -> Candidate:
    draft = Draft(number)
    draft.uid = uuid = _text(each.get("uuid"))
    for theirs, ours in _NAMES:
        draft.take(ours, _text(properties.get(theirs)), "", theirs)
    tags = properties.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        draft.take("tags", _text(tag))
    draft.take("note", _text(properties.get("description")))
    met = _mapping(properties.get("first_met_date"))
    day = parse_day(_text(_mapping(met.get("properties")).get("date") or met.get("date"))[:10])
    where = _text(properties.get("first_met_where"))
    unknown = (
        met.get("is_year_unknown") is True or _mapping(met.get("properties")).get("is_year_unknown") is True
    )
    if where or not (isinstance(day, str) or unknown):
        words = [word for word in (where, "" if isinstance(day, str) or unknown else day.isoformat()) if word]
        draft.take("note", ", ".join(words), "First met")
    draft.take("note", _text(properties.get("first_met_additional_info")))
    _fields(draft, each, types)
    through = _text(properties.get("first_met_through"))
    if through:
        draft.mention("met_through", names.get(through, ""), None, uid_key(through), "first met through")
    for other, label in related.get(uuid, ()):
        if other in names:
            draft.mention("related", names[other], None, uid_key(other), label)
    return draft.finish({})


def _full_name(contact: Mapping[str, Any]) -> str:
    properties = _mapping(contact.get("properties"))
    return " ".join(filter(None, (_text(properties.get(name))[:200] for name in ("first_name", "last_name"))))


def _fields(draft: Draft, each: Mapping[str, Any], types: Mapping[str, tuple[str, str]]) -> None:
    for value in _values(each, "contact_field"):
        properties = _mapping(value.get("properties"))
        text = _text(properties.get("data"))
        kind, name = types.get(_text(properties.get("type")), ("", ""))
        if _too_long(text):
            continue
        if kind == "email" or (not kind and "@" in text and "/" not in text):
            draft.take("email", text, "", "contact_field")
        elif kind in _TELEPHONES:
            draft.take("phone", text, "" if kind == "phone" else kind, "contact_field")
        elif "linkedin" in name.lower() or text.lower().startswith(("http://", "https://")):
            draft.take("url", text, "", "contact_field")
        elif text:
            draft.take("note", text, name or "Contact")
    for value in _values(each, "address"):
        properties = _mapping(value.get("properties"))
        lines = [_text(properties.get(name)) for name in _PLACE]
        draft.take("address", "\n".join(filter(None, lines)))
    for value in _values(each, "note"):
        body = _text(_mapping(value.get("properties")).get("body"))
        if not _too_long(body):
            draft.take("note", body)


def _field_types(account: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Uuid of a kind of contact field → (its type, its name), both as Monica has them."""
    listed = _mapping(account.get("instance")).get("contact_field_types")
    listed = listed.get("values") if isinstance(listed, dict) else listed
    types: dict[str, tuple[str, str]] = {}
    for each in listed if isinstance(listed, list) else ():
        properties = _mapping(_mapping(each).get("properties"))
        name = _text(properties.get("name"))
        kind = _text(properties.get("type")).lower() or ("whatsapp" if name.lower() == "whatsapp" else "")
        types[_text(_mapping(each).get("uuid"))] = (kind, name)
    return types


def _relations(account: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Uuid → [(uuid of the other, what the first is to the other)], each pair once."""
    related: dict[str, list[tuple[str, str]]] = {}
    seen: set[frozenset[str]] = set()
    for each in _values(account, "relationship"):
        properties = _mapping(each.get("properties"))
        one, other = _text(properties.get("contact_is")), _text(properties.get("of_contact"))
        if one and other and frozenset((one, other)) not in seen:
            seen.add(frozenset((one, other)))
            related.setdefault(other, []).append((one, _text(properties.get("type"))))
    return related


def _values(holder: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    """The values of the collection of that type in `data`; anything that is no object is passed over."""
    data = holder.get("data")
    for collection in data if isinstance(data, list) else ():
        if isinstance(collection, dict) and collection.get("type") == kind:
            values = collection.get("values")
            yield from (
                each for each in (values if isinstance(values, list) else ()) if isinstance(each, dict)
            )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _too_long(value: Any) -> bool:
    return isinstance(value, str) and len(value.encode("utf-8", "replace")) > MAX_VALUE_BYTES

"""vCards → candidates, one a card."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from inroad.domain.importing.drafts import Draft, kind_of
from inroad.domain.importing.model import Candidate, RowError
from inroad.domain.importing.normal import is_email, uid_key
from inroad.domain.importing.vcard import Card, Property, cards, components, unescape

_NO_LABEL: Final = frozenset(
    {"pref", "internet", "x-internet", "voice", "text", "msg", "dom", "intl", "postal", "parcel"}
)
_MOBILE: Final = frozenset({"cell", "mobile", "iphone"})
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]{1,20}):", re.IGNORECASE)
_USER: Final = re.compile(r"[\w-]{3,100}", re.ASCII)
_RELATION_OF: Final = {
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
}
_ANDROID: Final = "vnd.android.cursor.item/"
# ContactsContract.CommonDataKinds.Relation, by number.
_ANDROID_RELATIONS: Final = (
    *("", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother"),
    *("parent", "partner", "referred by", "relative", "sister", "spouse"),
)


class _Here(NamedTuple):
    """What a property means depends on its card's version and its group's X-ABLabel."""

    version: str
    label: str


def read_cards(text: str) -> Iterator[Candidate | RowError | None]:
    """A candidate or an error for each card; None for a card that lists a group's members."""
    for card in cards(text):
        if card.error is not None:
            yield card.error
            continue
        if _kind(card) == "group":
            yield None
            continue
        yield _candidate(card)


def _kind(card: Card) -> str:
    for each in card.properties:
        if each.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
            return each.value.strip().lower()
    return ""


def _candidate(card: Card) -> Candidate:
    draft = Draft(card.line)
    draft.notes.warnings += card.warnings
    properties = card.properties
    if any(each.params.preferred < 100 for each in properties):
        properties = sorted(properties, key=_preference)
    labels: dict[str, str] = {}
    for each in properties:
        if each.name == "X-ABLABEL" and each.group:
            labels.setdefault(each.group, unescape(each.value, card.version))
    for each in properties:
        taker = _TAKERS.get(each.name)
        if taker is not None:
            taker(draft, each, _Here(card.version, labels.get(each.group, "") if each.group else ""))
    return draft.finish({})


def _preference(each: Property) -> int:
    return each.params.preferred


def _label(each: Property, label: str) -> str:
    if label:
        return label
    for kind in each.params.types:
        if kind in _MOBILE:
            return "mobile"
    return next((kind for kind in each.params.types if kind not in _NO_LABEL), "")


def _single(field: str) -> Callable[[Draft, Property, _Here], None]:
    def take(draft: Draft, each: Property, here: _Here) -> None:
        draft.take(field, unescape(each.value, here.version), "", each.name)

    return take


def _name(draft: Draft, each: Property, here: _Here) -> None:
    parts = components(each.value, here.version)
    for field, part in zip(
        ("family_name", "given_name", "middle_name", "honorific", "suffix"), parts, strict=False
    ):
        if part:
            draft.take(field, part)


def _organization(draft: Draft, each: Property, here: _Here) -> None:
    first, *units = components(each.value, here.version)
    if "organization" in draft.single:
        draft.take("note", first, "Also at")
        return
    draft.take("organization", first)
    if unit := ", ".join(filter(None, map(str.strip, units))):
        draft.take("note", unit, "Department")


def _title(draft: Draft, each: Property, here: _Here) -> None:
    text = unescape(each.value, here.version)
    if "headline" in draft.single and text.strip() and draft.single["headline"] != text.strip():
        draft.take("note", text, "Also")
    else:
        draft.take("headline", text)


def _email(draft: Draft, each: Property, here: _Here) -> None:
    draft.take("email", unescape(each.value, here.version), _label(each, here.label), each.name)


def _phone(draft: Draft, each: Property, here: _Here) -> None:
    if not any("fax" in kind for kind in each.params.types):
        draft.take("phone", unescape(each.value, here.version), _label(each, here.label), each.name)


def _address(draft: Draft, each: Property, here: _Here) -> None:
    parts = [part.strip() for part in components(each.value, here.version)] + [""] * 7
    box, extended, street, city, region, code, country = parts[:7]
    town = " ".join(filter(None, (", ".join(filter(None, (city, region))), code)))
    draft.take("address", "\n".join(filter(None, (box, extended, street, town, country))))


def _social(draft: Draft, each: Property, here: _Here) -> None:
    value = unescape(each.value, here.version).strip()
    if value.lower().startswith(("http:", "https:")):
        draft.take("url", value, "", each.name)
    elif "linkedin" in each.params.types:
        user = each.params.user or value.removeprefix("x-apple:")
        if _USER.fullmatch(user):
            draft.take("url", f"https://www.linkedin.com/in/{user}", "", each.name)


def _related(draft: Draft, each: Property, here: _Here) -> None:
    if "me" in each.params.types:
        return  # another card of the same person
    value = unescape(each.value, here.version).strip()
    label = here.label or next((kind for kind in each.params.types if kind not in _NO_LABEL), "")
    scheme = _SCHEME.match(value) if each.params.value != "text" else None
    if scheme is None:
        draft.take("related", value, label, each.name)
    elif scheme[1].lower() == "mailto":
        address = value[7:].partition("?")[0]
        if is_email(address):
            draft.mention(kind_of(label), "", address, None, label)
    elif scheme[1].lower() in ("urn", "uid"):
        draft.mention(kind_of(label), "", None, uid_key(value), label)


def _relation(draft: Draft, each: Property, here: _Here) -> None:
    draft.take("related", unescape(each.value, here.version), _RELATION_OF[each.name], each.name)


def _android(draft: Draft, each: Property, here: _Here) -> None:
    """`X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Name;number of the kind;own word;…`"""
    kind, name, number, word = [*components(each.value, here.version), "", "", ""][:4]
    if kind == _ANDROID + "nickname":
        draft.take("nickname", name)
    elif kind == _ANDROID + "relation":
        place = int(number) if number.isdecimal() and number.isascii() and len(number) < 3 else 0
        known = _ANDROID_RELATIONS[place] if place < len(_ANDROID_RELATIONS) else ""
        draft.take("related", name, known or word, each.name)


def _uid(draft: Draft, each: Property, here: _Here) -> None:
    draft.uid = draft.uid or unescape(each.value, here.version).strip()


_TAKERS: Final[Mapping[str, Callable[[Draft, Property, _Here], None]]] = {
    "FN": _single("display_name"),
    "N": _name,
    "NICKNAME": _single("nickname"),
    "ORG": _organization,
    "TITLE": _title,
    "ROLE": _title,
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _single("url"),
    "ADR": _address,
    "LABEL": _single("address"),
    "NOTE": _single("note"),
    "CATEGORIES": _single("tags"),
    "UID": _uid,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "SOCIALPROFILE": _social,
    "X-SOCIALPROFILE": _social,
    "X-ANDROID-CUSTOM": _android,
    **dict.fromkeys(_RELATION_OF, _relation),
}

"""Whom a file's entries name: found among its own people where that is certain, and never themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from inroad.domain.importing.model import Candidate, Mention, RowError, shorten
from inroad.domain.importing.normal import email_key, name_key

Item = Candidate | RowError
_LEADING: Final = ("referred_by", "met_through")


class _People:
    """The people of one file by key, e-mail address and name; None where two share it."""

    def __init__(self, people: Sequence[Candidate]) -> None:
        self.by_key = {person.key: person for person in people}
        self._emails: dict[str, str | None] = {}
        self._names: dict[str, str | None] = {}
        for person in people:
            for email in person.emails:
                _note(self._emails, email_key(email), person.key)
            _note(self._names, name_key(person.display_name), person.key)

    def key_of(self, mention: Mention) -> str | None:
        """The key of the one person meant: by key, then address, then name."""
        if mention.target_key in self.by_key:
            return mention.target_key
        if mention.email and (key := self._emails.get(email_key(mention.email))):
            return key
        name = name_key(mention.name)
        if name and (key := self._names.get(name)):
            return key
        family, comma, given = mention.name.partition(",")
        return self._names.get(name_key(f"{given} {family}")) if comma else None


def _note(table: dict[str, str | None], value: str, key: str) -> None:
    if value:
        table[value] = key if table.get(value, key) == key else None


def resolve(items: Sequence[Item]) -> Iterator[Item]:
    """The same items; each mention has its `target_key` if it means exactly one person of the file.

    A mention of oneself is dropped, one said twice is said once, and one of somebody unknown and unnamed is
    dropped; the first and the last with a warning. People who led to each other in a circle keep their
    mentions, each with a warning, for only the user knows which one is true.
    """
    if not any(isinstance(item, Candidate) and item.edges for item in items):
        yield from items
        return
    people = _People([item for item in items if isinstance(item, Candidate)])
    found = [
        _resolved(item, people) if isinstance(item, Candidate) and item.edges else item for item in items
    ]
    circular = _circular([item for item in found if isinstance(item, Candidate)])
    for item in found:
        if isinstance(item, Candidate) and item.key in circular and item.edges:
            message = "The file says that they and others led to each other in a circle. Keep what is true."
            warning = RowError(item.line, None, "circular_mention", message, shorten(item.display_name))
            yield replace(item, warnings=(*item.warnings, warning))
        else:
            yield item


def _resolved(person: Candidate, people: _People) -> Candidate:
    kept: dict[tuple[str, str], Mention] = {}
    warnings = list(person.warnings)
    own_emails = {email_key(email) for email in person.emails}
    own_name = name_key(person.display_name)
    for mention in person.edges:
        key = people.key_of(mention)
        own = key == person.key or (mention.email and email_key(mention.email) in own_emails)
        if own or (key is None and mention.name and name_key(mention.name) == own_name):
            message = "The entry names the person themselves; that mention is left out."
            code = "self_mention"
            warnings.append(RowError(mention.line, None, code, message, shorten(mention.name)))
            continue
        name = mention.name or (people.by_key[key].display_name if key else mention.email or "")
        if not name:
            message = "The entry points to a card that is not in the file; that mention is left out."
            warnings.append(RowError(mention.line, None, "unknown_person", message, mention.label))
            continue
        kept.setdefault((mention.kind, key or name_key(name)), replace(mention, name=name, target_key=key))
    return replace(person, edges=tuple(kept.values()), warnings=tuple(warnings))


def _circular(people: Sequence[Candidate]) -> set[str]:
    """Keys of people who led to themselves through others: strongly connected components of two and more.

    Tarjan's algorithm with a stack of its own, so a chain of 200,000 needs no recursion.
    """
    nexts = {
        person.key: [e.target_key for e in person.edges if e.kind in _LEADING and e.target_key is not None]
        for person in people
    }
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    circular: set[str] = set()
    for root in nexts:
        if root in number:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, iter(nexts[root]))]
        while work:
            key, rest = work[-1]
            if key not in number:
                number[key] = low[key] = len(number)
                open_.append(key)
                is_open.add(key)
            for following in rest:
                if following not in number:
                    work.append((following, iter(nexts[following])))
                    break
                if following in is_open:
                    low[key] = min(low[key], number[following])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[key])
                if low[key] == number[key]:
                    component = []
                    while True:
                        component.append(open_.pop())
                        is_open.discard(component[-1])
                        if component[-1] == key:
                            break
                    if len(component) > 1:
                        circular.update(component)
    return circular

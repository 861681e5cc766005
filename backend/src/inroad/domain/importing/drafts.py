"""A person on the way in: values are put together piece by piece, and become one candidate at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from inroad.domain.importing.fields import Notes, read_emails
from inroad.domain.importing.model import Candidate, Mention, MentionKind
from inroad.domain.importing.normal import (
    clean_lines,
    clean_text,
    is_email,
    is_web_url,
    linkedin_url,
    name_key,
    row_key,
    uid_key,
)

MAX_EMAILS: Final = 20
MAX_PHONES: Final = 20
MAX_TAGS: Final = 50
MAX_MENTIONS: Final = 20
MAX_NOTE_CHARS: Final = 20_000
_TAG_CHARS: Final = 50
_NAME_CHARS: Final = 200
_LABEL: Final = re.compile(r"^(?:\* ?|_\$!<)+|(?:>!\$_)+$")
_BRACKETED: Final = re.compile(r"(.{0,200}?)[<(]([^<>()\s]{3,254})[>)]")
_NO_TAGS: Final = frozenset(
    {"mycontacts", "my contacts", "starred", "starred in android", "unfiled", "other contacts"}
)
_REFERRERS: Final = re.compile(
    r"refer+ed ?by|refer+er|refer+al|introduc|recommended by|empfohlen|recommande par|referido por|"
    r"presentado por|介绍"
)
_MEETING: Final = re.compile(r"met (?:through|via)|know (?:through|via)|through")


def label_of(text: str) -> str:
    """A label without the marks that Google (`* Work`) and Apple (`_$!<Work>!$_`) put around it."""
    return _LABEL.sub("", clean_text(text)).strip().lower()[:_TAG_CHARS]


def kind_of(label: str) -> MentionKind:
    """What a relation's label makes of the mention; the file's word decides, in the languages known here."""
    key = name_key(label)
    if _REFERRERS.search(key):
        return "referred_by"
    return "met_through" if _MEETING.fullmatch(key) else "related"


class Draft:
    """One person. Values may come in any order and any number; each is cleaned as it is taken."""

    def __init__(self, line: int) -> None:
        self.notes = Notes(line)
        self.single: dict[str, str] = {}
        self.uid = ""
        self.connected_on: date | None = None
        self._emails: dict[str, str] = {}
        self._phones: dict[str, str] = {}
        self._profile: str | None = None
        self._pages: dict[str, None] = {}
        self._address = ""
        self._note: dict[str, None] = {}
        self._tags: dict[str, None] = {}
        self._edges: list[Mention] = []

    def take(self, field: str, value: str, label: str = "", column: str = "") -> None:
        """Adds a value. Fields without a taker of their own are single: the first value counts."""
        taker = _TAKERS.get(field)
        if taker is not None:
            taker(self, value, label, column)
        elif field not in self.single and (text := clean_text(value)):
            self.single[field] = text

    def mention(
        self,
        kind: MentionKind,
        name: str,
        email: str | None = None,
        target_key: str | None = None,
        label: str = "",
    ) -> None:
        """Names somebody else; nothing without a name, an address or a key."""
        name = clean_text(name)[:_NAME_CHARS]
        if (name or email or target_key) and len(self._edges) < MAX_MENTIONS:
            self._edges.append(Mention(kind, name, email, target_key, label_of(label), self.notes.line))

    def finish(self, raw: Mapping[str, str]) -> Candidate:
        """The candidate; one without any name has the error `missing_name`."""
        single, notes = self.single, self.notes
        given, family = single.get("given_name", ""), single.get("family_name", "")
        organization = single.get("organization", "")
        display = self._display(given, family, organization)
        emails = self._cut("e-mail addresses", list(self._emails), MAX_EMAILS)
        phones = self._cut("telephone numbers", list(self._phones), MAX_PHONES)
        page = self._profile or next(iter(self._pages), None)
        lines = [*self._note, *(f"Web page: {each}" for each in self._pages if each != page)]
        note = "\n".join(lines)
        if len(note) > MAX_NOTE_CHARS:
            notes.warning(
                None,
                "note_cut",
                f"The note is longer than {MAX_NOTE_CHARS:,} characters; its end is left out.",
            )
            note = note[:MAX_NOTE_CHARS]
        key = uid_key(self.uid) if self.uid else row_key(self._profile, display, organization, emails)
        return Candidate(
            line=notes.line,
            key=key,
            given_name=given,
            family_name=family,
            display_name=display,
            headline=single.get("headline", ""),
            organization=organization,
            emails=emails,
            phones=phones,
            url=page,
            connected_on=self.connected_on,
            raw=raw,
            errors=tuple(notes.errors),
            warnings=tuple(notes.warnings),
            honorific=single.get("honorific", ""),
            address=self._address,
            note=note,
            tags=tuple(self._tags)[:MAX_TAGS],
            email_labels=tuple(self._emails[each] for each in emails),
            phone_labels=tuple(self._phones[each] for each in phones),
            edges=tuple(self._edges),
        )

    def _display(self, given: str, family: str, organization: str) -> str:
        single, notes = self.single, self.notes
        parts = " ".join(part for part in (given, single.get("middle_name", ""), family) if part)
        if parts and (suffix := single.get("suffix")):
            parts = f"{parts}, {suffix}"
        display = single.get("display_name", "")
        if given and family and display.casefold() == f"{family}, {given}".casefold():
            display = parts
        display = display or parts or single.get("file_as", "") or single.get("nickname", "")
        named = any(char.isalnum() for char in display)
        if organization and (not named or (display == organization and not (given or family))):
            message = (
                "There is no person's name, only an organization. Leave the row out, or name the person."
            )
            notes.warning(None, "organization_only", message, organization)
            return organization
        if named:
            return display
        if self._emails:
            first = next(iter(self._emails))
            message = "There is no name, so the e-mail address stands in for it. Fill in the name."
            notes.warning(None, "name_from_email", message, first)
            return first
        notes.error(None, "missing_name", "There is no name here. Fill it in, or delete the entry.", display)
        return display

    def _cut(self, what: str, values: list[str], most: int) -> tuple[str, ...]:
        if len(values) > most:
            message = f"There are {len(values)} {what}; the first {most} are kept."
            self.notes.warning(None, "too_many_values", message)
        return tuple(values[:most])

    def take_email(self, value: str, label: str, column: str) -> None:
        """One or several addresses, and what they are for."""
        for address in read_emails(self.notes, column, clean_text(value)):
            self._emails.setdefault(address, label_of(label))

    def take_phone(self, value: str, label: str, _column: str) -> None:
        """A number as written; text without any digit goes to the note."""
        text = clean_text(value)
        if text[:4].lower() == "tel:":
            text = text[4:].partition(";")[0]
        if any(char.isdigit() for char in text):
            self._phones.setdefault(text, label_of(label))
        elif text:
            self._note.setdefault(f"Telephone: {text}")

    def take_url(self, value: str, _label: str, column: str) -> None:
        """A web address. The first LinkedIn profile tells who somebody is; further pages go to the note."""
        text = clean_text(value)
        profile = linkedin_url(text)
        if profile is not None:
            if self._profile is None:
                self._profile = profile
            else:
                self._pages.setdefault(profile)
        elif is_web_url(text):
            self._pages.setdefault(text)
        elif "." in text and is_web_url(f"https://{text}"):
            self._pages.setdefault(f"https://{text}")
        elif text:
            message = f"{column or 'The web page'} is not a web address, so it is left out."
            self.notes.warning(column or None, "invalid_url", message, text)

    def take_address(self, value: str, _label: str, _column: str) -> None:
        """The first address counts."""
        if not self._address:
            self._address = clean_lines(value)[:MAX_NOTE_CHARS]

    def take_note(self, value: str, label: str, _column: str) -> None:
        """A piece of the note, each once."""
        text = clean_lines(value)
        if text:
            self._note.setdefault(f"{clean_text(label)}: {text}" if label else text)

    def take_tags(self, value: str, _label: str, _column: str) -> None:
        """Labels with commas, semicolons or `:::` between them."""
        for tag in value.replace(":::", ";").replace(",", ";").split(";", MAX_TAGS):
            text = _LABEL.sub("", clean_text(tag)).strip()[:_TAG_CHARS].strip()
            if text and text.casefold() not in _NO_TAGS:
                self._tags.setdefault(text)

    def take_related(self, value: str, label: str, _column: str) -> None:
        """Somebody they have to do with; the label says how."""
        self._people(kind_of(label), value, label)

    def take_referrer(self, value: str, label: str, _column: str) -> None:
        """Who led to this person."""
        self._people("referred_by", value, label or "referred by")

    def _people(self, kind: MentionKind, value: str, label: str) -> None:
        for part in clean_text(value).split(";", MAX_MENTIONS):
            name, email = part.strip(), None
            if match := _BRACKETED.fullmatch(name):
                if is_email(match[2]):
                    name, email = match[1].strip(" \"'"), match[2]
            elif is_email(name.removeprefix("mailto:")):
                name, email = "", name.removeprefix("mailto:")
            self.mention(kind, name, email, None, label)


_TAKERS: Final[Mapping[str, Callable[[Draft, str, str, str], None]]] = {
    "email": Draft.take_email,
    "phone": Draft.take_phone,
    "url": Draft.take_url,
    "address": Draft.take_address,
    "note": Draft.take_note,
    "tags": Draft.take_tags,
    "related": Draft.take_related,
    "referred_by": Draft.take_referrer,
}

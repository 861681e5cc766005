"""Keys and canonical forms: what makes two spellings of a name, an address or a profile the same one."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

# Letters that Unicode does not decompose into a base letter and a mark.
_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_MARKS: Final = re.compile("[\u0300-\u036f]")
_ASCII_GAP: Final = re.compile(r"[^a-z0-9]+")
_SPACE: Final = re.compile(r"\s+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")  # as rooms/exports/cells.py writes them
_QUOTED_FORMULA: Final = re.compile(r"'+[=+\-@\t\r\n\0＝＋－＠]")
USUAL_EMAIL: Final = re.compile(r"\w{1,32}(?:[.+-]\w{1,32})?@(?:[a-z0-9]{1,63}\.){1,3}[a-z]{2,24}", re.ASCII)
_LOCAL: Final = re.compile(r"[^\s@\"(),:;<>\[\\\]]{1,64}")
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_LINKEDIN_HOST: Final = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.|www\.|m\.)?linkedin\.com/", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
CANONICAL_PROFILE: Final = re.compile(r"https://www\.linkedin\.com/in/[a-z0-9-]{1,200}")
_VIEW_ID: Final = re.compile(r"(?:^|&)id=(\d{1,20})(?:&|$)")
MAX_URL_CHARS: Final = 2_000
PROFILE_HOST: Final = "https://www.linkedin.com/"
"""What every canonical address of a LinkedIn member begins with."""
_KEY_CHARS: Final = 200


def quote_formula(value: str) -> str:
    """The value as a spreadsheet shows it instead of running it: `'` before `= + - @ TAB CR NUL` (S16).

    A value that already starts with such a quoted character gets one more quote, so that
    `unquote_formula(quote_formula(value)) == value` holds for every text.
    """
    return "'" + value if _FORMULA.match(value) else value


def unquote_formula(value: str) -> str:
    """The value without the quote that `quote_formula` put before it (S16)."""
    return value[1:] if value.startswith("'") and _QUOTED_FORMULA.match(value) else value


def clean_text(value: str) -> str:
    """One line of text in NFC: control characters and runs of white space become one space."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    value = unicodedata.normalize("NFC", value)
    value = "".join(_shown(c) for c in value)
    return _SPACE.sub(" ", value).strip().strip("\ufeff\u200b\u200e\u200f")


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    return "\ufffd" if category == "Cs" else char  # half of a pair: no database stores it


def clean_lines(value: str) -> str:
    """Lines of text in NFC: each as `clean_text` gives it, at most one empty line in a row."""
    lines: list[str] = []
    for line in _LINE_END.split(value):
        text = clean_text(line)
        if text or (lines and lines[-1]):
            lines.append(text)
    return "\n".join(lines).strip("\n")


def name_key(text: str) -> str:
    """A name for comparing: case, Latin/Greek/Cyrillic accents, punctuation and spacing do not count.

    `name_key("Łukasz  MÜLLER-Weiß") == "lukasz muller weiss"`. Vowel signs of other scripts are kept.
    """
    if text.isascii():
        return _ASCII_GAP.sub(" ", text.lower()).strip()
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(_PLAIN)
    folded = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded)
    return " ".join(folded.split())


def email_key(address: str) -> str:
    """The address for comparing: trimmed, lower case, domain in its ASCII form. Not a check (`is_email`)."""
    address = unicodedata.normalize("NFC", address.strip()).lower()
    local, at, domain = address.rpartition("@")
    if domain and not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return address
    return local + at + domain


def is_email(address: str) -> bool:
    """True for `someone@host.tld`: one @, no spaces, a domain of at least two labels, at most 254 long."""
    if len(address) <= 100 and USUAL_EMAIL.fullmatch(address):
        return True
    if len(address) > 254 or ".." in address:
        return False
    local, _, domain = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or local[0] == "." or local[-1] == ".":
        return False
    labels = domain.split(".")
    return (
        len(labels) >= 2 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdecimal()
    )


def is_web_url(url: str) -> bool:
    """True for an http or https address with a dotted host and no user part, at most `MAX_URL_CHARS` long."""
    return len(url) <= MAX_URL_CHARS and _WEB.fullmatch(url) is not None


def linkedin_url(url: str) -> str | None:
    """The one address of a LinkedIn member, or None when this is no member's address.

    Scheme, country host, case, query, fragment and a trailing language do not count:
    `linkedin_url("de.linkedin.com/in/Ana-Díaz/?trk=x")` is `"https://www.linkedin.com/in/ana-d%C3%ADaz"`.
    Knows `/in/…`, the older `/pub/name/1/2/3` and `/profile/view?id=…`.
    """
    if CANONICAL_PROFILE.fullmatch(url):
        return url
    url = url.strip()
    host = _LINKEDIN_HOST.match(url) if len(url) <= MAX_URL_CHARS else None
    if host is None:
        return None
    path, _, query = url[host.end() :].partition("#")[0].partition("?")
    parts = [part for part in path.split("/") if part]
    kind = parts[0].lower() if parts else ""
    if kind == "profile" and len(parts) == 2 and (found := _VIEW_ID.search(query)):
        return f"https://www.linkedin.com/profile/view?id={found[1]}"
    kept = {"in": 2, "pub": 5}.get(kind, 0)
    if len(parts) < 2 or not kept:
        return None
    names = [_path_part(part) for part in parts[1:kept]]
    return "/".join(["https://www.linkedin.com", kind, *names]) if all(names) else None


def _path_part(part: str) -> str:
    """One segment, decoded, composed, lower case, encoded again; empty when it holds no plain name."""
    text = part
    if not part.isascii() or "%" in part:
        text = unicodedata.normalize("NFC", unquote(part))
    text = text.lower()
    if any(c.isspace() or not c.isprintable() or c in '/\\?#"<>@:' for c in text):
        return ""
    return quote(text, safe="-_.~'()!*+,;=&$")


def row_key(url: str | None, name: str, organization: str, emails: tuple[str, ...]) -> str:
    """What stays the same when the row comes again: the LinkedIn address, else name + company + e-mail.

    `url` is canonical (`linkedin_url`) or None. At most 200 characters, safe for a unique index.
    """
    if url is not None:
        key = "linkedin:" + url.removeprefix(PROFILE_HOST)
        return key if len(key) <= _KEY_CHARS else "linkedin-sha256:" + _digest(key)
    parts = (name_key(name) or name, name_key(organization), *sorted(email_key(e) for e in emails))
    return "row-sha256:" + _digest("\x1f".join(parts))


def uid_key(uid: str) -> str:
    """The key of an entry that has a name of its own in its program, such as a vCard's UID."""
    return "uid-sha256:" + _digest(uid.strip().lower().removeprefix("urn:uuid:"))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

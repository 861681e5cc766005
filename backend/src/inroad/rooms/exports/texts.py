"""What is read by eye in an export: the letters as text, and the note that says what each file is."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from inroad.kit.fold import fold

_KINDS = {
    "pitch": "Letter",
    "questions": "Questions",
    "thank_you": "Thank-you note",
    "check_back": "Checking back",
    "update": "News",
    "goodbye": "End of the search",
}

README = """\
This is everything in your Inroad search "{name}", taken out on {day}.

contacts.csv     Your contacts as a table, for any spreadsheet. UTF-8 with a byte order mark; days as
                 2026-10-14, instants in UTC. Text that a spreadsheet would take for a formula begins with
                 an apostrophe.
contacts.vcf     The same people as vCards 3.0, for a phone or a mail program. Who gave you a name is there
                 as a related name.
calendar.ics     Your promises and meetings, for any calendar program.
letters/         Each letter and note as plain text, by day, kind and person.
data/            Everything, complete, as JSON with the names the API uses: one list for each kind, one
                 record a line. data/search.json holds the settings of the search itself.
manifest.json    What is in here: how many of each kind, and the SHA-256 of every file.

To bring it all in again, upload this file, as it is, under Import contacts, or run
inroad import --workspace ID FILE. A file that was changed is refused. What findings, reasons and packing
lists say is not in here: the program works it out anew. Nor is what you deleted, nor passwords and tokens.

These are notes about people who do not know that you keep them. Keep the file as you would keep a diary.
"""


def readme(name: str, now: datetime) -> str:
    """The note at the top of the zip."""
    return README.format(name=name, day=now.date().isoformat())


def letter_file(row: Mapping[str, Any], who: str) -> str:
    """The letter's file name without its ending: lower-case ASCII, at most eighty characters."""
    day = (row["sent_on"] or row["updated_at"].date()).isoformat()
    words = re.findall("[a-z0-9]+", fold(who))
    kind = row["kind"].replace("_", "-")
    return "-".join([day, kind, *words])[:80].rstrip("-")


def letter_text(row: Mapping[str, Any], who: str) -> str:
    """The letter with a few lines about it before."""
    head = [f"{_KINDS.get(row['kind'], row['kind'])} to {who}"]
    if row["subject"]:
        head.append(f"Subject: {row['subject']}")
    head.append(f"Sent on {row['sent_on'].isoformat()} by {row['medium']}" if row["sent_on"] else "Draft")
    if row["promised_on"]:
        head.append(f"Promises a call on {row['promised_on'].isoformat()}")
    body: str = row["body"]
    text = "\n".join(head) + "\n\n" + body.rstrip() + "\n"
    if row["questions"]:
        text += "\nQuestions\n" + "".join(f"{at}. {asked}\n" for at, asked in enumerate(row["questions"], 1))
    return text

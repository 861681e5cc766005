"""Reading contacts out of files: decoded text in; candidates, per-row errors and a summary out.

>>> from inroad.domain.importing import read
>>> reading = read("First Name,Last Name,Connected On\\nAnn,Lee,08 Jun 2019\\n")
>>> [(person.display_name, str(person.connected_on)) for person in reading]
[('Ann Lee', '2019-06-08')]
>>> reading.summary.accepted
1
"""

from inroad.domain.importing.detect import Detection, detect, recognise_other
from inroad.domain.importing.headers import FIELDS
from inroad.domain.importing.model import (
    FORMATS,
    LINKEDIN,
    MAPPED_CSV,
    MAX_FILE_BYTES,
    MAX_ROWS,
    MAX_VALUE_BYTES,
    Candidate,
    DateOrder,
    RowError,
    Summary,
    UnreadableError,
)
from inroad.domain.importing.normal import (
    email_key,
    is_email,
    linkedin_url,
    name_key,
    quote_formula,
    row_key,
    unquote_formula,
)
from inroad.domain.importing.reading import Reading, read

__all__ = [
    "FIELDS",
    "FORMATS",
    "LINKEDIN",
    "MAPPED_CSV",
    "MAX_FILE_BYTES",
    "MAX_ROWS",
    "MAX_VALUE_BYTES",
    "Candidate",
    "DateOrder",
    "Detection",
    "Reading",
    "RowError",
    "Summary",
    "UnreadableError",
    "detect",
    "email_key",
    "is_email",
    "linkedin_url",
    "name_key",
    "quote_formula",
    "read",
    "recognise_other",
    "row_key",
    "unquote_formula",
]

"""Reading contacts out of files: decoded text in; candidates, per-row errors and a summary out.

>>> from inroad.domain.importing import read
>>> reading = read("First Name,Last Name,Connected On\\nAnn,Lee,08 Jun 2019\\n")
>>> [(person.display_name, str(person.connected_on)) for person in reading]
[('Ann Lee', '2019-06-08')]
>>> reading.summary.accepted
1
"""

from inroad.domain.importing.detect import Detection, detect, detect_cells, recognise_other
from inroad.domain.importing.headers import FIELDS
from inroad.domain.importing.model import (
    FORMATS,
    GOOGLE_CSV,
    INROAD_EXPORT,
    LINKEDIN,
    LINKEDIN_ARCHIVE,
    MAPPED_CSV,
    MAPPED_XLSX,
    MAX_FILE_BYTES,
    MAX_ROWS,
    MAX_VALUE_BYTES,
    MONICA_JSON,
    OUTLOOK_CSV,
    THUNDERBIRD_CSV,
    VCARD,
    Candidate,
    DateOrder,
    Mention,
    MentionKind,
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
from inroad.domain.importing.quick import Plain
from inroad.domain.importing.reading import Reading, read, read_cells
from inroad.domain.importing.suggest import suggest_by_values
from inroad.domain.importing.table import split_line

__all__ = [
    "FIELDS",
    "FORMATS",
    "GOOGLE_CSV",
    "INROAD_EXPORT",
    "LINKEDIN",
    "LINKEDIN_ARCHIVE",
    "MAPPED_CSV",
    "MAPPED_XLSX",
    "MAX_FILE_BYTES",
    "MAX_ROWS",
    "MAX_VALUE_BYTES",
    "MONICA_JSON",
    "OUTLOOK_CSV",
    "THUNDERBIRD_CSV",
    "VCARD",
    "Candidate",
    "DateOrder",
    "Detection",
    "Mention",
    "MentionKind",
    "Plain",
    "Reading",
    "RowError",
    "Summary",
    "UnreadableError",
    "detect",
    "detect_cells",
    "email_key",
    "is_email",
    "linkedin_url",
    "name_key",
    "quote_formula",
    "read",
    "read_cells",
    "recognise_other",
    "row_key",
    "split_line",
    "suggest_by_values",
    "unquote_formula",
]

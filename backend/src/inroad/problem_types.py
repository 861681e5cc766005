"""Problem types of the product, beside those every API has."""

from inroad.kit.http.catalogue import ProblemType

TYPES = (
    ProblemType(
        "file-too-large",
        413,
        "The file is too large",
        "A file of contacts may have 25 MiB.",
        "Upload Connections.csv alone, or split the file and repeat its header line in each part.",
    ),
    ProblemType(
        "import-not-ready",
        409,
        "The import is not at that point",
        "Rows are chosen and committed after the preview and before the commit.",
        "Look where the import stands; the detail says what to wait for.",
    ),
    ProblemType(
        "import-ended",
        409,
        "The import has ended",
        "An import that is done, or has failed, cannot be cancelled.",
        "Nothing needs to be done.",
    ),
    ProblemType(
        "row-has-errors",
        409,
        "The row cannot be added as it is",
        "Something in the row could not be understood.",
        "Correct the row in the file and upload it again; rows that are contacts already are left out.",
    ),
    ProblemType(
        "wrong-credentials",
        401,
        "Address or password is not right",
        "No account has this address with this password.",
        "Check both and try again. After ten tries in five minutes there is a pause.",
    ),
    ProblemType(
        "sign-up-closed",
        403,
        "Nobody can sign up by themselves here",
        "This server makes accounts only through whoever runs it.",
        "Ask them; they add one with `inroad user add`.",
    ),
    ProblemType(
        "browser-only",
        403,
        "This is done in the browser",
        "Accounts, sessions and tokens are looked after by a signed-in person, never by a token.",
        "Sign in with a browser.",
    ),
    ProblemType(
        "account-exists",
        409,
        "There is an account with this address",
        "An address has one account.",
        "Sign in instead.",
    ),
    ProblemType(
        "too-many-tries",
        429,
        "Too many tries to sign in",
        "Ten tries in five minutes were not right.",
        "Wait as many seconds as Retry-After says, then try again.",
    ),
    ProblemType(
        "rule-blocks",
        409,
        "A rule of the method blocks this",
        "The method would be broken; `errors` name the rule and what to do.",
        "Do what the rule says, or send `override_reason` with why you go on; the reason is kept.",
    ),
    ProblemType(
        "do-not-contact",
        409,
        "They asked not to be contacted",
        "This contact is marked so, and the wish stands above every plan.",
        "Leave them in peace. Take the mark off only if they said so themselves.",
    ),
    ProblemType(
        "day-cannot-be-promised",
        409,
        "That day cannot be promised",
        "It is past, closed, full, or too early for the letter; `errors` say which, with the rule.",
        "Choose another day; `next_good_on` names one.",
    ),
    ProblemType(
        "letter-sent",
        409,
        "The letter has gone out",
        "A sent letter stays as it was sent.",
        "Write another one.",
    ),
)

"""Problem types of the product, beside those every API has."""

from inroad.kit.http.catalogue import ProblemType

TYPES = (
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
        "letter-sent",
        409,
        "The letter has gone out",
        "A sent letter stays as it was sent.",
        "Write another one.",
    ),
)

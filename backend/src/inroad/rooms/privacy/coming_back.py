"""What somebody who came back is known by, out of what a person typed."""

from inroad.domain.importing.normal import linkedin_url
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.forgotten.marks import Trait
from inroad.rooms.privacy.schemas import LiftIn

_ONE = "Give one of email, phone and linkedin_url: it is enough to know them by."
_PROFILE = "Write the address of their profile, such as https://www.linkedin.com/in/ruth."


def trait_of(said: LiftIn, country: str | None) -> Trait:
    """The one trait that was given, as marks are made of it. Problem 422 for none, several, or no address."""
    given = [name for name in ("email", "phone", "linkedin_url") if getattr(said, name).strip()]
    if len(given) != 1:
        at = f"/{given[1]}" if given else "/email"
        raise Problem(422, "invalid", errors=[FieldError(at, "one_of", _ONE)])
    if said.email:
        try:
            (read,) = contacts.read_emails([{"address": said.email.strip()}])
        except Problem as problem:
            [error] = problem.errors
            raise Problem(422, "invalid", errors=[FieldError("/email", error.code, error.detail)]) from None
        return "email", read["address"].casefold()
    if said.phone:
        (number,) = contacts.read_phones([{"number": said.phone.strip()}], country)
        if not number["e164"]:
            detail = "Write the number with its country, such as +353 1 555 0188."
            raise Problem(422, "invalid", errors=[FieldError("/phone", "not_a_number", detail)])
        return "phone", number["e164"]
    url = linkedin_url(said.linkedin_url.strip())
    if url is None:
        raise Problem(422, "invalid", errors=[FieldError("/linkedin_url", "not_a_profile", _PROFILE)])
    return "profile", url

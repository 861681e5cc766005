"""Wire types that several rooms answer with."""

from typing import Annotated, Literal

from pydantic import Field

from inroad.kit.http.models import Id, Output

MAX_REASONS = 12


class ReasonOut(Output):
    """Why the program says so: a sentence, and the rule of the method it comes from."""

    rule: Annotated[str, Field(max_length=16, examples=["TIM-5"])]
    text: Annotated[str, Field(max_length=600)]


Reasons = Annotated[list[ReasonOut], Field(max_length=MAX_REASONS)]


class PersonOut(Output):
    """Just enough to name someone and link to them."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]


DayWord = Literal["best", "good", "harder", "depends", "closed", "holiday", "full", "past", "promised"]
"""What kind of day it is for calls; always shown as a word."""

FridayStyle = Literal["unknown", "hurried", "relaxed"]

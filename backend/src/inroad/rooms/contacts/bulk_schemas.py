"""Many contacts at once, on the wire: changes, tags, saved views, and one typed line."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from inroad.domain.quick_add import MAX_CHARS
from inroad.kit.http.models import Id, Identifier, Input, Instant, Name, Output, Patch, Tag, Version
from inroad.rooms.contacts.schemas import MatchOut, Narrowing
from inroad.rooms.wire import Circle

MAX_IDS = 1000
MAX_AT_ONCE = 5000
"""As many contacts as one change may touch, by filter; beyond it the change is refused, never cut short."""

MAX_VIEWS = 50

BulkAction = Literal[
    "tag", "untag", "rename_tag", "set_circle", "set_known", "archive", "unarchive", "delete"
]


class FilterIn(Narrowing, Input):
    """The filters of the list of contacts, as a body."""


class BulkIn(Input):
    """One change for many contacts: those of the ids, or all that fit the filter."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"action": "tag", "tag": "choir", "ids": ["0198c0de-0000-7000-8000-000000000000"]},
            ]
        }
    )

    action: BulkAction
    ids: Annotated[list[Identifier] | None, Field(min_length=1, max_length=MAX_IDS)] = None
    filter: FilterIn | None = None
    tag: Annotated[Tag | None, Field(description="For tag, untag and rename_tag")] = None
    new_tag: Annotated[Tag | None, Field(description="For rename_tag")] = None
    circle: Annotated[Circle | None, Field(description="For set_circle; null clears it")] = None

    known: Annotated[bool | None, Field(description="For set_known: whether you know them (NET-1)")] = None

    @model_validator(mode="after")
    def _complete(self) -> "BulkIn":
        if (self.ids is None) == (self.filter is None):
            raise ValueError("give either ids or filter")
        if (self.tag is not None) != (self.action in ("tag", "untag", "rename_tag")):
            raise ValueError("tag goes with tag, untag and rename_tag, and with them alone")
        if (self.new_tag is not None) != (self.action == "rename_tag"):
            raise ValueError("new_tag goes with rename_tag, and with it alone")
        if self.circle is not None and self.action != "set_circle":
            raise ValueError("circle goes with set_circle")
        if (self.known is not None) != (self.action == "set_known"):
            raise ValueError("known goes with set_known, and with it alone")
        return self


class BulkItem(Output):
    """What became of one contact: `full` has fifty tags already, `not_found` is deleted or never was."""

    id: Id
    status: Literal["changed", "unchanged", "full", "not_found"]


class BulkOut(Output):
    """What became of each, and under which id it can be taken back for thirty days."""

    id: Annotated[Id | None, Field(description="Of the change, for its undo; null if nothing changed")]
    action: BulkAction
    changed: Annotated[int, Field(ge=0, le=MAX_AT_ONCE)]
    items: Annotated[list[BulkItem], Field(max_length=MAX_AT_ONCE)]


class TagOut(Output):
    """A tag, and how many contacts carry it."""

    tag: Annotated[str, Field(max_length=50)]
    contacts: Annotated[int, Field(ge=1, le=10_000_000)]


class TagsOut(Output):
    """The tags in use."""

    items: Annotated[list[TagOut], Field(max_length=500)]


class ViewFilters(Narrowing, Input):
    """What a saved view narrows the list to, and its order."""

    sort: Annotated[str | None, StringConstraints(max_length=200)] = None


class ViewIn(Input):
    """A set of filters under a name."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "Choir, not asked yet", "filters": {"tag": ["choir"], "stage": ["new"]}}]
        }
    )

    name: Annotated[Name, StringConstraints(max_length=100)]
    filters: ViewFilters
    pinned: Annotated[bool, Field(description="Stands beside the list")] = True


class ViewPatch(Patch):
    """Change a saved view: the filters are replaced whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Choir"}]})

    name: Annotated[Name, StringConstraints(max_length=100)] = ""
    filters: ViewFilters = None  # type: ignore[assignment]  # never read unless sent
    pinned: bool = True


class ViewOut(Output):
    """A saved view of the signed-in account."""

    id: Id
    name: Annotated[str, Field(max_length=100)]
    filters: ViewFilters
    pinned: bool
    created_at: Instant
    updated_at: Instant
    version: Version


class ViewsOut(Output):
    """All saved views, by name."""

    items: Annotated[list[ViewOut], Field(max_length=MAX_VIEWS)]


class LineIn(Input):
    """One typed line about a person."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"line": "Ann Lee, Harbour Mills, ann@harbour.example, via Bob Hale"}]
        }
    )

    line: Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARS)]


class LineOut(Output):
    """What was understood of a line; nothing is kept yet."""

    display_name: Annotated[str, Field(max_length=MAX_CHARS)]
    given_name: Annotated[str, Field(max_length=MAX_CHARS)]
    family_name: Annotated[str, Field(max_length=MAX_CHARS)]
    honorific: Annotated[str, Field(max_length=MAX_CHARS)]
    headline: Annotated[str, Field(max_length=MAX_CHARS)]
    organization_name: Annotated[str, Field(max_length=200)]
    emails: Annotated[list[str], Field(max_length=30)]
    phones: Annotated[list[str], Field(max_length=30)]
    tags: Annotated[list[str], Field(max_length=MAX_CHARS)]
    circle: Circle | None
    via: Annotated[str, Field(max_length=200, description="Who gave the name")]
    notes: Annotated[str, Field(max_length=2 * MAX_CHARS)]
    name_guessed: Annotated[bool, Field(description="No name was typed: it comes from the e-mail address")]
    matches: Annotated[list[MatchOut], Field(max_length=10, description="Who this may be already")]
    via_matches: Annotated[list[MatchOut], Field(max_length=10, description="Who gave it, among contacts")]

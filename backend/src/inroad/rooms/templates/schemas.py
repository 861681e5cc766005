"""Templates and kept sentences on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Identifier, Input, Instant, Line, Output, Patch, Text, Version

TemplateKind = Literal[
    "pitch_post",
    "pitch_email",
    "questions",
    "call_primary",
    "call_secondary",
    "call_gatekeeper",
    "call_voicemail",
    "thank_you",
    "check_back",
    "update",
    "goodbye",
]
_BODY = (
    "Dear {{ contact.address_as }},\n\n{{ referrer.name }} suggested that I write to you.\n\n"
    "{{ promise.sentence }}\n\nYours sincerely,\n\n{{ me.name }}"
)


class TemplateIn(Input):
    """One's own template of a kind, in place of the one that comes with the program."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"kind": "pitch_post", "subject": "{{ referrer.name }} suggested I write", "body": _BODY}
            ]
        }
    )

    kind: TemplateKind
    subject: Annotated[Line, Field(description="Of an e-mail; calls have none")] = ""
    body: Annotated[Text, Field(min_length=1, description="Text with fields, such as {{ contact.name }}")]


class TemplatePatch(Patch):
    """Change one's own template."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"subject": "A question about your work"}]})

    subject: Line = ""
    body: Annotated[Text, Field(min_length=1)] = ""


class TemplateOut(Output):
    """A template; `id` and `version` are null for the one that comes with the program."""

    id: Id | None
    kind: TemplateKind
    subject: Annotated[str, Field(max_length=500)]
    body: Annotated[str, Field(max_length=20000)]
    updated_at: Instant | None
    version: Version | None


class OwnTemplateOut(TemplateOut):
    """A template of one's own."""

    id: Id
    updated_at: Instant
    version: Version


class TemplateFieldOut(Output):
    """A field that a template may use."""

    path: Annotated[str, Field(max_length=60)]
    meaning: Annotated[str, Field(max_length=200)]
    example: Annotated[str, Field(max_length=200)]
    many: Annotated[bool, Field(description="A list, to be repeated over with for, or joined")]


class TemplatesOut(Output):
    """One template for each kind, and what they may use."""

    items: Annotated[list[TemplateOut], Field(max_length=20)]
    fields: Annotated[list[TemplateFieldOut], Field(max_length=100)]
    filters: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=20)]
    tags: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=20)]


class TemplatePreviewIn(Input):
    """A template to try, with somebody among one's contacts or with examples."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"kind": "thank_you", "body": "Thank you, {{ contact.greet_as }}.\n\n{{ me.name }}"}]
        }
    )

    kind: TemplateKind
    subject: Line = ""
    body: Text
    contact_id: Annotated[Identifier | None, Field(description="Examples stand in when absent")] = None


class TemplatePreviewOut(Output):
    """What the template makes."""

    subject: Annotated[str, Field(max_length=500)]
    body: Annotated[str, Field(max_length=20000)]


class SnippetIn(Input):
    """A sentence to keep."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "I planned production at Harbour Mills for eleven years."}]}
    )

    text: Annotated[Text, Field(min_length=1, max_length=2000)]


class SnippetPatch(Patch):
    """Change a kept sentence."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "I planned production for years."}]})

    text: Annotated[Text, Field(min_length=1, max_length=2000)] = ""


class SnippetOut(Output):
    """A sentence of one's own."""

    id: Id
    text: Annotated[str, Field(max_length=2000)]
    created_at: Instant
    updated_at: Instant
    version: Version


class SnippetsOut(Output):
    """Sentences of one's own, the oldest first."""

    items: Annotated[list[SnippetOut], Field(max_length=200)]

"""What to say on the telephone, from what is known of the contact (LND-1, SET-2, NRS-4)."""

from inroad.domain import letters as domain
from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.templating import TemplateFault
from inroad.rooms.letters import drafting, templating
from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.schemas import ScriptKind, ScriptOut

_KINDS: dict[domain.TemplateKind, ScriptKind] = {
    "call_primary": "primary",
    "call_secondary": "secondary",
    "call_gatekeeper": "gatekeeper",
    "call_voicemail": "voicemail",
}


async def scripts_of(db: Session, known: Known) -> list[ScriptOut]:
    """The call itself, then what to say to whoever else picks up, and to a machine."""
    primary = known.past.contact.degree == 1
    # Somebody one knows needs no referrer to be put through.
    named = next((each for each in known.referrers if each.may_use_name is True and not primary), None)
    facts = drafting.facts(known, medium="post", referrer=named)
    wanted: tuple[domain.TemplateKind, ...] = (_call(primary), "call_gatekeeper", "call_voicemail")
    templates = await templating.templates_of(db, wanted)
    return [ScriptOut(kind=_KINDS[kind], text=_text(templates[kind], facts)) for kind in wanted]


def _call(primary: bool) -> domain.TemplateKind:
    return "call_primary" if primary else "call_secondary"


def _text(template: domain.Template, facts: domain.LetterFacts) -> str:
    try:
        return templating.fill(template, facts).body.strip()[:4000]
    except TemplateFault as fault:
        detail = f"Your template for this call cannot be filled: {fault.detail} Change it, or reset it."
        raise Problem(409, "template_unusable", detail=detail) from None

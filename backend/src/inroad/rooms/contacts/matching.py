"""Who a typed name may mean: contacts that are probably the same person, by the rules of duplicates."""

from inroad.domain.duplicates import Verdict, judge, person
from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.likeness import name_book
from inroad.kit.phones import read_phone
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.alike import PEOPLE, census_for, near
from inroad.rooms.contacts.schemas import MatchOut
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.wire import EvidenceOut, PersonOut

MOST = 10
LEAST = 12
"""What is typed is seldom the whole name: less has to speak for somebody than between two contacts."""


def why(verdict: Verdict) -> str:
    """What speaks for it as one line, a capital first."""
    said = [each.text for each in verdict.evidence if each.weight > 0 and each.code != "rare_name"]
    first, *rest = said or ["A name like it"]
    return ", ".join([first, *(text[:1].lower() + text[1:] for text in rest)])[:300]


async def by_name(
    db: Session,
    workspace: Workspace,
    name: str,
    organization: str | None,
    email: str | None = None,
    phone: str | None = None,
) -> list[MatchOut]:
    """At most ten live contacts, the likeliest first."""
    folded = fold(name)
    if not folded:
        return []
    number = read_phone(phone, workspace.country).e164 if phone else None
    typed = person(
        name_book(),
        "",
        display_name=folded,
        said=name,
        emails=[email] if email else [],
        phones=[number] if number else [],
        organization=fold(organization or ""),
    )
    census = await census_for(db, typed)
    found = []
    for other in await near(db, typed, [email] if email else []):
        verdict = judge(typed, other, census, name_book(), least=LEAST)
        if verdict is not None:
            found.append((-verdict.score, other.id, verdict))
    found.sort(key=lambda each: each[:2])
    ids = [id for _, id, _ in found[:MOST]]
    rows = {row["id"]: row for row in await db.rows(PEOPLE.where(Contact.id.in_(ids)))} if ids else {}
    return [
        MatchOut(
            contact=PersonOut(id=id, display_name=rows[id]["display_name"]),
            organization_name=rows[id]["organization_name"],
            why=why(verdict),
            score=verdict.score,
            level=verdict.level,
            evidence=[EvidenceOut.model_validate(each) for each in verdict.evidence],
        )
        for _, id, verdict in found[:MOST]
    ]

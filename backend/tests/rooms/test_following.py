"""What follows for contacts is stored right, on both databases."""

from datetime import UTC, date, datetime

import pytest

from inroad.kit.db import Session
from inroad.rooms import following
from inroad.rooms.contacts.tables import Contact
from tests.factories.calendar import (
    WEDNESDAY,
    make_attempt,
    make_letter,
    make_meeting,
    make_person,
    make_promise,
    make_referral,
    make_search,
)


async def stored(db: Session, contact: Contact) -> Contact:
    await db.refresh(contact)
    return contact


async def test_lnd_1_someone_known_is_called_and_lnd_2_someone_named_is_written_to(db: Session) -> None:
    await make_search(db)
    ruth = await make_person(db, "Ruth Adeyemi", degree=1, known=True, closeness=5)
    amara = await make_person(db)
    await make_referral(db, ruth, amara)
    await following.refresh(db, [ruth.id, amara.id], WEDNESDAY)
    await stored(db, ruth)
    await stored(db, amara)
    assert (ruth.stage, ruth.next_kind, ruth.next_on) == ("new", "ask_by_phone", date(2026, 10, 14))
    assert ruth.next_title == "Call Ruth Adeyemi"
    assert ruth.next_reasons[0]["rule"] == "LND-1"
    assert (amara.stage, amara.next_kind) == ("named", "write_letter")
    assert [reason["rule"] for reason in amara.next_reasons] == ["NET-5", "LND-2"]


async def test_neither_version_nor_updated_at_moves(db: Session) -> None:
    await make_search(db)
    contact = await make_person(db)
    before = (contact.version, contact.updated_at)
    await following.refresh(db, [contact.id], WEDNESDAY)
    assert contact.next_kind == "write_letter"
    await stored(db, contact)
    assert (contact.version, contact.updated_at) == before
    assert contact.next_title != ""


async def test_lnd_3_a_name_not_yet_allowed_is_asked_for(db: Session) -> None:
    await make_search(db)
    ruth = await make_person(db, "Ruth Adeyemi", degree=1)
    amara = await make_person(db)
    await make_referral(db, ruth, amara, may_use_name=None)
    await following.refresh(db, [amara.id], WEDNESDAY)
    await stored(db, amara)
    assert (amara.next_kind, amara.next_title) == (
        "ask_permission",
        "Ask Ruth whether you may use their name",
    )


async def test_tim_5_an_open_promise_comes_first(db: Session) -> None:
    await make_search(db)
    amara = await make_person(db)
    await make_letter(db, amara)
    await make_promise(db, amara, date(2026, 10, 15))
    await following.refresh(db, [amara.id], WEDNESDAY)
    await stored(db, amara)
    assert (amara.stage, amara.next_kind, amara.next_on) == ("letter", "call_promised", date(2026, 10, 15))
    assert amara.next_title == "Call Amara Okafor"


async def test_flw_2_the_note_is_owed_until_it_is_sent_and_flw_3_the_referrer_is_told(db: Session) -> None:
    await make_search(db)
    ruth = await make_person(db, "Ruth Adeyemi", degree=1)
    amara = await make_person(db)
    await make_referral(db, ruth, amara)
    met = datetime(2026, 10, 14, 7, tzinfo=UTC)
    meeting = await make_meeting(
        db, amara, met.replace(tzinfo=None), state="held", ended_at=met, debriefed_at=WEDNESDAY
    )
    await following.refresh(db, [amara.id], WEDNESDAY)
    assert (amara.stage, amara.next_kind, amara.next_title) == ("met", "thank_you", "Thank Amara")
    await make_letter(db, amara, kind="thank_you", meeting_id=meeting.id, sent_at=WEDNESDAY)
    await following.refresh(db, [amara.id], WEDNESDAY)
    assert (amara.stage, amara.next_kind, amara.next_title) == (
        "thanked",
        "update_referrer",
        "Tell Ruth about Amara",
    )
    await make_letter(db, ruth, kind="update", meeting_id=meeting.id, sent_at=WEDNESDAY)
    await following.refresh(db, [amara.id], WEDNESDAY)
    assert amara.next_kind == "keep_warm"


async def test_nrs_2_three_tries_without_an_answer_lead_to_a_rest(db: Session) -> None:
    await make_search(db)
    amara = await make_person(db)
    await make_letter(db, amara)
    for day in (1, 7, 13):
        await make_attempt(db, amara, datetime(2026, 10, day, 10, tzinfo=UTC))
    await following.refresh(db, [amara.id], WEDNESDAY)
    assert (amara.stage, amara.next_kind) == ("resting", "rest")
    assert amara.next_on == date(2026, 11, 4)  # fifteen working days on, one of them a bank holiday


async def test_deleted_people_and_no_people_are_left_alone(db: Session) -> None:
    await make_search(db)
    gone = await make_person(db, deleted_at=WEDNESDAY)
    await following.refresh(db, [gone.id], WEDNESDAY)
    await following.refresh(db, [], WEDNESDAY)
    assert gone.next_kind == "none"
    assert await following.judge(db, [gone.id], WEDNESDAY) == {}


@pytest.mark.parametrize("count", [1, 600])
async def test_any_number_of_people_takes_the_same_few_statements(db: Session, count: int) -> None:
    await make_search(db)
    people = [await make_person(db, f"Person {number}", degree=None) for number in range(count)]
    await following.refresh(db, [person.id for person in people], WEDNESDAY)
    await stored(db, people[-1])
    assert people[-1].next_title == f"Find a way to Person {count - 1}"

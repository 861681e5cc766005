"""Out, in and out again: equal apart from ids; twice in is once in; undone is as before."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from inroad.kit.db import Database
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact, ContactIdentifier, ContactTag
from inroad.rooms.exports.kinds import KINDS
from inroad.rooms.exports.opening import ArchiveProblem, open_archive
from inroad.rooms.exports.restoring import Choice, Restored, restore, undo
from inroad.rooms.letters.tables import Letter
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from tests.factories.imports import make_workspace, upload
from tests.rooms.exports.demo import NOW, archive_of, data_of, renumbered, rewritten, tell_story


async def bring(
    database: Database, workspace_id: str, content: bytes, choice: Choice | None = None
) -> tuple[str, Restored]:
    import_id = await upload(database, workspace_id, content, filename="inroad.zip")
    async with database.write(workspace_id) as db:
        return import_id, await restore(db, open_archive(content), import_id, NOW, choice)


async def test_out_in_and_out_again_is_equal_apart_from_ids(database: Database) -> None:
    told = await tell_story(database)
    first = await archive_of(database, told)
    empty = await make_workspace(database, "Asia/Tokyo")
    _, restored = await bring(database, empty, first)
    second = await archive_of(database, empty)
    before, after = data_of(first), data_of(second)
    assert {kind.name for kind in KINDS if kind.name != "imports"} == {
        n for n, c in restored.added.items() if c
    }
    assert restored.settings
    assert renumbered(after) == renumbered(before)
    ids = {row["id"] for kind in KINDS for row in before[kind.name]}
    assert not ids & {row["id"] for kind in KINDS for row in after[kind.name]}
    # And once more, so that ids made of ids do no harm.
    third = await make_workspace(database)
    await bring(database, third, second)
    assert renumbered(data_of(await archive_of(database, third))) == renumbered(before)


async def test_what_follows_of_it_is_as_it_was_too(database: Database) -> None:
    told = await tell_story(database)
    empty = await make_workspace(database)
    await bring(database, empty, await archive_of(database, told))
    found = []
    for workspace_id in (told, empty):
        async with database.read(workspace_id) as db:
            people = list(await db.scalars(select(Contact).order_by(Contact.id)))
            keys = await db.execute(
                select(ContactIdentifier.kind, ContactIdentifier.value).order_by(
                    ContactIdentifier.kind, ContactIdentifier.value
                )
            )
            tags = await db.execute(select(ContactTag.tag).order_by(ContactTag.tag))
            judged = await following.judge(db, [person.id for person in people], NOW)
            found.append(
                (
                    [(person.sort_name, person.search_text) for person in people],
                    [tuple(row) for row in keys],
                    [tuple(row) for row in tags],
                    [judged[person.id].columns() for person in people],
                )
            )
    assert found[0] == found[1]


async def test_the_same_export_twice_adds_nothing_twice(database: Database) -> None:
    told = await tell_story(database)
    content = await archive_of(database, told)
    empty = await make_workspace(database)
    await bring(database, empty, content)
    before = await archive_of(database, empty)
    _, again = await bring(database, empty, content)
    assert sum(again.added.values()) == 0
    assert not again.settings
    assert data_of(await archive_of(database, empty)) == data_of(before)
    # Nor where it came from.
    _, own = await bring(database, told, content)
    assert sum(own.added.values()) == 0
    assert data_of(await archive_of(database, told)) == data_of(content)


async def test_undone_is_exactly_as_before(database: Database) -> None:
    told = await tell_story(database)
    content = await archive_of(database, told)
    empty = await make_workspace(database)
    before = data_of(await archive_of(database, empty))
    import_id, _ = await bring(database, empty, content)
    async with database.write(empty) as db:
        taken = await undo(db, import_id, NOW)
        assert (taken.removed, taken.kept) == (40, frozenset())
        assert (await undo(db, import_id, NOW)).removed == 0
    assert data_of(await archive_of(database, empty)) == before


async def test_into_a_search_that_holds_some_of_them(database: Database) -> None:
    told = await tell_story(database)
    content = await archive_of(database, told)
    data = data_of(content)
    other = await make_workspace(database)
    async with database.write(other) as db:
        place = Organization(name="st brigid's", name_key="st brigid's")
        db.add(place)
        await db.flush()
        ruth = Contact(display_name="Ruth Adeyemi", sort_name="ruth adeyemi", known=True, degree=1)
        ruth.organization_id = place.id
        db.add(ruth)
        await following.refresh(db, [ruth.id], NOW)
        ruth_id, place_id = ruth.id, place.id
    before = data_of(await archive_of(database, other))
    old = {row["display_name"]: row["id"] for row in data["contacts"]}
    choice = Choice(leave=frozenset({old["Daniel Kerrigan"]}), same={old["Ruth Adeyemi"]: ruth_id})
    import_id, restored = await bring(database, other, content, choice)
    assert restored.added["contacts"] == len(old) - 2
    assert not restored.settings
    async with database.read(other) as db:
        names = list(await db.scalars(select(Contact.display_name)))
        assert names.count("Ruth Adeyemi") == 1
        assert "Daniel Kerrigan" not in names
        assert (await db.get_one(Workspace, other)).name == "My search"
        hers = await db.scalar(select(func.count(Letter.id)).where(Letter.contact_id == ruth_id))
        assert hers
        assert (
            await db.scalar(select(func.count(Organization.id)).where(Organization.name_key.like("st b%")))
            == 1
        )
        person = await db.get_one(Contact, (other, ruth_id))
        assert person.organization_id == place_id
        # Whoever was reached through Daniel alone has no way now (NET-1).
        edges = {(row["from_contact"]["id"], row["to_contact"]["id"]) for row in data["referrals"]}
        orphans = [to for giver, to in edges if giver == old["Daniel Kerrigan"]]
        assert orphans
        lost = await db.scalars(
            select(Contact.degree).where(
                Contact.display_name.in_(
                    [row["display_name"] for row in data["contacts"] if row["id"] in orphans]
                )
            )
        )
        assert set(lost) == {None}
        assert await db.scalar(select(func.count(Referral.id))) == len(
            [edge for edge in edges if old["Daniel Kerrigan"] not in edge]
        )
    async with database.write(other) as db:
        assert (await undo(db, import_id, NOW)).removed == len(old) - 2
    assert data_of(await archive_of(database, other)) == before


async def test_what_was_deleted_stays_out(database: Database) -> None:
    told = await tell_story(database)
    async with database.write(told) as db:
        ruth = (await db.scalars(select(Contact).where(Contact.family_name == "Adeyemi"))).one()
        ruth.deleted_at = NOW
        ruth.purge_at = NOW + timedelta(days=30)
    content = await archive_of(database, told)
    text = str(data_of(content)["timeline"]) + str(data_of(content)["letters"])
    assert ruth.id not in text
    empty = await make_workspace(database)
    await bring(database, empty, content)
    assert renumbered(data_of(await archive_of(database, empty))) == renumbered(data_of(content))


async def test_a_snapshot_sees_one_instant(database: Database) -> None:
    workspace_id = await make_workspace(database)
    async with database.snapshot(workspace_id) as db:
        assert await db.scalar(select(func.count(Organization.id))) == 0
        async with database.write(workspace_id) as other:
            other.add(Organization(name="Harbour Mills", name_key="harbour mills"))
        assert await db.scalar(select(func.count(Organization.id))) == 0
    async with database.read(workspace_id) as db:
        assert await db.scalar(select(func.count(Organization.id))) == 1


async def test_a_broken_restore_leaves_nothing(database: Database) -> None:
    told = await tell_story(database)
    content = await archive_of(database, told)
    empty = await make_workspace(database)
    before = data_of(await archive_of(database, empty))
    # The last file to come in is cut short: all the others have been stored by then.
    broken = rewritten(content, data__imports_json=b"[")
    with pytest.raises(ArchiveProblem):
        await bring(database, empty, broken)
    assert data_of(await archive_of(database, empty)) == before

"""Saved views: the filters of the list under a name, each account its own."""

from sqlalchemy import func, select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.contacts.bulk_schemas import MAX_VIEWS, TagOut, TagsOut
from inroad.rooms.contacts.tables import Contact, ContactTag, SavedView


async def of_account(db: Session, account_id: str) -> list[SavedView]:
    """All views of an account in this search, by name."""
    found = select(SavedView).where(SavedView.account_id == account_id)
    return list(await db.scalars(found.order_by(SavedView.name_key, SavedView.id)))


async def get(db: Session, view_id: str, account_id: str) -> SavedView:
    """The view, or Problem 404; another account's is as if it were not there."""
    view = await db.find(SavedView, view_id)
    if view is None or view.account_id != account_id:
        raise Problem(404, "not_found", detail="There is no such view here.")
    return view


async def name_key(db: Session, account_id: str, name: str, but: str | None = None) -> str:
    """The folded name. Raises Problem 422 for one without letters, 409 when it is taken or there are many."""
    key = fold(name)[:200]
    if not key:
        fault = FieldError("/name", "required", "A name needs a letter or a digit.")
        raise Problem(422, "invalid", errors=[fault])
    views = await of_account(db, account_id)
    if but is None and len(views) >= MAX_VIEWS:
        raise Problem(409, "too_many", detail=f"{MAX_VIEWS} views are kept at most. Delete one first.")
    if any(view.name_key == key and view.id != but for view in views):
        fault = FieldError("/name", "taken", "You have a view of that name already.")
        raise Problem(409, "already_exists", detail="You have a view of that name already.", errors=[fault])
    return key


async def tags(db: Session) -> TagsOut:
    """The tags in use, each with how many live contacts carry it."""
    found = await db.execute(
        select(ContactTag.tag, func.count(ContactTag.contact_id).label("contacts"))
        .join(Contact, Contact.id == ContactTag.contact_id)
        .where(Contact.deleted_at.is_(None))
        .group_by(ContactTag.tag)
        .order_by(ContactTag.tag)
        .limit(500)
    )
    return TagsOut(items=[TagOut(tag=row.tag, contacts=row.contacts) for row in found])

"""What the later work of imports shares.

Each step is a transaction of its own, short enough to let others write between, and starts by looking at
where the import stands; so a worker that dies may be followed by another at any point. Contacts stay hidden
(`building.NOT_YET`) until the last step shows all of them at once.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.rooms.imports.tables import Import

Item = TypeVar("Item")

STEP = 4000
"""Rows in one transaction."""
SHOW = 1000
"""Contacts made visible, or removed, by one statement."""
WAIT = timedelta(seconds=1)
"""How long a commit waits before it asks again whether an earlier one in the search is done."""
UNDO_FOR = timedelta(days=7)
"""How long after its commit an import can be undone."""


async def held(db: Session, import_id: str) -> Import | None:
    """The import, kept from changing under us until this transaction ends."""
    found = await db.execute(
        select(Import)
        .where(Import.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.scalar_one_or_none()


def parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in runs of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def step(items: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    """The items in runs for one transaction."""
    return parts(items, STEP)

"""Tables of the kit's own tests: people, notes on them, and a table of no workspace."""

from datetime import date, datetime
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Date, ForeignKeyConstraint, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from inroad.kit.db import Id, Json, Owned, UtcTime, Versioned
from inroad.kit.db.base import NAMING
from inroad.kit.db.policies import enable_rls
from inroad.kit.db.search import Searchable, create_search
from inroad.kit.ids import new_id


class SampleBase(DeclarativeBase):
    """Not the product's base: these tables must not reach the migrations."""

    metadata = MetaData(naming_convention=NAMING)


class Person(Owned, Versioned, Searchable, SampleBase):
    """A row as most are."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(200))
    met_at: Mapped[datetime | None] = mapped_column(UtcTime)
    born_on: Mapped[date | None] = mapped_column(Date)
    facts: Mapped[dict[str, Any] | None] = mapped_column(Json)
    notes: Mapped[list["Note"]] = relationship(lazy="raise", viewonly=True)

    __table_args__ = (UniqueConstraint("workspace_id", "email"),)


class Note(Owned, SampleBase):
    """A row that refers to another of the same workspace."""

    __tablename__ = "note"

    person_id: Mapped[str] = mapped_column(Id)
    body: Mapped[str] = mapped_column(String(200), default="")

    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "person_id"], ["person.workspace_id", "person.id"]),
    )


class Account(SampleBase):
    """A row of no workspace."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(200), unique=True)


def create(connection: Connection) -> None:
    """Make the tables as a migration would."""
    SampleBase.metadata.create_all(connection)
    operations = Operations(MigrationContext.configure(connection))
    for table in ("person", "note"):
        enable_rls(operations, table)
    create_search(operations, "person")

"""The declarative base and the mixins every table is made of."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from inroad.kit import clock
from inroad.kit.db.types import Id, UtcTime
from inroad.kit.ids import new_id

#: Constraint names are fixed by rule, so that a migration can drop on one database what it made on the other.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_KEYS = (Index, ForeignKeyConstraint, UniqueConstraint, PrimaryKeyConstraint)


class Base(DeclarativeBase):
    """Base of every table of the product."""

    metadata = MetaData(naming_convention=NAMING)


class Owned:
    """A table whose rows belong to one workspace.

    The primary key is (workspace_id, id); unique keys, foreign keys and indexes start with workspace_id too
    (D1). `workspace_id` is stamped by the session and never given by hand; `id` is there from the start.
    """

    workspace_id: Mapped[str] = mapped_column(Id, primary_key=True, sort_order=-20)
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id, sort_order=-19)


@event.listens_for(Owned, "init", propagate=True)
def _give_id(_target: object, _arguments: tuple[Any, ...], values: dict[str, Any]) -> None:
    values.setdefault("id", new_id())


class Versioned:
    """A row that is changed only by who has seen its last state: `version` is its ETag, from 1."""

    version: Mapped[int] = mapped_column(default=1, sort_order=90)
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=clock.now, sort_order=91)
    updated_at: Mapped[datetime] = mapped_column(
        UtcTime, default=clock.now, onupdate=clock.now, sort_order=92
    )

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        # `version` by name: the column is copied to each table.
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # set by the mapper


def key_columns(table: str, constraint: str) -> tuple[str, ...]:
    """The columns of a unique key or foreign key, by its name in the database; empty if no model has it."""
    owned = (getattr(model, "metadata", Base.metadata) for model in Owned.__subclasses__())
    for metadata in (Base.metadata, *owned):
        found = metadata.tables.get(table)
        keys = [*found.constraints, *found.indexes] if found is not None else []
        for key in keys:
            if isinstance(key, _KEYS) and str(key.name) == constraint:
                return tuple(column.name for column in key.columns)
    return ()


def owned_tables() -> frozenset[str]:
    """Names of every table whose rows belong to a workspace, of every metadata that is loaded."""
    names: set[str] = set()
    classes: list[type[Any]] = list(Owned.__subclasses__())
    while classes:
        model = classes.pop()
        classes.extend(model.__subclasses__())
        name = getattr(model, "__tablename__", None)
        if isinstance(name, str):
            names.add(name)
    return frozenset(names)

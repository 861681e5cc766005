"""The store: base classes, portable types, scoped sessions."""

from inroad.kit.db.base import Base, Owned, Versioned
from inroad.kit.db.core import Ready, bulk_columns, bulk_insert, execute_core, insert_if_absent
from inroad.kit.db.database import Database
from inroad.kit.db.errors import Conflict, Refused, Stale, StoreError, Unavailable
from inroad.kit.db.session import Session, scoped
from inroad.kit.db.types import Id, Json, UtcTime

__all__ = [
    "Base",
    "Conflict",
    "Database",
    "Id",
    "Json",
    "Owned",
    "Ready",
    "Refused",
    "Session",
    "Stale",
    "StoreError",
    "Unavailable",
    "UtcTime",
    "Versioned",
    "bulk_columns",
    "bulk_insert",
    "execute_core",
    "insert_if_absent",
    "scoped",
]

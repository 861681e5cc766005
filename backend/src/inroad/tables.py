"""Every table of the product: what Alembic and the schema tests read."""

from inroad.kit.db import Base
from inroad.kit.jobs import tables as jobs

metadata = Base.metadata

__all__ = ["jobs", "metadata"]

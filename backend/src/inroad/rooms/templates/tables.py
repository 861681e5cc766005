"""Templates and kept sentences as stored."""

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Owned, Versioned


class LetterTemplate(Owned, Versioned, Base):
    """A seeker's own template; a kind without one begins from the template that comes with the program."""

    __tablename__ = "letter_template"
    __table_args__ = (UniqueConstraint("workspace_id", "kind", name="uq_letter_template_kind"),)

    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(500), default="")
    body: Mapped[str] = mapped_column(Text, default="")


class Snippet(Owned, Versioned, Base):
    """A sentence of the seeker's own, kept to be used again."""

    __tablename__ = "snippet"
    __table_args__ = (Index("ix_snippet_created", "workspace_id", "created_at", "id"),)

    text: Mapped[str] = mapped_column(Text)

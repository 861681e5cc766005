"""A room in miniature: notes of a workspace, with every shape of route the kit serves."""

import asyncio
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response, UploadFile
from sqlalchemy import Date, MetaData, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Owned, Session, UtcTime, Versioned
from inroad.kit.db.base import NAMING
from inroad.kit.http.app import install
from inroad.kit.http.context import HttpKit
from inroad.kit.http.models import Input, Name, Output, Version
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.transaction import TransactionalRoute, Uow

USER = "0198c0de-0000-7000-8000-0000000000aa"


class TestBase(Base):
    """Tables of their own metadata, or the schema's tests would find them missing from the migrations."""

    __abstract__ = True
    metadata = MetaData(naming_convention=NAMING)


class Note(Owned, Versioned, TestBase):
    __tablename__ = "test_note"
    __table_args__ = (UniqueConstraint("workspace_id", "title"),)

    title: Mapped[str] = mapped_column(String(200))
    place: Mapped[str | None] = mapped_column(String(200))


class Person(Owned, TestBase):
    __tablename__ = "test_person"

    name: Mapped[str] = mapped_column(String(200))
    town: Mapped[str | None] = mapped_column(String(200))
    met_on: Mapped[date | None] = mapped_column(Date)
    seen_at: Mapped[datetime] = mapped_column(UtcTime)


async def pause() -> bool:
    """How long the slow route takes."""
    await asyncio.sleep(0.2)
    return True


class NoteIn(Input):
    title: Name
    place: Name | None = None


class NoteOut(Output):
    id: str
    title: str
    version: Version


async def workspace_session(uow: Uow, request: Request) -> Session:
    """Stands for sign-in: the header X-User names who asks; reads the store before, as the real one does."""
    user = request.headers.get("x-user", USER)
    if user == "nobody":
        raise Problem(401, "unauthorized")
    await uow.lookup()
    workspace_id = request.path_params["workspace_id"]
    uow.identify(user, workspace_id)
    return await uow.session(workspace_id)


Db = Annotated[Session, Depends(workspace_session)]

router = APIRouter(prefix="/workspaces/{workspace_id}", route_class=TransactionalRoute)


top = APIRouter(route_class=TransactionalRoute)


async def _note(db: Session, note_id: str) -> Note:
    note = await db.find(Note, note_id)
    if note is None:
        raise Problem(404, "not_found")
    return note


@router.post("/notes", status_code=201)
async def create_note(db: Db, body: NoteIn, response: Response) -> NoteOut:
    note = Note(title=body.title, place=body.place)
    db.add(note)
    await db.flush()
    response.headers["Location"] = f"/notes/{note.id}"
    response.headers["ETag"] = etag(note)
    return NoteOut.model_validate(note)


@router.post("/late", status_code=201)
async def create_unflushed(db: Db, body: NoteIn) -> dict[str, str]:
    db.add(Note(title=body.title))
    return {"title": body.title}


@router.post("/refusing", status_code=201)
async def create_then_refuse(db: Db, body: NoteIn) -> Response:
    db.add(Note(title=body.title))
    await db.flush()
    return Response("no", status_code=409, media_type="text/plain")


@router.post("/broken", status_code=201)
async def create_then_break(db: Db, body: NoteIn) -> NoteOut:
    db.add(Note(title=body.title))
    await db.flush()
    return {"nothing": "of the model"}  # type: ignore[return-value]  # what the test is about


@router.post("/slow", status_code=201)
async def create_slowly(db: Db, body: NoteIn) -> dict[str, str]:
    db.add(Note(title=body.title))
    await db.flush()
    await pause()
    return {"title": body.title}


@router.post("/sent", status_code=201)
@policy(idempotency="required")
async def send_note(db: Db, body: NoteIn) -> dict[str, str]:
    db.add(Note(title=body.title))
    return {"title": body.title}


@router.post("/secret")
@policy(idempotency="refused")
async def make_secret(db: Db) -> dict[str, str]:
    assert db.writable
    return {"token": "shown once"}


@router.post("/search")
@policy(read_only=True)
async def search_notes(db: Db, body: NoteIn) -> dict[str, Any]:
    assert not db.writable
    rows = await db.rows(select(Note.id).where(Note.title == body.title))
    return {"items": rows}


@router.post("/file", status_code=201)
@policy(max_body=200_000)
async def upload(db: Db, file: UploadFile) -> dict[str, int]:
    raw = await file.read()
    db.add(Note(title=f"file of {len(raw)}"))
    return {"bytes": len(raw)}


@top.post("/workspaces", status_code=201)
async def create_workspace(uow: Uow, body: NoteIn) -> dict[str, str]:
    uow.identify(USER)
    workspace_id = uow.new_workspace_id()
    db = await uow.session(workspace_id)
    db.add(Note(title=body.title))
    return {"id": workspace_id}


@router.get("/notes/{note_id}")
async def get_note(db: Db, note_id: str, response: Response) -> NoteOut:
    note = await _note(db, note_id)
    response.headers["ETag"] = etag(note)
    return NoteOut.model_validate(note)


@router.get("/writing")
async def write_in_get(db: Db) -> dict[str, str]:
    db.add(Note(title="never"))
    await db.flush()
    return {}


@router.put("/notes/{note_id}")
async def put_note(db: Db, note_id: str, body: NoteIn, condition: IfMatch, response: Response) -> NoteOut:
    note = await _note(db, note_id)
    check_if_match(condition, note)
    note.title = body.title
    await db.flush()
    response.headers["ETag"] = etag(note)
    return NoteOut.model_validate(note)


@router.delete("/notes/{note_id}", status_code=204)
async def delete_note(db: Db, note_id: str, condition: IfMatch) -> None:
    note = await _note(db, note_id)
    check_if_match(condition, note)
    await db.delete(note)


def build(kit: HttpKit) -> FastAPI:
    """The app of the tests."""
    app = FastAPI(redirect_slashes=False)
    install(app, kit)
    app.include_router(router, prefix="/api/v1")
    app.include_router(top, prefix="/api/v1")
    return app


async def titles(kit: HttpKit, workspace_id: str) -> list[str]:
    """What is stored in a workspace, by title."""
    async with kit.database.read(workspace_id) as session:
        rows = await session.rows(select(Note.title).order_by(Note.title))
    return [row["title"] for row in rows]

"""The least a FastAPI app can take: a hello, and a page of 50 rows of the list of contacts through its model.

    python bench/floor.py PORT

No database, no authentication. What the product takes is held against it.
"""

import gc
import sys
from datetime import UTC, datetime
from typing import Any

import uvicorn
from fastapi import FastAPI
from typing_extensions import TypedDict

from inroad.rooms.contacts.schemas import ContactRow

ROWS = [
    {
        "id": f"01980000-0000-7000-8000-{n:012d}",
        "display_name": f"Given{n} Family",
        "headline": "Head of something",
        "organization_id": f"01980000-0000-7000-8000-{n:012d}",
        "organization_name": "Harbour Mills",
        "circle": None,
        "known": False,
        "degree": 2,
        "closeness": None,
        "stage": "named",
        "next_kind": "none",
        "next_on": None,
        "tags": ["mill"],
        "source": "import",
        "updated_at": datetime(2026, 10, 14, tzinfo=UTC),
        "version": 1,
    }
    for n in range(50)
]


class Page(TypedDict):
    """As the list of contacts answers."""

    items: list[ContactRow]
    next: str | None


app = FastAPI(openapi_url=None)


@app.get("/hello")
async def hello() -> dict[str, str]:
    """The least there is."""
    return {"hello": "world"}


@app.get("/page", response_model=Page)
async def page() -> Any:
    """Fifty rows as they lie, validated and written as JSON."""
    return {"items": ROWS, "next": None}


if __name__ == "__main__":
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)

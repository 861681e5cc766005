"""Instants on the wire: UTC, milliseconds, a year of four figures."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter

from inroad.kit.http.models import Instant


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(46, 4, 26, 12, tzinfo=UTC), "0046-04-26T12:00:00.000Z"),
        (datetime(2026, 11, 30, 1, 2, 3, 987999, tzinfo=UTC), "2026-11-30T01:02:03.987Z"),
        (datetime(2026, 11, 30, 1, tzinfo=timezone(timedelta(hours=2))), "2026-11-29T23:00:00.000Z"),
    ],
)
def test_an_instant_is_written_whole(instant: datetime, text: str) -> None:
    assert TypeAdapter(Instant).dump_python(instant, mode="json") == text

"""Logs: one event a line, and none of what must not be in them."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from inroad.kit import logs


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """What is logged, with logging as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("info", "json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_events_are_json_with_the_request_id(out: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.get_logger("inroad").info("request", status=200)
        logging.getLogger("sqlalchemy").warning("slow %s", "pool")
    structlog.get_logger("inroad").debug("not at this level")
    ours, theirs = lines(out)
    assert (ours["event"], ours["status"], ours["level"], ours["request_id"]) == (
        "request",
        200,
        "info",
        "r1",
    )
    assert str(ours["at"]).endswith("Z")
    assert (theirs["event"], theirs["request_id"]) == ("slow pool", "r1")


def test_forbidden_values_and_messages_of_exceptions_are_removed(out: io.StringIO) -> None:
    log = structlog.get_logger("inroad")
    log.info("x", body="Ann Lee", token="Ann", email="ann@lee.example")
    for logger in (log, logging.getLogger("library")):
        try:
            raise ValueError("Ann Lee")
        except ValueError:
            logger.exception("failed")
    assert "Ann" not in out.getvalue()
    assert "ann@" not in out.getvalue()
    assert [line.get("error") for line in lines(out)] == [None, "ValueError", "ValueError"]


def test_libraries_that_log_addresses_are_quiet(out: io.StringIO) -> None:
    logging.getLogger("httpx").info("GET http://x/?token=1")
    logging.getLogger("uvicorn.access").info('"GET /api?q=Ann"')
    assert out.getvalue() == ""


def test_the_console_form_is_for_the_eye() -> None:
    stream = io.StringIO()
    logs.configure("info", "console", stream)
    structlog.get_logger("inroad").info("started", port=8000)
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()
    assert "started" in stream.getvalue()
    assert "port=8000" in stream.getvalue()

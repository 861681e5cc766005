"""Structured logs on standard error: one event a line, JSON or for the eye, ours and our libraries' alike."""

import logging
import sys
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Whatever is logged under these names never reaches the output, wherever it was called (P7).
FORBIDDEN = frozenset(
    {
        "body",
        "password",
        "token",
        "cookie",
        "authorization",
        "query",
        "query_string",
        "secret",
        "url",
        "email",
    }
)
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


def without_forbidden(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Processor: takes the value off every forbidden name."""
    for name in event.keys() & FORBIDDEN:
        event[name] = "[removed]"
    return event


def without_messages(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Processor: of an exception only its class is kept; its message may quote what is stored."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event.setdefault("error", type(error).__qualname__)
    return event


def configure(
    level: Literal["debug", "info", "warning", "error"],
    style: Literal["console", "json"],
    stream: TextIO | None = None,
) -> None:
    """Sets up logging for the process; called once, by the command line."""
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        without_messages,
        without_forbidden,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=out.isatty())
    )
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(LEVELS[level])
    # Clients log addresses, which hold tokens; the server's own access log repeats ours, with query strings.
    # The assistants' library logs what a tool refused, which may name somebody.
    for name in ("httpx", "httpcore", "uvicorn.access", "asyncio", "mcp"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True

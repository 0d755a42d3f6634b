"""The server's log on standard error: a line an event, for a person or as JSON, with nothing of patrons in either.

An exception is told by its type and place. Its text and the values in its traceback may be a patron's.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType

import msgspec

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_LIBRARIES = ("uvicorn", "alembic")


class LogFormat(StrEnum):
    """How a line looks."""

    TEXT = "text"
    JSON = "json"


class _Text(logging.Formatter):
    """For a terminal and the journal: `2026-03-01 09:00:00,000 INFO POST /v1/contact 200 4 ms bookmobile`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the base's name
        """Type and place."""
        return place_of(ei[1])


class _Json(logging.Formatter):
    """For a collector of logs: one JSON object a line, with the fields that the event names."""

    def format(self, record: logging.LogRecord) -> str:
        """`time`, `level`, `event`, and what else the event tells."""
        fields: dict[str, object] = getattr(record, "fields", {})
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", "message"),
            **(fields or {"text": record.getMessage()}),
        }
        if record.exc_info:
            line["error"] = place_of(record.exc_info[1])
        return msgspec.json.encode(line).decode()


def place_of(error: BaseException | None) -> str:
    """`ValueError at /…/module.py:12`: of an exception what may be logged."""
    last = error.__traceback__ if error is not None else None
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last is not None else "?"
    return f"{type(error).__name__} at {place}"


def begin_logging(form: LogFormat = LogFormat.TEXT) -> None:
    """Sends all log lines of this process to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form is LogFormat.JSON else _Text())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)


def tell(log: logging.Logger, level: int, event: str, text: str, **fields: object) -> None:
    """One event: `text` for a person, `fields` for a machine."""
    log.log(level, "%s", text, extra={"event": event, "fields": fields})

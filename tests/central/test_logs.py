"""The server's log lines, for people and for programs; what went wrong is told without its text."""

import json
import logging
from collections.abc import Iterator

import pytest

from offcirc.central.logs import LogFormat, begin_logging, tell

_log = logging.getLogger("offcirc.central.test")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def fail() -> None:
    try:
        int("card C001")
    except ValueError:
        _log.exception("it failed")


def test_a_line_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging()
    tell(_log, logging.INFO, "request", "GET /v1/queue 200", path="/v1/queue")
    fail()
    said = capsys.readouterr().err
    assert "INFO GET /v1/queue 200\n" in said
    assert "ValueError at " in said
    assert "test_logs.py:" in said
    assert "C001" not in said
    assert "Traceback" not in said


def test_a_line_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    begin_logging(LogFormat.JSON)
    tell(_log, logging.INFO, "request", "GET /v1/queue 200", path="/v1/queue", ms=3)
    _log.warning("a disk of %d bytes", 5)
    fail()
    first, second, third = map(json.loads, capsys.readouterr().err.splitlines())
    assert {name: first[name] for name in ("level", "event", "path", "ms")} == {
        "level": "info",
        "event": "request",
        "path": "/v1/queue",
        "ms": 3,
    }
    assert first["time"].endswith("+00:00")
    assert (second["level"], second["event"], second["text"]) == ("warning", "message", "a disk of 5 bytes")
    assert third["error"].startswith("ValueError at ")
    assert "C001" not in json.dumps(third)

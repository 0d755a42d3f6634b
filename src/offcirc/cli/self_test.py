"""`offcirc --self-test`: tries on this machine what the desk depends on, from source and frozen alike.

Needs no network, and writes into a temporary folder only.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import subprocess
import sys
import tempfile
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from offcirc import __version__
from offcirc.app.keys import keychain_usable
from offcirc.app.rows import Row
from offcirc.cli.output import Output
from offcirc.clock import SystemClock
from offcirc.connectors.network import trusts_somebody
from offcirc.domain.transactions import Draft, Kind
from offcirc.journal import Journal
from offcirc.journal.verify import verify
from offcirc.program import central_arguments, has_screen, program_arguments
from offcirc.sqlcipher import KEY_LENGTH, SQLITE_VERSION
from offcirc.trying import Check, Wrong, tried

_PART_WITHIN_S = 120
_DONE, _FAILED = 0, 3


def self_test(output: Output) -> int:
    """Prints a line for each thing that was tried; exit status 3 where one failed."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="offcirc-") as folder:
        for row in _rows(Path(folder)):
            _show(output, row)
            if not row["ok"]:
                failed.append(str(row["check"]))
    good = not failed
    output.row(
        {"version": __version__, "ok": good, "failed": failed},
        f"offcirc {__version__}: {'everything works' if good else 'NOT OK: ' + ', '.join(failed)}",
    )
    return _DONE if good else _FAILED


def self_test_of_window(output: Output) -> int:
    """The part of it that needs Qt, for the process that does all of it."""
    from offcirc.gui.self_test import checks  # noqa: PLC0415 - Qt is for this part alone

    with tempfile.TemporaryDirectory(prefix="offcirc-") as folder:
        for row in tried(checks(Path(folder))):
            _show(output, row)
    return _DONE


def _show(output: Output, row: Row) -> None:
    output.row(row, f"{'ok    ' if row['ok'] else 'FAILED'}  {row['check']}: {row['says']}")


def _rows(folder: Path) -> Iterator[Row]:
    yield from tried(_checks(folder))
    yield from _part("window", [*program_arguments(), "--json", "--self-test-of-window"], _surroundings(folder))
    if _has_central():
        yield from _part("central server", [*central_arguments(), "--json", "self-test"], _surroundings(folder))


def _checks(folder: Path) -> Iterable[Check]:
    return (
        ("journal", lambda: _journal(folder / "journal.db")),
        ("time zones", _time_zones),
        ("certificates", _certificates),
        ("keychain", _keychain),
    )


def _journal(path: Path) -> str:
    """A row in an encrypted journal, opened again and verified."""
    key = secrets.token_bytes(KEY_LENGTH)
    with Journal.open(path, key, SystemClock(), create=True) as journal:
        journal.append(Draft(kind=Kind.RETURN, staff="self-test", library="", item_barcode="1"))
    if path.read_bytes().startswith(b"SQLite format 3"):
        raise Wrong("what was recorded is not encrypted")
    report = verify(path, key)
    if not report.sound or report.transactions != 1:
        raise Wrong("what was recorded does not stand the check")
    return f"recorded, encrypted and verified (SQLite {SQLITE_VERSION})"


def _time_zones() -> str:
    zoneinfo.ZoneInfo("Europe/Helsinki")
    return f"{len(zoneinfo.available_timezones())} known"


def _certificates() -> str:
    if trusts_somebody():
        return "the system's store is read"
    return "no authority is trusted here: a server needs one of the library's own (Debian: ca-certificates)"


def _keychain() -> str:
    if keychain_usable():
        return "the system's keychain keeps the key"
    return "none here: the key is guarded by a passphrase, or opened in a session that has one"


def _surroundings(folder: Path) -> dict[str, str]:
    """For the parts: what Qt and its libraries keep for the next time goes where all of this goes."""
    told = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(folder)}
    return told if has_screen() else told | {"QT_QPA_PLATFORM": "offscreen"}


def _has_central() -> bool:
    if getattr(sys, "frozen", False):
        return Path(central_arguments()[0]).exists()
    return importlib.util.find_spec("litestar") is not None


def _part(name: str, command: list[str], environment: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a process, and one more where it did not come to its end."""
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=_PART_WITHIN_S, check=False
        )
    except subprocess.TimeoutExpired:
        yield {"check": name, "ok": False, "says": f"there was no answer within {_PART_WITHIN_S} s"}
        return
    except OSError as error:
        yield {"check": name, "ok": False, "says": f"it cannot be started: {error.strerror}"}
        return
    yield from map(msgspec.json.decode, done.stdout.splitlines())
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"])[-1]
        yield {"check": name, "ok": False, "says": last}

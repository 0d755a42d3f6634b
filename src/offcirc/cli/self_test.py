"""`offcirc --self-test`: tries on this machine what the desk depends on."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from offcirc import __version__
from offcirc.cli.output import Output
from offcirc.clock import SystemClock
from offcirc.domain.transactions import Draft, Kind
from offcirc.journal import Journal
from offcirc.journal.verify import verify
from offcirc.sqlcipher import KEY_LENGTH, SQLITE_VERSION


def self_test(output: Output) -> int:
    """Records a row in an encrypted journal in a temporary folder, opens it again and verifies it."""
    key = secrets.token_bytes(KEY_LENGTH)
    with tempfile.TemporaryDirectory(prefix="offcirc-") as folder:
        path = Path(folder) / "journal.db"
        with Journal.open(path, key, SystemClock(), create=True) as journal:
            journal.append(Draft(kind=Kind.RETURN, staff="self-test", library="", item_barcode="1"))
        encrypted = not path.read_bytes().startswith(b"SQLite format 3")
        report = verify(path, key)
    good = encrypted and report.sound and report.transactions == 1
    row = {
        "version": __version__,
        "sqlite": SQLITE_VERSION,
        "encrypted": encrypted,
        "journal": report.sound,
        "ok": good,
    }
    output.row(row, f"offcirc {__version__}, SQLite {row['sqlite']}: {'ok' if good else 'NOT OK'}")
    return 0 if good else 1

"""The simulated Koha as its own process on a free port, for every suite that needs one."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.koha.database import amount_of, connect
from tests.koha.sample import load
from tests.koha.versions import NEWEST

ROOT = Path(__file__).resolve().parents[2]
_START_S = 30.0


class KohaServer:
    """`start` it, talk to `url`, look into its database, `kill` or `stop` it; leaving its context stops it.

    Args:
        home: a folder for its database and log.
        version: as in `tests.koha.versions`.
        patrons: besides the small set; so are `items` and `loans`.
        options: more of the command line: `--plugin`, `--no-rest`, `--strict`, `--row-ms=50` …
    """

    def __init__(
        self, home: Path, *options: str, version: str = NEWEST, patrons: int = 0, items: int = 0, loans: int = 0
    ) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.database = home / "koha.db"
        self.log = home / "koha.log"
        self.url = ""
        self._options = [f"--version={version}", *options]
        self._process: subprocess.Popen[bytes] | None = None
        if not self.database.exists():
            load(self.database, patrons, items, loans)

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def port(self) -> int:
        """Where it listens, or did; 0 before the first start."""
        return int(self.url.rpartition(":")[2] or 0)

    def start(self, port: int = 0, *more: str) -> Self:
        """Starts the process and waits until it listens."""
        assert not self.running
        command = [sys.executable, "-m", "tests.koha.simulator", f"--database={self.database}", f"--port={port}"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *self._options, *more],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        self.url = self._read_line()
        return self

    def _read_line(self) -> str:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        said, deadline = b"", time.monotonic() + _START_S
        while time.monotonic() < deadline and not said.endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], 0.2)
            chunk = os.read(process.stdout.fileno(), 4096) if ready else b""
            said += chunk
            if ready and not chunk:
                break
        if said.endswith(b"\n"):
            return said.decode().strip()
        self.kill()
        raise AssertionError(f"the server did not start: {said!r}\n{self.log.read_text(errors='replace')}")

    def kill(self) -> None:
        """SIGKILL, as a power cut for the process."""
        if self.running and self._process is not None:
            self._process.kill()
        self._reap()

    def stop(self) -> int:
        """SIGTERM; returns the exit status."""
        assert self._process is not None
        if self.running:
            self._process.send_signal(signal.SIGTERM)
        return self._reap()

    def restart(self) -> None:
        """Starts again on the same port, after `kill` or `stop`."""
        self.start(self.port)

    def _reap(self) -> int:
        if self._process is None:
            return 0
        status = self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status

    def __enter__(self) -> Self:
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.running:
            self.stop()
        self._reap()

    # What stands in its database -------------------------------------------------------------------------------------

    def sql(self, statement: str, *values: object) -> list[dict[str, Any]]:
        """Any question, or a change that somebody else makes at the server."""
        connection: sqlite3.Connection = connect(self.database)
        try:
            return [dict(row) for row in connection.execute(statement, values).fetchall()]
        finally:
            connection.close()

    def loans(self, barcode: str = "") -> list[dict[str, Any]]:
        """Open loans with `cardnumber` and `barcode`, oldest first; of one item, or all."""
        return self._loans("issues", barcode)

    def returned(self, barcode: str = "") -> list[dict[str, Any]]:
        """Closed loans, likewise."""
        return self._loans("old_issues", barcode)

    def _loans(self, table: str, barcode: str) -> list[dict[str, Any]]:
        return self.sql(
            f"SELECT {table}.*, cardnumber, barcode FROM {table}"  # noqa: S608 - two names
            " JOIN items USING (itemnumber) JOIN borrowers USING (borrowernumber)"
            " WHERE barcode = ? OR ? = '' ORDER BY issue_id",
            *(barcode, barcode),
        )

    def queue(self) -> list[dict[str, Any]]:
        """Every pending operation, of all branches, in the order of arrival."""
        return self.sql("SELECT * FROM pending_offline_operations ORDER BY operationid")

    def fines(self) -> dict[str, Decimal]:
        """What each patron with an account owes, by card; negative is a credit."""
        rows = self.sql(
            "SELECT cardnumber, sum(amountoutstanding) AS owes FROM accountlines JOIN borrowers USING (borrowernumber)"
            " GROUP BY borrowernumber"
        )
        return {row["cardnumber"]: amount_of(row["owes"]) for row in rows}

    def payments(self, card: str) -> list[Decimal]:
        """Every payment that was taken from a patron, as positive amounts."""
        rows = self.sql(
            "SELECT amount FROM accountlines JOIN borrowers USING (borrowernumber)"
            " WHERE cardnumber = ? AND accounttype <> 'F' ORDER BY accountlines_id",
            card,
        )
        return [amount_of(-row["amount"]) for row in rows]

    def requests(self, path: str = "") -> list[dict[str, Any]]:
        """Every request whose path ends so: `at`, `method`, `path`, `status`."""
        return self.sql("SELECT * FROM requests WHERE path LIKE ? ORDER BY at", f"%{path}")

"""What `offcirc sync --quiet` does: the automatic job of a workstation, started by the window or by the system.

It uses credentials that may do nothing else (P3, P5), keeps how it ended for the window, and writes a line into
`automatic.log`: codes and numbers, never a card, a barcode or a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from offcirc.app.home import Home
from offcirc.app.servers import Errand
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import ReportProgress
from offcirc.errors import ConnectorError, OffcircError
from offcirc.journal import Journal
from offcirc.sync.update import UpdateResult
from offcirc.sync.upload import UploadResult

_LAST_RUN = "automatic_run"
_LOG_BYTES = 256 * 1024
_NO_END = frozenset({"CANCELLED", "SYNC_RUNNING"})
"""Nothing to keep: somebody ended it, or is at it."""


class Part(StrEnum):
    """What an automatic run consists of."""

    UPLOAD = "upload"
    UPDATE = "update"


class LastRun(msgspec.Struct, frozen=True, omit_defaults=True):
    """How an automatic run ended.

    Attributes:
        at: UTC, by the workstation's clock.
        code: an error's; empty where it went well.
        params: of that error.
        good_at: when one last went well; None before the first.
    """

    at: datetime
    code: str = ""
    params: dict[str, str | int] = {}
    good_at: datetime | None = None


def last_run(journal: Journal) -> LastRun | None:
    """The newest; None before the first, and where it was written by another version."""
    stored = journal.setting(_LAST_RUN)
    try:
        return msgspec.json.decode(stored, type=LastRun) if stored else None
    except msgspec.DecodeError:
        return None


class Ran(msgspec.Struct):
    """What a run came to; a part that was not asked for, or failed, is None."""

    uploaded: UploadResult | None = None
    updated: UpdateResult | None = None

    @property
    def left(self) -> int:
        """Rows the server did not take."""
        return self.uploaded.left if self.uploaded is not None else 0


def run_automatically(workstation: Workstation, parts: Iterable[Part], report: ReportProgress) -> Ran:
    """Sends, then fetches; a failed upload does not keep fresh data away.

    Raises:
        EnvironmentProblem: `SYNC_RUNNING`, somebody is at it already: nothing is kept of this run.
        OffcircError: the first that went wrong; kept as the end of the run.
    """
    ran, failed = Ran(), None
    steps = {Part.UPLOAD: _upload, Part.UPDATE: _update}
    for part in sorted(set(parts), key=list(steps).index):
        try:
            steps[part](workstation, ran, report)
        except ConnectorError as error:
            failed = failed or error
        except OffcircError as error:
            if error.code not in _NO_END:
                _keep(workstation, error)
            raise
    _keep(workstation, failed)
    if failed is not None:
        raise failed
    return ran


def _upload(workstation: Workstation, ran: Ran, report: ReportProgress) -> None:
    with workstation.connected(Errand.UPLOAD) as connector:
        ran.uploaded = workstation.upload(connector, report)


def _update(workstation: Workstation, ran: Ran, report: ReportProgress) -> None:
    with workstation.connected(Errand.UPDATE) as connector:
        ran.updated = workstation.update(connector, report)


def _keep(workstation: Workstation, error: OffcircError | None) -> None:
    now = workstation.clock.read().wall
    if error is None:
        run = LastRun(now, good_at=now)
    else:
        before = last_run(workstation.journal)
        run = LastRun(now, error.code, dict(error.params), before.good_at if before is not None else None)
    workstation.journal.set(_LAST_RUN, msgspec.json.encode(run))


def log_run(home: Home, parts: Iterable[Part], code: str, ran: Ran | None = None) -> None:
    """Adds a line to `automatic.log`; a disk that does not take it stops nothing.

    Args:
        home: of the workstation.
        parts: what was to be done.
        code: how it ended; empty: well.
        ran: what it came to.
    """
    facts = {"code": code or "ok"}
    if ran is not None and ran.uploaded is not None:
        facts |= {"sent": str(ran.uploaded.sent), "left": str(ran.left), "outcomes": str(ran.uploaded.came_home)}
    if ran is not None and ran.updated is not None:
        facts |= {"full": str(ran.updated.full).lower(), "records": str(ran.updated.records)}
    said = " ".join(f"{name}={value}" for name, value in facts.items())
    line = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {'+'.join(parts)} {said}\n"
    log = home.automatic_log
    try:
        if log.exists() and log.stat().st_size > _LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
        with log.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError:
        return

"""Makes a whole home of the present version, with its server: `python -m tests.migrations.make_home`.

Run before a release; what lies here already is never made again. The server's home lies in the same file, so that what
waits in the stored journal can still be sent to somebody who knows its workstation.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from offcirc import __version__
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.workstation import Workstation as Inside
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Draft, Kind, NewPatron, State
from tests.central.holdings.library import write_library
from tests.central.server import RunningServer
from tests.support.workstation import PASSPHRASE, Row, Workstation

HERE = Path(__file__).parent
DESK, CENTRAL, STICK, TOLD = "desk", "central", "stick", "told.json"
WORKSTATION = "bus"
DUE = "2027-01-31"
ITEMS = 40


def make(folder: Path) -> None:
    """`desk`, its `stick` with the second copy, and `central`, in a folder."""
    library = folder / "library"
    library.mkdir()
    (folder / STICK).mkdir()
    with RunningServer(folder / CENTRAL, folder=write_library(library, ITEMS), apply_on_arrival=True) as server:
        desk = Workstation(folder / DESK, fast=True)
        may = "download,upload,process,catalogue"
        desk.enrol(server.url, server.enrolment_code(WORKSTATION, may, "REG"), WORKSTATION, "REG")
        desk.run("update")
        _settled(desk)
        _archived(desk)
        desk.issue("C1", "I0005", DUE)
        desk.run("sync")
        _every_kind(desk)
        _every_state(desk)
        desk.run("mirror", "start", str(folder / STICK))
        desk.run("update")
        server.stop()
        told: dict[str, Any] = {"version": __version__, "transactions": desk.transactions()}
        told |= {command: desk.row(command) for command in ("status", "verify", "reconcile")}
    (folder / TOLD).write_text(json.dumps(told, indent=1))


def _settled(desk: Workstation) -> None:
    """What was sent and applied, and a set that is out."""
    desk.issue("C1", "I0001", DUE)
    desk.run("return", "I0001")
    desk.run("item-create", "NEW", "--title", "Kalevala", "--location", "Adults")
    desk.run("item-edit", "NEW", "--call-number", "84.2")
    desk.run("exchange", "make", "Crate", "--to", "SMALL")
    desk.run("exchange", "fill", "Crate", "I0010", "I0011")
    desk.run("exchange", "send", "Crate")
    desk.run("exchange", "return", "Crate", "I0010")
    desk.run("sync")
    desk.run("update", "--full")


def _archived(desk: Workstation) -> None:
    """Some of that in the archive, as if it were a year old."""
    with _inside(desk) as opened:
        assert opened.replica is not None
        now = datetime.now(UTC)
        assert opened.journal.archive_days(now + timedelta(days=1), UTC, opened.replica.cursor)


def _every_kind(desk: Workstation) -> None:
    """Rows that wait: one of each kind the archive may have taken."""
    desk.issue("C1", "I0002", DUE, "--override")
    desk.run("return", "I0003")
    desk.run("renew", "I0002", "--due", DUE)
    desk.run("payment", "C1", "0.50")
    with _inside(desk) as opened:
        place: dict[str, Any] = {"staff": "Šárka", "library": "REG"}
        opened.journal.append(Draft(kind=Kind.IN_HOUSE_USE, item_barcode="I0004", count=3, **place))
        opened.journal.append(
            Draft(kind=Kind.REGISTER_PATRON, card_number="P9", patron=NewPatron("Škvorecký", "Ö"), **place)
        )
    desk.run("item-create", "NEWER", "--title", "Máj", "--location", "Adults")
    desk.run("item-edit", "NEWER", "--status", "lost")
    desk.run("exchange", "make", "Box", "--to", "SMALL")
    desk.run("exchange", "fill", "Box", "I0020", "I0021")
    desk.run("exchange", "send", "Box")
    desk.run("exchange", "return", "Box", "I0020")


def _every_state(desk: Workstation) -> None:
    """What no undisturbed day leaves: answers that were lost, refusals, and what became of them."""
    desk.run("issue", "--stdin", "--due", DUE, "--override", stdin="".join(f"C1 I00{n}\n" for n in range(25, 35)))
    with _inside(desk) as opened:
        journal = opened.journal
        ids = [row.transaction.id for row in journal.rows({State.WAITING})][-10:]
        journal.note_attempt(ids[:8])
        at = datetime.now(UTC)
        refused = [Outcome(id_, Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND, at) for id_ in ids[1:4]]
        late = Outcome(ids[4], Result.RETRY, OutcomeCode.SERVER_FAILED, at)
        journal.note_answers([*refused, late])
        again = journal.find(ids[1]).transaction
        journal.append_amendment(
            Draft(
                kind=again.kind,
                staff=again.staff,
                library=again.library,
                card_number=again.card_number,
                item_barcode="I0035",
                due_at=again.due_at,
                amends=again.id,
            )
        )
        journal.waive(ids[2], "settled by hand")
        journal.void(ids[8])
        journal.set("note of a later version", b"kept")


def _inside(desk: Workstation) -> Inside:
    os.environ[PASSPHRASE_VARIABLE] = PASSPHRASE
    return Inside.open(Home.at(desk.home))


def pack(folder: Path, target: Path) -> None:
    """One file of all that belongs to it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for part in (DESK, CENTRAL, STICK):
            for file in sorted((folder / part).rglob("*")):
                if file.is_file() and file.suffix != ".lock" and "-process" not in file.parts[-2]:
                    packed.write(file, file.relative_to(folder))
        packed.write(folder / TOLD, TOLD)


def told_of(folder: Path) -> Row:
    """What the version that made it said of it."""
    read: Row = msgspec.json.decode((folder / TOLD).read_bytes())
    return read


def main() -> None:
    """Keeps one file beside this module."""
    target = HERE / f"home-{__version__}.zip"
    if target.exists():
        raise SystemExit(f"{target.name} is kept as it is")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        pack(Path(folder), target)


if __name__ == "__main__":
    main()

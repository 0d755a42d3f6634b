"""One journal that lives twice: a backup restored a second time, a disk set back. No number stands for two rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State, Transaction
from offcirc.journal.backup import copy_database, write_backup
from offcirc.journal.verify import Fault, verify
from offcirc.sync.process import process
from tests.central.server import RunningServer
from tests.support.inside import TestClock, recorded, workstation_at
from tests.support.records import MAIN

ACT = Act("anna", override=True)


def record(desk: Workstation, count: int) -> list[Transaction]:
    """Returns of items that are not on loan: rows that need nothing of each other."""
    return [recorded(desk.desk.take_back(f"B{90 + number:03}", ACT).transaction) for number in range(count)]


def send(desk: Workstation) -> None:
    with desk.connected() as connector:
        desk.upload(connector)
        list(process(desk.journal, connector, desk.clock, None, lambda _: None))


def begin_again(desk: Workstation, copy: Path) -> Workstation:
    """The same machine with an older journal, and no head kept beside it."""
    desk.close()
    for suffix in ("db-wal", "db-shm", "head"):
        desk.home.journal.with_suffix(f".{suffix}").unlink(missing_ok=True)
    desk.home.journal.write_bytes(copy.read_bytes())
    return Workstation(desk.home, desk.key, TestClock())


def places(rows: list[Transaction]) -> list[tuple[int, int]]:
    return [(row.epoch, row.seq) for row in rows]


@pytest.mark.parametrize("make_copy", [write_backup, copy_database], ids=["a backup restored twice", "a disk set back"])
def test_after_contact_no_number_stands_for_two_rows(
    server: RunningServer, tmp_path: Path, make_copy: Callable[[Path, bytes, Path], None]
) -> None:
    name = f"twice-{make_copy.__name__}"
    copy = tmp_path / "copy.db"
    with workstation_at(server, tmp_path / "ws", name, library=MAIN) as desk:
        send(desk)
        make_copy(desk.home.journal, desk.key, copy)
        with begin_again(desk, copy) as first_life:
            lost = record(first_life, 6)
            send(first_life)
        with begin_again(first_life, copy) as second_life:
            offline = record(second_life, 2)  # nobody here can know yet
            assert places(offline) == places(lost[:2])
            send(second_life)
            later = record(second_life, 2)
            assert places(later) == [(lost[0].epoch + 1, 1), (lost[0].epoch + 1, 2)]
            report = verify(second_life.home.journal, second_life.key)
            assert {finding.fault for finding in report.findings} <= {Fault.TAIL_LOST}
            send(second_life)
            rows = list(second_life.journal.rows())
            assert [row.transaction.id for row in rows] == [row.id for row in (*offline, *later)]
            assert {row.state for row in rows} == {State.REFUSED}
        with begin_again(second_life, copy) as third_life:
            send(third_life)
            assert places(record(third_life, 1)) == [(later[0].epoch + 1, 1)]

"""Transactions in files that somebody carries, on a workstation that has never met a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offcirc.app import carried_files, carried_writing
from offcirc.app.carried_files import Brought, Fate, export_koc, import_koc
from offcirc.app.desk import Act
from offcirc.app.review.details import read_details
from offcirc.app.workstation import Workstation
from offcirc.connectors.files.koc import Unfit
from offcirc.domain.checks import CheckCode
from offcirc.domain.transactions import EventKind, State
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.sync.lock import only_syncer
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.support.inside import lone_workstation, recorded

ACT = Act("anna")
DUE = "2027-05-05"


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Workstation]:
    with lone_workstation(tmp_path / "home") as workstation:
        yield workstation


def carried(folder: Path, *lines: str) -> Path:
    file = folder / "carried.koc"
    file.write_text("\n".join(["Version=1.0\tGenerator=x\tGeneratorVersion=1", *lines]))
    return file


def states(workstation: Workstation) -> list[State]:
    return [row.state for row in workstation.journal.rows()]


def test_an_upload_and_an_export_never_take_the_same_rows(lone: Workstation, tmp_path: Path) -> None:
    lone.desk.take_back("I1", ACT)
    with only_syncer(lone.home.sync_lock), pytest.raises(EnvironmentProblem, match="SYNC_RUNNING"):
        export_koc(lone, tmp_path / "out.koc")
    assert states(lone) == [State.WAITING]


def test_a_row_that_is_taken_back_meanwhile_is_not_in_the_file(
    lone: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(lone.desk.take_back("I1", ACT).transaction)
    other = recorded(lone.desk.take_back("I2", ACT).transaction)
    read = carried_files._as_lines

    def then_voided(*arguments: object) -> object:
        lines = read(*arguments)  # type: ignore[arg-type] # as they come
        lone.journal.void(row.id)
        return lines

    monkeypatch.setattr(carried_files, "_as_lines", then_voided)
    assert export_koc(lone, tmp_path / "out.koc").rows == (other,)
    assert (tmp_path / "out.koc").read_text().splitlines()[1:] == [
        line for line in (tmp_path / "out.koc").read_text().splitlines() if line.endswith("\treturn\tI2")
    ]
    assert states(lone) == [State.VOIDED, State.UNKNOWN]


def test_a_file_that_appears_meanwhile_is_kept_and_the_rows_wait(
    lone: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.koc"
    lone.desk.take_back("I1", ACT)
    fsync = os.fsync

    def then_another(descriptor: int) -> None:
        fsync(descriptor)
        file.write_text("somebody's")

    monkeypatch.setattr(os, "fsync", then_another)
    with pytest.raises(UserError, match="FILE_EXISTS"):
        export_koc(lone, file)
    assert (file.read_text(), states(lone)) == ("somebody's", [State.WAITING])
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


def test_an_interrupt_leaves_nothing_and_what_waited_waits(
    lone: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lone.desk.take_back("I1", ACT)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(carried_writing, "_fill", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export_koc(lone, tmp_path / "out.koc")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert states(lone) == [State.WAITING]


def test_a_stick_that_is_full_takes_nothing_and_what_waited_waits(lone: Workstation, tmp_path: Path) -> None:
    for number in range(200):
        lone.desk.take_back(f"I{number}", ACT)
    (tmp_path / "stick").mkdir()
    with skip_if_not_available(), SmallFilesystem(tmp_path / "stick", 1 << 20) as stick:
        stick.fill()
        with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
            export_koc(lone, stick.path / "out.koc")
        assert not [*stick.path.glob("*.koc"), *stick.path.glob(".*.part")]
        assert set(states(lone)) == {State.WAITING}
        stick.make_room()
        assert len(export_koc(lone, stick.path / "out.koc").rows) == 200


def test_rows_of_a_file_that_left_are_not_taken_back_by_a_later_export_of_the_same_name(
    lone: Workstation, tmp_path: Path
) -> None:
    file = tmp_path / "out.koc"
    for barcode in ("I1", "I2"):
        lone.desk.take_back(barcode, ACT)
        assert len(export_koc(lone, file).rows) == 1
        file.unlink()  # somebody moved it to a stick
    lost = recorded(lone.desk.take_back("I3", ACT).transaction)
    lone.journal.note_attempt([lost.id])
    assert export_koc(lone, file).rows == ()
    assert states(lone) == [State.UNKNOWN] * 3


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_reads_the_file(lone: Workstation, tmp_path: Path) -> None:
    lone.desk.take_back("I1", ACT)
    export_koc(lone, tmp_path / "out.koc")
    assert (tmp_path / "out.koc").stat().st_mode & 0o077 == 0


def test_a_renewal_that_was_dated_back_before_the_loan_names_nobody_it_cannot_know(
    lone: Workstation, tmp_path: Path
) -> None:
    lone.desk.renew("I1", DUE, Act("anna", override=True))
    lone.desk.issue("C2", "I1", DUE, Act("anna", override=True))
    exported = export_koc(lone, tmp_path / "out.koc")
    assert [why for _, why in exported.kept] == [Unfit.BORROWER_UNKNOWN]
    assert [row.card_number for row in exported.rows] == ["C2"]


def test_a_row_that_a_file_brought_is_marked_and_its_history_says_so(lone: Workstation, tmp_path: Path) -> None:
    (brought,) = import_koc(lone, carried(tmp_path, "2025-10-24 12:00:00 5\treturn\tI1"), "anna")
    found = lone.journal.find(brought.id).transaction
    assert brought == Brought(2, Fate.RECORDED, found.id, brought.recording)
    assert CheckCode.FROM_FILE in found.marks
    assert found.occurred_at == datetime(2025, 10, 24, 9, 0, 0, 5_000, UTC)
    assert [line.kind for line in read_details(lone, found.id, ()).history] == ["brought"]


def test_an_hour_that_comes_twice_and_one_that_never_comes_are_recorded(lone: Workstation, tmp_path: Path) -> None:
    file = carried(tmp_path, "2025-10-26 03:30:00 0\treturn\tI1", "2025-03-30 03:30:00 0\treturn\tI2")
    assert [brought.fate for brought in import_koc(lone, file, "anna")] == [Fate.RECORDED] * 2
    times = [row.transaction.occurred_at for row in lone.journal.rows()]
    assert times == [datetime(2025, 10, 26, 0, 30, tzinfo=UTC), datetime(2025, 3, 30, 1, 30, tzinfo=UTC)]


def test_an_export_tells_under_which_id_its_rows_are_taken_in(lone: Workstation, tmp_path: Path) -> None:
    row = recorded(lone.desk.take_back("I1", ACT).transaction)
    export_koc(lone, tmp_path / "out.koc")
    (line,) = (tmp_path / "out.koc").read_text().splitlines()[1:]
    (event,) = lone.journal.history(row.id)
    with lone_workstation(tmp_path / "other") as other:
        (brought,) = import_koc(other, carried(tmp_path, line), "anna")
    assert (event.kind, event.body.details["carried_as"]) == (EventKind.EXPORTED, brought.id)

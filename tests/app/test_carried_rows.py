"""`.offcirc` files at a workstation: what leaves in one, and what one that a passphrase opens brings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import nacl.public
import nacl.signing
import pytest

from offcirc.app import carried_writing
from offcirc.app.carried_files import Fate
from offcirc.app.carried_rows import FileKind, export_rows, keep_file, kind_of, take_rows
from offcirc.app.desk import Act
from offcirc.app.home import KOHA
from offcirc.app.servers import PRIVATE_KEY
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.sync import contact
from offcirc.sync.carrying import kept
from offcirc.sync.known_server import note_server
from offcirc.wire.carried import open_at_server, read_manifest, unpack_rows
from offcirc.wire.messages import SentTransaction, ServerInfo
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.small_filesystem import SmallFilesystem
from tests.support.inside import TestClock, lone_workstation, recorded

ACT = Act("anna")
PASSPHRASE = "nine small boats"
SERVER = nacl.public.PrivateKey(b"s" * 32)
VERIFY_KEY = bytes(nacl.signing.SigningKey(b"k" * 32).verify_key).hex()


def enrolled(directory: Path, *, server: nacl.public.PrivateKey = SERVER) -> Workstation:
    """A workstation that knows its server's keys and has never met it."""
    workstation = lone_workstation(directory)
    workstation.journal.set(PRIVATE_KEY, bytes(nacl.public.PrivateKey.generate()))
    clock = workstation.clock.read().wall
    note_server(
        workstation.journal,
        ServerInfo(
            "srv", "Server", "1", 1, clock, "UTC", verify_key=VERIFY_KEY, public_key=bytes(server.public_key).hex()
        ),
    )
    return workstation


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workstation]:
    with enrolled(tmp_path / "desk") as workstation:
        yield workstation


def at_koha(directory: Path, name: str) -> Workstation:
    with lone_workstation(directory) as made:
        made.journal.enrol(name)
        made.home.change_config(kind=KOHA, workstation=name)
        home, key, clock = made.home, made.key, made.clock
    return Workstation(home, key, clock)


@pytest.fixture
def koha(tmp_path: Path) -> Iterator[Workstation]:
    with at_koha(tmp_path / "koha", "bus") as workstation:
        yield workstation


@pytest.fixture
def other_koha(tmp_path: Path) -> Iterator[Workstation]:
    with at_koha(tmp_path / "other", "main-desk") as workstation:
        yield workstation


def as_server_reads(workstation: Workstation, file: Path) -> list[SentTransaction]:
    private_key = workstation.journal.setting(PRIVATE_KEY)
    assert private_key is not None
    public = bytes(nacl.public.PrivateKey(private_key).public_key).hex()
    return unpack_rows(file.read_bytes(), open_at_server(bytes(SERVER), public))


def states(workstation: Workstation) -> list[State]:
    return [row.state for row in workstation.journal.rows()]


def test_P4_all_that_the_server_has_not_acknowledged_leaves_again_and_again(desk: Workstation, tmp_path: Path) -> None:
    first, second = tmp_path / "1.offcirc", tmp_path / "2.offcirc"
    one = recorded(desk.desk.take_back("I1", ACT).transaction)
    assert [row.id for row in export_rows(desk, first).rows] == [one.id]
    assert states(desk) == [State.UNKNOWN]
    two = recorded(desk.desk.take_back("I2", ACT).transaction)
    export_rows(desk, second)
    assert [sent.transaction for sent in as_server_reads(desk, second)] == [one, two]
    assert kind_of(second) is FileKind.ROWS


def test_nothing_to_carry_makes_no_file(desk: Workstation, tmp_path: Path) -> None:
    assert export_rows(desk, tmp_path / "out.offcirc").rows == ()
    assert not list(tmp_path.glob("*.offcirc"))


def test_without_the_servers_key_nothing_is_sealed_and_nothing_leaves(tmp_path: Path) -> None:
    with lone_workstation(tmp_path / "lone") as lone:
        lone.desk.take_back("I1", ACT)
        with pytest.raises(UserError, match="SERVER_KEY_UNKNOWN"):
            export_rows(lone, tmp_path / "out.offcirc")
        assert states(lone) == [State.WAITING]


def test_a_row_that_may_be_at_the_server_does_not_wait_again_because_its_file_failed(
    desk: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(desk.desk.take_back("I1", ACT).transaction)
    desk.journal.note_attempt([row.id])
    desk.desk.take_back("I2", ACT)

    def pulled_out(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(carried_writing, "_fill", pulled_out)
    with pytest.raises(EnvironmentProblem, match="DISK_FAILED"):
        export_rows(desk, tmp_path / "out.offcirc")
    assert states(desk) == [State.UNKNOWN, State.WAITING]
    assert list(tmp_path.glob("*.offcirc")) == list(tmp_path.glob(".*.part")) == []


def test_a_stick_that_is_full_gets_no_half_file_and_the_rows_are_as_they_were(
    desk: Workstation, tmp_path: Path
) -> None:
    for number in range(100):
        desk.desk.take_back(f"I{number}", ACT)
    (tmp_path / "stick").mkdir()
    with skip_if_not_available(), SmallFilesystem(tmp_path / "stick", 1 << 20) as stick:
        stick.fill()
        with pytest.raises(EnvironmentProblem, match="DISK_FULL"):
            export_rows(desk, stick.path / "out.offcirc")
        assert not [*stick.path.glob("*.offcirc"), *stick.path.glob(".*.part")]
        assert set(states(desk)) == {State.WAITING}
        stick.make_room()
        assert len(export_rows(desk, stick.path / "out.offcirc").rows) == 100


def test_times_are_the_servers_although_this_clock_was_set_an_hour_forward(desk: Workstation, tmp_path: Path) -> None:
    """The counter of this uptime knows better than the clock, whatever was done to it since the last contact."""
    clock = desk.clock
    assert isinstance(clock, TestClock)
    real = clock.read().wall
    _note_contact(desk, real)
    clock.wrong_by = timedelta(hours=1)
    row = recorded(desk.desk.take_back("I1", ACT).transaction)
    assert row.recorded_at - real > timedelta(minutes=59)
    export_rows(desk, tmp_path / "out.offcirc")
    (sent,) = as_server_reads(desk, tmp_path / "out.offcirc")
    assert abs(sent.recorded_at - real) < timedelta(seconds=30)
    assert abs(read_manifest((tmp_path / "out.offcirc").read_bytes()).about.written_at - real) < timedelta(seconds=30)


def test_after_a_restart_a_clock_is_taken_to_be_as_wrong_as_it_was(desk: Workstation, tmp_path: Path) -> None:
    clock = desk.clock
    assert isinstance(clock, TestClock)
    real = clock.read().wall
    clock.wrong_by = timedelta(hours=1)
    _note_contact(desk, real)
    desk.desk.take_back("I1", ACT)
    clock.reboot()
    desk.desk.take_back("I2", ACT)
    clock.reboot()
    export_rows(desk, tmp_path / "out.offcirc")
    for sent in as_server_reads(desk, tmp_path / "out.offcirc"):
        assert abs(sent.recorded_at - real) < timedelta(seconds=30)


def _note_contact(workstation: Workstation, server_at: datetime) -> None:
    """As `make_contact` leaves it."""
    here = workstation.clock.read()
    offset = round((here.wall - server_at) / timedelta(milliseconds=1))
    note = contact.LastContact(server_at, offset, 0, 0, "Server", boot=here.boot, monotonic_ms=here.monotonic_ms)
    workstation.journal.set(contact._LAST_CONTACT, msgspec.json.encode(note))


def test_another_workstation_keeps_a_sealed_file_once_and_records_nothing(desk: Workstation, tmp_path: Path) -> None:
    desk.desk.take_back("I1", ACT)
    export_rows(desk, tmp_path / "out.offcirc")
    with enrolled(tmp_path / "other") as other:
        for _ in range(2):
            found = keep_file(other, tmp_path / "out.offcirc")
            assert found is not None
            assert found.manifest.about.rows == 1
        (file,) = kept(other.journal)
        assert file.read_bytes() == (tmp_path / "out.offcirc").read_bytes()
        assert states(other) == []


def test_a_file_for_another_server_is_refused_in_a_word(desk: Workstation, tmp_path: Path) -> None:
    desk.desk.take_back("I1", ACT)
    export_rows(desk, tmp_path / "out.offcirc")
    with enrolled(tmp_path / "far", server=nacl.public.PrivateKey(b"f" * 32)) as far:
        with pytest.raises(UserError, match="CARRIED_ELSEWHERE"):
            keep_file(far, tmp_path / "out.offcirc")
        assert kept(far.journal) == []


def test_a_passphrase_file_brings_each_row_once_as_the_other_workstations_own(
    koha: Workstation, other_koha: Workstation, tmp_path: Path
) -> None:
    file = tmp_path / "out.offcirc"
    rows = [recorded(koha.desk.take_back(f"I{number}", ACT).transaction) for number in range(3)]
    exported = export_rows(koha, file, PASSPHRASE)
    assert not exported.sealed_to_server
    assert states(koha) == [State.UNKNOWN] * 3
    assert keep_file(other_koha, file) is None
    brought = list(take_rows(other_koha, file, PASSPHRASE))
    assert [each.fate for each in brought] == [Fate.RECORDED] * 3
    here = [row.transaction for row in other_koha.journal.rows()]
    assert [(row.id, row.workstation) for row in here] == [(row.id, "bus") for row in rows]
    assert all("FROM_FILE" in row.marks and row.staff == "anna" for row in here)
    assert [each.fate for each in take_rows(other_koha, file, PASSPHRASE)] == [Fate.ALREADY_HERE] * 3
    assert [each.fate for each in take_rows(koha, file, PASSPHRASE)] == [Fate.ALREADY_HERE] * 3
    again = export_rows(other_koha, tmp_path / "on.offcirc", PASSPHRASE)
    assert again.rows == ()  # what another recorded goes with its own file only


def test_rows_in_a_passphrase_file_do_not_leave_a_second_time_by_themselves(koha: Workstation, tmp_path: Path) -> None:
    row = recorded(koha.desk.take_back("I1", ACT).transaction)
    export_rows(koha, tmp_path / "1.offcirc", PASSPHRASE)
    assert export_rows(koha, tmp_path / "2.offcirc", PASSPHRASE).rows == ()
    koha.journal.send_again(row.id, "the stick broke")
    assert [each.id for each in export_rows(koha, tmp_path / "3.offcirc", PASSPHRASE).rows] == [row.id]


def test_a_wrong_passphrase_and_an_altered_file_record_nothing(
    koha: Workstation, other_koha: Workstation, tmp_path: Path
) -> None:
    file = tmp_path / "out.offcirc"
    koha.desk.take_back("I1", ACT)
    export_rows(koha, file, PASSPHRASE)
    with pytest.raises(UserError, match="FILE_PASSPHRASE_WRONG"):
        list(take_rows(other_koha, file, "ten small boats"))
    content = bytearray(file.read_bytes())
    content[-400] ^= 1
    file.write_bytes(content)
    with pytest.raises(UserError, match="CARRIED_ALTERED"):
        list(take_rows(other_koha, file, PASSPHRASE))
    assert states(other_koha) == []


def test_at_our_own_server_a_passphrase_is_not_proof_enough(
    desk: Workstation, koha: Workstation, tmp_path: Path
) -> None:
    koha.desk.take_back("I1", ACT)
    export_rows(koha, tmp_path / "out.offcirc", PASSPHRASE)
    with pytest.raises(UserError, match="CARRIED_NOT_SEALED"):
        list(take_rows(desk, tmp_path / "out.offcirc", PASSPHRASE))

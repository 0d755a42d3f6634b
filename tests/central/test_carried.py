"""Files of rows at the server's two doors: over the wire by whoever brings them, and at its own command line."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec
import nacl.public
import pytest
import requests

from offcirc.domain.transactions import Transaction
from offcirc.wire.carried import MAX_FILE, Seal, about_rows, pack_rows, seal_by_passphrase, seal_to_server
from offcirc.wire.messages import CarriedAnswer, SentTransaction
from tests.central.client import TIMEOUT_S, Desk, now
from tests.central.server import RunningServer, running_server

PASSPHRASE = "nine small boats"
NewItem = Callable[[], str]


@dataclass
class Carrier:
    """A workstation with its key, as its own program has it."""

    desk: Desk
    key: bytes

    @classmethod
    def enrol(cls, server: RunningServer, name: str, may: str = "download,upload,process") -> Carrier:
        key = nacl.public.PrivateKey.generate()
        code = server.enrolment_code(name, may, library="MAIN")
        return cls(Desk.enrol(server.url, code, name, public_key=bytes(key.public_key).hex()), bytes(key))

    def seal(self) -> Seal:
        told = requests.get(f"{self.desk.url}/v1/server", timeout=TIMEOUT_S).json()
        return seal_to_server(self.key, told["public_key"])

    def pack(
        self, *rows: Transaction, seal: Seal | None = None, name: str = "", ahead: timedelta = timedelta()
    ) -> bytes:
        """A file of rows, by a clock that is ahead."""
        sent = [SentTransaction(row, row.recorded_at + ahead, row.occurred_at + ahead) for row in rows]
        about = about_rows(
            sent, workstation=name or self.desk.name, library="MAIN", server_id="", written_at=now() + ahead
        )
        return pack_rows(about, sent, seal or self.seal())


def bring(desk: Desk, content: bytes) -> requests.Response:
    headers = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/octet-stream"}
    return requests.post(f"{desk.url}/v1/carried", data=content, headers=headers, timeout=TIMEOUT_S)


def taken(desk: Desk, content: bytes) -> CarriedAnswer:
    answer = bring(desk, content)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=CarriedAnswer)


_numbers = itertools.count(1)


@pytest.fixture
def bus(server: RunningServer) -> Carrier:
    return Carrier.enrol(server, f"carrier {next(_numbers)}")


def test_P4_rows_stay_the_workstations_own_whoever_brings_them(
    bus: Carrier, desk: Desk, new_item: NewItem, new_card: NewItem
) -> None:
    rows = [bus.desk.issue(new_card(), new_item()) for _ in range(3)]
    assert taken(desk, bus.pack(*rows)) == CarriedAnswer(bus.desk.name, 3, 3, 0)
    assert taken(desk, bus.pack(*rows, bus.desk.give_back(new_item()))) == CarriedAnswer(bus.desk.name, 4, 1, 3)
    waiting = {row.transaction.id: row.transaction.workstation for row in desk.queue().rows}
    assert [waiting[row.id] for row in rows] == [bus.desk.name] * 3
    desk.process(*(row.id for row in rows))
    assert [outcome.transaction_id for outcome in bus.desk.outcomes().outcomes] == [row.id for row in rows]
    again = bus.desk.upload(*rows)
    assert all(answer.outcome is not None and answer.outcome.code == "SUCCESS" for answer in again)


def test_a_file_and_the_wire_may_bring_the_same_rows(bus: Carrier, desk: Desk, new_item: NewItem) -> None:
    rows = [bus.desk.give_back(new_item()) for _ in range(2)]
    bus.desk.upload(rows[0])
    told = taken(desk, bus.pack(*rows))
    assert (told.received, told.known, told.refused) == (1, 1, 0)


def test_nobody_else_can_forge_a_workstations_rows(
    server: RunningServer, bus: Carrier, desk: Desk, new_item: NewItem
) -> None:
    thief = Carrier.enrol(server, f"thief of {bus.desk.name}")
    row = bus.desk.give_back(new_item())
    for content in (
        thief.pack(row, name=bus.desk.name),  # sealed by the thief's key
        bus.pack(thief.desk.give_back(new_item())),  # another's row in an honest file
        thief.pack(row, name="no such workstation"),
        bus.pack(row, seal=seal_by_passphrase(PASSPHRASE, 1, 8192)),
        bus.pack(row, seal=seal_to_server(bus.key, bytes(nacl.public.PrivateKey.generate().public_key).hex())),
    ):
        answer = bring(desk, content)
        assert answer.status_code == 422
        assert answer.json()["code"] in {"CARRIED_NOT_THEIRS", "CARRIED_NOT_SEALED", "CARRIED_ELSEWHERE"}
    assert row.id not in {each.transaction.id for each in desk.queue().rows}


def test_what_is_no_file_of_ours_is_refused_in_a_word(desk: Desk) -> None:
    for content in (b"", b"rubbish", b"PK\x03\x04rubbish"):
        assert bring(desk, content).status_code == 422
    assert bring(desk, bytes(MAX_FILE + 1)).status_code == 413


def test_a_clock_that_is_ahead_even_of_the_files_arrival_is_put_back(
    bus: Carrier, desk: Desk, new_item: NewItem
) -> None:
    rows = [bus.desk.give_back(new_item(), at=now() - timedelta(minutes=minutes)) for minutes in (30, 10)]
    taken(desk, bus.pack(*rows, ahead=timedelta(hours=5)))
    at = {row.transaction.id: row.order_at for row in desk.queue().rows}
    assert abs(at[rows[0].id] - rows[0].recorded_at) < timedelta(seconds=30)
    assert abs(at[rows[1].id] - rows[1].recorded_at) < timedelta(seconds=30)


def test_at_the_servers_own_door_a_passphrase_opens_a_file_for_review(
    server: RunningServer, bus: Carrier, new_item: NewItem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = bus.desk.give_back(new_item())
    file = tmp_path / "out.offcirc"
    file.write_bytes(bus.pack(row, seal=seal_by_passphrase(PASSPHRASE, 1, 8192)))
    told = server.run("import-transactions", str(file))
    assert (told.returncode, told.stdout) == (1, "")
    assert "opens with a passphrase" in told.stderr
    for passphrase, status in (("ten large boats", 1), (PASSPHRASE, 0)):
        monkeypatch.setenv("OFFCIRC_FILE_PASSPHRASE", passphrase)
        done = server.run("import-transactions", str(file), "--json")
        assert done.returncode == status, done.stderr
    assert json.loads(done.stdout)["held"]
    assert "wait for review" in done.stderr


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("at once"), folder=small_library, apply_on_arrival=True) as started:
        yield started


def test_P8_where_rows_are_applied_on_arrival_those_of_a_revoked_machine_wait_for_review(
    at_once: RunningServer, new_item: NewItem, new_card: NewItem
) -> None:
    honest, lost, desk = (Carrier.enrol(at_once, name) for name in ("honest", "lost", "desk"))
    row, doubtful = honest.desk.issue(new_card(), new_item()), lost.desk.issue(new_card(), new_item())
    content = lost.pack(doubtful)
    at_once.cli("revoke", "lost")
    assert not taken(desk.desk, honest.pack(row)).held
    assert taken(desk.desk, content).held
    assert [each.transaction.id for each in desk.desk.queue().rows] == [doubtful.id]
    assert [outcome.transaction_id for outcome in honest.desk.outcomes().outcomes] == [row.id]
    # Enrolled anew under the same name: what the machine before recorded still waits for somebody.
    again = Carrier.enrol(at_once, "lost")
    again.desk.upload()
    assert [each.transaction.id for each in desk.desk.queue().rows] == [doubtful.id]
    assert desk.desk.process(doubtful.id)[doubtful.id].code == "SUCCESS"
    trail = at_once.cli("audit", "--json").splitlines()
    assert {"carried_in"} <= {json.loads(line)["act"] for line in trail}

"""What a workstation learns at contact: whom to forget, whose patrons it may have, and what it tells in turn."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.domain.records import PatronDetails
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.journal.verify import verify
from offcirc.sync.forgetting import erase_forgotten, newest_erasure, take_in
from offcirc.sync.known_server import KnownServer, known_server
from offcirc.sync.process import process
from offcirc.sync.reconcile import reconcile
from offcirc.wire.messages import Erasure
from tests.central.server import RunningServer
from tests.support.inside import recorded
from tests.support.records import BRANCH, patron, write_folder

ACT = Act("anna", override=True)


def choose(server: RunningServer, desk: Workstation, *scope: str) -> None:
    """What of the patrons it may have. Its extract is built by hand: else the first request starts a process for it."""
    server.cli("scope", desk.journal.workstation, *scope)
    server.cli("extract")


def update(desk: Workstation) -> bool:
    with desk.connected() as connector:
        return desk.update(connector).full


def apply_all(desk: Workstation) -> None:
    with desk.connected() as connector:
        desk.upload(connector)
        for _ in process(desk.journal, connector, desk.clock, None, lambda _: None):
            pass


def test_a_forgotten_patron_is_forgotten_here_once_nothing_of_theirs_is_open(
    desk: Workstation, server: RunningServer, fresh: tuple[str, str]
) -> None:
    card, barcode = fresh
    update(desk)
    lent = recorded(desk.desk.issue(card, barcode, "2027-05-05", ACT).transaction)
    back = recorded(desk.desk.take_back(barcode, ACT).transaction)
    apply_all(desk)
    update(desk)
    open_row = recorded(desk.desk.issue(card, barcode, "2027-05-05", ACT).transaction)
    server.cli("forget", card)
    server.cli("extract")
    update(desk)
    assert desk.replica is not None
    assert desk.replica.find_patron([card.lower()]) is None
    left = {row.transaction.id for row in desk.journal.rows(archived=True)}
    assert open_row.id in left
    assert lent.id not in left
    assert back.id in left, "a return does not say whose loan it was"
    apply_all(desk)  # refused: there is no such patron any more
    assert desk.journal.find(open_row.id).state is State.REFUSED
    desk.journal.waive(open_row.id, "the patron is forgotten")
    update(desk)
    assert open_row.id not in {row.transaction.id for row in desk.journal.rows(archived=True)}
    assert reconcile(desk.journal).holds
    assert verify(desk.journal.path, desk.key).sound
    update(desk)
    told = next(row for row in workstations(server) if row["workstation"] == desk.journal.workstation)
    assert told["unsent"] == 0


def workstations(server: RunningServer) -> list[dict[str, object]]:
    return [json.loads(line) for line in server.cli("workstations", "--json").splitlines()]


def test_whose_patrons_a_workstation_has_is_chosen_at_the_server(desk: Workstation, server: RunningServer) -> None:
    assert update(desk)
    assert not update(desk)
    choose(server, desk, "--patrons", BRANCH)
    assert update(desk), "everything anew"
    assert desk.replica is not None
    assert desk.replica.info.counts["patrons"] == 0
    assert not update(desk)
    choose(server, desk, "--patrons", "own")
    assert update(desk)
    assert desk.replica.info.counts["patrons"] > 0


def test_what_of_a_patron_a_workstation_has_is_chosen_at_the_server(
    desk: Workstation, server: RunningServer, tmp_path: Path
) -> None:
    known = patron("DETAILED", phone="+358 40 1", email="a@example.org", born_on="2001-02-03", address="Street 1")
    server.cli("import", str(write_folder(tmp_path / "records", patrons=[known])))
    update(desk)
    assert desk.replica is not None
    assert desk.replica.details_of("DETAILED") is None
    choose(server, desk, "--patrons", "all", "--details", "e-mail,birth-date")
    assert (
        "There is no detail shoe-size" in server.run("scope", "x", "--patrons", "all", "--details", "shoe-size").stderr
    )
    assert update(desk)
    told = PatronDetails("DETAILED", date(2001, 2, 3), email="a@example.org")
    assert desk.replica.details_of("DETAILED") == told
    changed = {**known, "email": "b@example.org"}
    server.cli("import", str(write_folder(tmp_path / "records", patrons=[changed])))
    assert not update(desk)
    assert desk.replica.details_of("DETAILED") == replace(told, email="b@example.org")
    server.cli("forget", "DETAILED")
    assert not update(desk)
    assert desk.replica.details_of("DETAILED") is None


def test_a_contact_tells_what_waits_here_and_how_old_the_data_is(
    desk: Workstation, server: RunningServer, fresh: tuple[str, str]
) -> None:
    update(desk)
    desk.desk.issue(*fresh, "2027-05-05", ACT)
    update(desk)
    told = next(row for row in workstations(server) if row["workstation"] == desk.journal.workstation)
    assert told["unsent"] == 1
    assert told["replica_as_of"] is not None
    with desk.connected() as connector:
        desk.upload(connector)
    told = next(row for row in workstations(server) if row["workstation"] == desk.journal.workstation)
    assert told["unsent"] == 0


def test_erasures_are_taken_in_once_and_another_servers_count_for_themselves(desk: Workstation) -> None:
    journal = desk.journal
    update(desk)
    server_id = known(journal).server_id
    first, second = Erasure(1_000_001, ("a" * 64,)), Erasure(1_000_002, ("b" * 64, "c" * 64))
    take_in(journal, server_id, ())
    assert newest_erasure(journal) < first.number
    take_in(journal, server_id, (first,))
    take_in(journal, server_id, (first, second))
    kept = journal.setting("erasures")
    take_in(journal, server_id, (first, second))
    assert journal.setting("erasures") == kept
    assert newest_erasure(journal) == second.number
    assert [len(each["hashes"]) for each in json.loads(kept or b"")["pending"]][-2:] == [1, 2]
    take_in(journal, "another", (Erasure(3, ("d" * 64,)),))
    assert newest_erasure(journal) == 0, "the present server is told of none of another's"
    update(desk)
    assert erase_forgotten(journal, 0) == 0


def known(journal: Journal) -> KnownServer:
    found = known_server(journal)
    assert found is not None
    return found

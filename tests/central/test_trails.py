"""Revoked machines' rows, the audit trail, and patrons who are forgotten, by the server's commands and doors."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from offcirc.central.database import Database
from offcirc.domain.forgetting import card_hash
from offcirc.wire.messages import ContactAnswer
from tests.central.client import Desk, now
from tests.central.server import RunningServer, running_server
from tests.support.inside import database_url
from tests.support.records import patron, write_folder


@pytest.fixture(scope="module")
def applying(tmp_path_factory: pytest.TempPathFactory, small_library: Path) -> Iterator[RunningServer]:
    """A server that applies rows as they arrive."""
    home = tmp_path_factory.mktemp("applying")
    with running_server(home, folder=small_library, apply_on_arrival=True) as started:
        yield started


def trail(server: RunningServer, *more: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in server.cli("audit", "--json", *more).splitlines()]


def test_P8_a_revoked_machines_rows_wait_for_review_once_it_is_back(applying: RunningServer) -> None:
    desk = Desk.enrol(applying.url, applying.enrolment_code("lost"), "lost")
    before = desk.issue("C010", "I010")
    applying.cli("revoke", "lost")
    assert desk.call("POST", "/v1/transactions", {"transactions": []}).status_code == 401
    meanwhile = desk.issue("C011", "I011")
    again = Desk.enrol(applying.url, applying.enrolment_code("lost"), "lost")
    again.seq = desk.seq
    after = again.issue("C012", "I012")
    answers = again.upload(before, meanwhile, after)
    assert [answer.receipt is not None for answer in answers] == [True, True, False], (
        "recorded before it was let in again"
    )
    queued = {row.transaction.id: row.held for row in again.queue().rows}
    assert queued == {before.id: True, meanwhile.id: True}
    shown = [json.loads(line) for line in applying.cli("queue", "--json").splitlines()]
    assert [row["held"] for row in shown] == [True, True]
    later = again.issue("C013", "I013")
    assert again.upload(later)[0].outcome is not None, "held rows do not hold up others"
    assert again.process(before.id, meanwhile.id)[before.id].code == "SUCCESS"


def test_the_trail_tells_who_did_what_and_nothing_of_patrons(server: RunningServer) -> None:
    earlier = len(trail(server))
    desk = Desk.enrol(server.url, server.enrolment_code("told", library="MAIN"), "told")
    rows = [desk.issue("C020", "I020"), desk.give_back("I020"), desk.pay("C020", "1.00")]
    desk.upload(*rows)
    desk.process(*(row.id for row in rows[:2]))
    server.cli("process", "--all")
    server.cli("reset-pin", "told", "M. Virtanen")
    server.cli("scope", "told", "--patrons", "own")
    server.cli("revoke", "told", "--token", "upload")
    server.cli("revoke", "told")
    found = trail(server)[:-earlier]
    acts = [(row["act"], row["who"].split(":")[0]) for row in found]
    assert acts == [
        ("revoked", "console"),
        ("revoked", "console"),
        ("scope_changed", "console"),
        ("pin_reset", "console"),
        ("processed", "console"),
        ("processed", "workstation"),
        ("enrolled", "workstation"),
        ("code_made", "console"),
    ]
    assert [row["rows"] for row in found if row["act"] == "processed"] == [1, 2]
    assert trail(server)[-1]["act"] == "imported"
    said = json.dumps(found)
    for secret in ("C020", "I020", "Nov", "Virtanen", desk.token):
        assert secret not in said
    assert len(trail(server, "--limit", "2")) == 2
    assert trail(server, "--since", "2999-01-01") == []


def test_a_patron_is_forgotten_everywhere_at_the_server(server: RunningServer, desk: Desk) -> None:
    other = Desk.enrol(server.url, server.enrolment_code("other-desk"), "other-desk")
    registered, lent = desk.register("FORGETME-1", "Zapomenutá"), desk.issue("FORGETME-1", "I030")
    late = other.issue("C031", "I030")
    typed = other.issue(" forgetme-1 ", "I031")
    desk.do(registered, lent)
    (outcome,) = other.do(late)
    assert {"card_number": "FORGETME-1"} in [note.params for note in outcome.notes]
    other.upload(typed)
    assert "rows of theirs wait" in server.run("forget", "FORGETME-1").stderr
    other.process(typed.id)
    assert "has 1 loans" in server.run("forget", "FORGETME-1").stderr
    other.do(other.give_back("I031"), other.give_back("I030"))
    assert "owes 7.50" in server.run("forget", "K1").stderr
    before = desk.changes(0, 5000).cursor
    done = json.loads(server.cli("forget", "FORGETME-1", "--json"))
    assert done["rows"] == 3
    assert done["answers"] == 1
    assert not found_in_database(server, "FORGETME-1", "forgetme-1", "Zapomenutá")
    gone = desk.changes(before, 5000)
    assert gone.deleted.patrons == ("FORGETME-1",)
    account = json.loads(server.cli("report", "--json"))
    assert account["received"] == account["waiting"] + account["processed"]
    again = desk.upload(lent)[0].outcome
    assert again is not None
    assert again.code == "SUCCESS", "sent again it is still known by its id and its hash"
    answer = desk.ask(ContactAnswer, "POST", "/v1/contact", {})
    erasure = answer.erasures[-1]  # another test of this server may have been first
    assert erasure.card_hashes == (card_hash("FORGETME-1", answer.server.server_id),)
    assert desk.ask(ContactAnswer, "POST", "/v1/contact", {"erased": erasure.number}).erasures == ()
    assert desk.ask(ContactAnswer, "POST", "/v1/contact", {}).erasures == (), "it was taken in"
    assert trail(server)[0]["act"] == "forgotten"


def test_what_comes_late_of_a_forgotten_patron_is_answered_and_forgotten(server: RunningServer) -> None:
    """A laptop that was away: its rows are older than the erasure."""
    desk, away = (Desk.enrol(server.url, server.enrolment_code(name), name) for name in ("in-time", "away"))
    an_hour_ago = now() - timedelta(hours=1)
    desk.do(desk.register("FORGETME-2", "Zapomenutý"), desk.issue("FORGETME-2", "I032"), desk.give_back("I032"))
    late = [
        away.register("forgetme-2", "Zapomenutý", at=an_hour_ago),
        away.issue("FORGETME-2", "I033", at=an_hour_ago),
        away.pay("FORGETME-2", "1.00", at=an_hour_ago),
        away.give_back("I032", at=an_hour_ago, card_number="FORGETME-2"),
        away.issue("C031", "I033", at=an_hour_ago),
    ]
    server.cli("forget", "FORGETME-2")
    away.upload(*late)
    codes = {row.id: outcome.code for row, outcome in zip(late, away.do(*late), strict=True)}
    assert list(codes.values()) == ["PATRON_NOT_FOUND"] * 3 + ["SUCCESS"] * 2
    assert not found_in_database(server, "FORGETME-2", "forgetme-2", "Zapomenut")
    assert {outcome.transaction_id: outcome.code for outcome in away.outcomes().outcomes} == codes
    anew = away.register("FORGETME-2", "Nová")
    assert away.do(anew)[0].code == "SUCCESS", "the number may be given to somebody else afterwards"


def found_in_database(server: RunningServer, *texts: str) -> list[str]:
    """Tables that say one of these anywhere, but for the deletion that replicas must learn of."""
    database = Database(database_url(server))
    found = []
    with database.read() as connection:
        for table in inspect(connection).get_table_names():
            if table == "tombstones":
                continue
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):  # noqa: S608 - the database's own names
                said = "|".join(
                    value.decode(errors="replace") if isinstance(value, bytes) else str(value) for value in row
                )
                found += [table for text in texts if text in said]
    database.close()
    return found


def test_after_a_restore_erasures_go_on_where_no_workstation_can_have_been_told(tmp_path: Path) -> None:
    """Whoever was forgotten since the backup is back, and is forgotten once more: workstations must hear of it."""
    server = RunningServer(tmp_path / "home", folder=write_folder(tmp_path, patrons=[patron("A"), patron("B")]))
    numbers = [forgotten(server, "A")]
    server.cli("backup", str(tmp_path / "kept.backup"))
    numbers += [forgotten(server, card) for card in ("B", "NOBODY")]
    server.cli("restore", str(tmp_path / "kept.backup"))
    numbers += [forgotten(server, card) for card in ("B", "NOBODY")]
    assert numbers == sorted(set(numbers))


def forgotten(server: RunningServer, card: str) -> int:
    """The number of an erasure."""
    return int(json.loads(server.cli("forget", card, "--json"))["erasure"])

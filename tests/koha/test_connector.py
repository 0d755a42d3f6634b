"""Koha as a connector: what is sent by which door, what an answer means, what is never concluded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from offcirc.connectors.base import Fate
from offcirc.connectors.koha.connector import KohaConnector
from offcirc.connectors.koha.find_out import find_out
from offcirc.connectors.koha.offline import OfflineService
from offcirc.connectors.koha.session import Credentials, KohaSession
from offcirc.connectors.way import SYSTEMS_WAY
from offcirc.domain.outcomes import NoteCode, Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Kind
from offcirc.errors import OutcomeUnknown, Unreachable
from offcirc.wire.messages import SentTransaction
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy, Duplicate
from tests.koha.rows import ZONE, sent
from tests.koha.sample import ACCENTED, LONG_BARCODE, LONG_CARD, PASSWORD, PLAIN
from tests.koha.server import KohaServer

New = Callable[[], str]
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@contextmanager
def connected(
    server: KohaServer, user: str = "desk", url: str = "", *, held: bool = True, known: bool = True, **profile: object
) -> Iterator[KohaConnector]:
    """A desk at CPL, with an empty queue; `profile` is what it wrongly believes of the server."""
    server.sql("DELETE FROM pending_offline_operations")
    credentials = Credentials(user, PASSWORD, "CPL")
    found = structs.replace(find_out(server.url, credentials, SYSTEMS_WAY, lambda _: None), **profile)
    session = KohaSession(url or server.url, credentials, found)
    connector = KohaConnector(session, found, ZONE, held_for_review=held, knows_card=lambda _: known)
    yield connector
    connector.close()


@pytest.fixture
def proxy(new: KohaServer) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", new.port) as running:
        yield running


def ago(minutes: int) -> datetime:
    return datetime.now(UTC) - timedelta(minutes=minutes)


def told(outcomes: Iterator[tuple[str, Outcome]]) -> list[tuple[str, Result, str]]:
    return [(outcome.transaction_id, outcome.result, outcome.code) for _, outcome in outcomes]


def everything(connector: KohaConnector, *own: SentTransaction) -> list[tuple[str, Result, str]]:
    return told(connector.process(None, own, lambda _: None))


# Handing over --------------------------------------------------------------------------------------------------------


def test_a_file_takes_what_it_can_hold_and_the_rest_goes_one_by_one(new: KohaServer, new_item: New) -> None:
    rows = [sent(Kind.ISSUE, card, new_item(), at=ago(5)) for card in (PLAIN, ACCENTED, PLAIN)]
    with connected(new, "cataloguer", plugin=False) as connector:
        answers = list(connector.submit(rows, None))
        assert {answer.transaction_id for answer in answers} == {row.transaction.id for row in rows}
        assert all(isinstance(answer, Receipt) for answer in answers)
        assert {row.transaction.card_number for row in connector.queue(rows)} == {PLAIN, ACCENTED}
    assert len(new.queue()) == 3


def test_rows_that_a_file_brought_are_answered_before_the_next_request_can_fail(
    new: KohaServer, proxy: CuttingProxy, new_item: New
) -> None:
    rows = [sent(Kind.ISSUE, card, new_item(), at=ago(5)) for card in (PLAIN, PLAIN, ACCENTED)]
    answered: list[str] = []
    with connected(new, "cataloguer", proxy.url, plugin=False) as connector:
        connector.contact()
        proxy.next(Answer(_BUSY), "service.pl")
        with pytest.raises(OutcomeUnknown):
            answered.extend(answer.transaction_id for answer in connector.submit(rows, None))
    assert answered == [row.transaction.id for row in rows[:2]]
    assert len(new.queue()) == 2


def test_an_account_that_may_upload_no_files_any_more_sends_one_by_one(old: KohaServer, new_item: New) -> None:
    rows = [sent(Kind.RETURN, None, new_item(), at=ago(5)) for _ in range(3)]
    with connected(old, enqueue=True) as connector:
        answers = list(connector.submit(rows, None))
    assert [type(answer) for answer in answers] == [Receipt] * 3
    assert len(old.queue()) == 3


def test_a_server_that_is_busy_when_one_signs_in_got_nothing(
    new: KohaServer, proxy: CuttingProxy, new_item: New
) -> None:
    with connected(new, "desk", proxy.url, plugin=False) as connector:
        proxy.next(Answer(_BUSY), "mainpage.pl")
        with pytest.raises(Unreachable, match="SERVER_FAILED"):
            list(connector.submit([sent(Kind.RETURN, None, new_item())], None))
    assert new.queue() == []


def test_what_koha_would_bend_is_refused_before_it_is_sent(old: KohaServer, new_item: New) -> None:
    rows = [
        sent(Kind.ISSUE, LONG_CARD, new_item()),
        sent(Kind.RETURN, None, LONG_BARCODE),
        sent(Kind.RENEW, None, new_item()),
    ]
    with connected(old) as connector:
        answers = list(connector.submit(rows, None))
    assert [(answer.result, answer.code) for answer in answers if isinstance(answer, Outcome)] == [
        (Result.REFUSED, OutcomeCode.CARD_TOO_LONG),
        (Result.REFUSED, OutcomeCode.BARCODE_TOO_LONG),
        (Result.REFUSED, OutcomeCode.CARD_NEEDED),
    ]
    assert old.queue() == []


def test_a_payment_of_a_card_that_nobody_knows_is_not_sent(old: KohaServer) -> None:
    with connected(old, known=False) as connector:
        (answer,) = connector.submit([sent(Kind.PAYMENT, "NOBODY", amount="1.00")], None)
    assert isinstance(answer, Outcome)
    assert answer.code == OutcomeCode.PATRON_NOT_FOUND
    assert old.queue() == []


# The plugin ----------------------------------------------------------------------------------------------------------


def test_the_plugin_takes_rows_once_and_says_what_came_of_each(new: KohaServer, new_item: New, new_card: New) -> None:
    lent, card = new_item(), new_card()
    rows = [
        sent(Kind.ISSUE, PLAIN, lent, at=ago(9)),
        sent(Kind.ISSUE, "NOBODY", new_item(), at=ago(8)),
        sent(Kind.ISSUE, PLAIN, "NOTHING", at=ago(7)),
        sent(Kind.RETURN, None, new_item(), at=ago(6)),
        sent(Kind.PAYMENT, card, amount="2.50", at=ago(5)),
    ]
    with connected(new, held=False) as connector:
        before = len(new.requests("offlinecirc/transactions"))
        first = list(connector.submit(rows, None))
        assert len(new.requests("offlinecirc/transactions")) == before + 1
        assert isinstance(first[0], Receipt), "its outcome comes when the loan was read back"
        assert [answer.code for answer in first if isinstance(answer, Outcome)] == [
            OutcomeCode.PATRON_NOT_FOUND,
            OutcomeCode.ITEM_NOT_FOUND,
            OutcomeCode.ITEM_NOT_ON_LOAN,
            OutcomeCode.SUCCESS,
        ]
        (outcome,) = connector.look_up(rows[:1])
        assert isinstance(outcome, Outcome)
        assert outcome.code == OutcomeCode.SUCCESS
        again = list(connector.submit([rows[0], rows[4]], None))
        assert isinstance(again[0], Receipt)
        assert isinstance(again[1], Outcome)
        assert [note.code for note in again[1].notes] == [NoteCode.ALREADY_PROCESSED]
    assert [loan["renewals"] for loan in new.loans(lent)] == [0]
    assert len(new.payments(card)) == 1


def test_the_plugin_queues_rows_once(new: KohaServer, new_card: New) -> None:
    row = sent(Kind.PAYMENT, new_card(), amount="2.50", at=ago(5))
    with connected(new) as connector:
        for _ in range(2):
            (answer,) = connector.submit([row], None)
            assert isinstance(answer, Receipt)
        assert len(new.queue()) == 1
        assert everything(connector, row) == [(row.transaction.id, Result.SUCCESS, OutcomeCode.SUCCESS)]


# Processing ----------------------------------------------------------------------------------------------------------


def test_a_row_that_fails_inside_the_server_and_stays_there_is_tried_again(new: KohaServer, new_item: New) -> None:
    """A payment of an unknown card, which only a replica that is out of date lets through."""
    rows = [sent(Kind.PAYMENT, "NOBODY", amount="1.00", at=ago(9)), sent(Kind.ISSUE, "NOBODY", new_item(), at=ago(8))]
    with connected(new, plugin=False) as connector:
        list(connector.submit(rows, None))
        assert everything(connector, *rows) == [
            (rows[0].transaction.id, Result.RETRY, OutcomeCode.SERVER_FAILED),
            (rows[1].transaction.id, Result.RETRY, OutcomeCode.WAITS_BEHIND),
        ]
        assert len(new.queue()) == 2
        assert [type(answer) for answer in connector.look_up(rows)] == [Receipt, Receipt]


def test_a_row_that_fails_inside_the_server_and_is_gone_is_in_doubt(
    new: KohaServer, new_card: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [sent(Kind.PAYMENT, new_card(), amount="1.00", at=ago(minutes)) for minutes in (9, 8)]
    process = OfflineService.process
    failing = iter([True, False])

    def fail_late(self: OfflineService, operation_id: str) -> str:
        said = process(self, operation_id)
        if next(failing):
            raise OutcomeUnknown("SERVER_FAILED", status=500)
        return said

    monkeypatch.setattr(OfflineService, "process", fail_late)
    with connected(new, plugin=False) as connector:
        list(connector.submit(rows, None))
        assert everything(connector, *rows) == [
            (rows[0].transaction.id, Result.UNKNOWN, OutcomeCode.SERVER_FAILED),
            (rows[1].transaction.id, Result.SUCCESS, OutcomeCode.SUCCESS),
        ]


def test_a_row_that_was_gone_already_is_looked_for(
    new: KohaServer, proxy: CuttingProxy, new_item: New, new_card: New
) -> None:
    """Somebody else's order comes first each time: ours is answered by nothing."""
    rows = [
        sent(Kind.ISSUE, PLAIN, new_item(), at=ago(9)),
        sent(Kind.PAYMENT, new_card(), amount="1.00", at=ago(8)),
    ]
    stranger = sent(Kind.ISSUE, PLAIN, new_item(), at=ago(7))
    with connected(new, url=proxy.url, plugin=False) as connector:
        list(connector.submit([*rows, stranger], None))
        foreign = f"koha-{new.queue()[-1]['operationid']}"
        proxy.next(Duplicate(), "process.pl", times=3)
        found = everything(connector, *rows)
    by_id = {id_: (result, code) for id_, result, code in found}
    assert by_id == {
        rows[0].transaction.id: (Result.SUCCESS_WITH_NOTES, OutcomeCode.SUCCESS),
        rows[1].transaction.id: (Result.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE),
        foreign: (Result.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE),
    }


def test_others_rows_are_shown_and_processed_under_kohas_number(old: KohaServer, new_item: New) -> None:
    """Nobody knows what due date was told for them, nor who recorded them."""
    mine, theirs = sent(Kind.ISSUE, PLAIN, new_item(), at=ago(9)), sent(Kind.ISSUE, PLAIN, new_item(), at=ago(8))
    with connected(old) as connector:
        list(connector.submit([mine, theirs], None))
        shown = list(connector.queue([mine]))
        assert [row.transaction.id for row in shown] == [mine.transaction.id, f"koha-{shown[1].queue_id}"]
        assert shown[1].transaction.workstation == ""
        assert shown[1].transaction.due_at is None
        chosen = [shown[1].transaction.id]
        ((workstation, outcome),) = connector.process(chosen, [mine], lambda _: None)
        assert (workstation, outcome.transaction_id) == ("", chosen[0])
        assert outcome.granted_due_at is not None
        assert [row.transaction.id for row in connector.queue([mine])] == [mine.transaction.id]


def test_withdrawn_rows_leave_the_queue(old: KohaServer, new_item: New) -> None:
    rows = [sent(Kind.RETURN, None, new_item(), at=ago(minutes)) for minutes in (9, 8)]
    with connected(old) as connector:
        list(connector.submit(rows, None))
        ((_, outcome),) = connector.withdraw([rows[0].transaction.id], rows)
        assert (outcome.result, outcome.code) == (Result.REFUSED, OutcomeCode.WITHDRAWN)
        assert [row.transaction.id for row in connector.queue(rows)] == [rows[1].transaction.id]


# Looking up ----------------------------------------------------------------------------------------------------------


def test_no_loan_proves_no_return_while_the_loan_itself_is_in_doubt(old: KohaServer, new_item: New) -> None:
    barcode = new_item()
    lost = [sent(Kind.ISSUE, PLAIN, barcode, at=ago(9)), sent(Kind.RETURN, None, barcode, at=ago(8))]
    with connected(old) as connector:
        assert list(connector.look_up(lost)) == [Fate.CANNOT_TELL] * 2


def test_where_loans_cannot_be_read_nothing_is_concluded_from_them(new: KohaServer, new_item: New) -> None:
    lent, back = sent(Kind.ISSUE, PLAIN, new_item(), at=ago(9)), sent(Kind.RETURN, None, new_item(), at=ago(8))
    with connected(new, plugin=False, rest=False, download=False) as connector:
        list(connector.submit([lent], None))
        ((_, outcome),) = connector.process(None, [lent], lambda _: None)
        assert [note.code for note in outcome.notes] == [NoteCode.DUE_DATE_NOT_READ]
        assert list(connector.look_up([lent, back])) == [Fate.CANNOT_TELL] * 2


def test_of_a_return_whose_answer_was_lost_no_more_is_said_than_that_the_item_is_not_on_loan(
    old: KohaServer, new_item: New
) -> None:
    """Ended by this row, by another desk, or never on loan: the loans look the same (PEERS has no other witness)."""
    nobody_had_it, ended = (sent(Kind.RETURN, None, new_item(), at=ago(minutes)) for minutes in (9, 8))
    with connected(old, held=False) as connector:
        list(connector.submit([sent(Kind.ISSUE, PLAIN, ended.transaction.item_barcode, at=ago(20)), ended], None))
        for outcome in connector.look_up([nobody_had_it, ended]):
            assert isinstance(outcome, Outcome)
            assert (outcome.result, outcome.code) == (Result.SUCCESS_WITH_NOTES, OutcomeCode.SUCCESS)
            assert [note.code for note in outcome.notes] == [NoteCode.NOT_ON_LOAN_NOW]

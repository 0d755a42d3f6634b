"""Guesses at what is wrong with a refused row, over a small replica and a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc.app.causes import Cause, CauseKind, Visit, likely_causes
from offcirc.app.look_up import LookUps
from offcirc.app.repair import Correction
from offcirc.domain.barcodes import luhn_check_digit
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.records import FormerCard, Item, Loan, Patron
from offcirc.domain.transactions import Draft, Kind, Transaction
from offcirc.journal import Journal
from offcirc.replica.format import ReplicaWriter
from offcirc.replica.store import Replica
from tests.journal.samples import AT, open_journal
from tests.replica.samples import KEY, finish

AINO = Patron("2840010000001" + luhn_check_digit("2840010000001"), "Korhola", "Aino")
MIKKO = Patron("2840010000002" + luhn_check_digit("2840010000002"), "Virtavuo", "Mikko")
NEW_CARD = Patron("2840010000990" + luhn_check_digit("2840010000990"), "Korhola", "Aino")
BOOK = Item("3840010000101" + luhn_check_digit("3840010000101"), "Kalevala")
OTHER = Item("3840010000109" + luhn_check_digit("3840010000109"), "Babička")


@pytest.fixture
def look_ups(tmp_path: Path) -> Iterator[LookUps]:
    loan = Loan(OTHER.barcode, MIKKO.card_number, AT - timedelta(days=5), AT + timedelta(days=20))
    path = tmp_path / "replica-1.db"
    with ReplicaWriter(path, KEY) as writer:
        writer.add_patrons([AINO, MIKKO, NEW_CARD])
        writer.add_former_cards([FormerCard("KIR-000009", MIKKO.card_number)])
        writer.add_items([BOOK, OTHER])
        writer.add_loans([loan])
        finish(writer)
    replica = Replica.open(path, KEY)
    with open_journal(tmp_path / "journal.db") as journal:
        yield LookUps(journal, replica)
    replica.close()


def lent(journal: Journal, card: str, item: str) -> Transaction:
    due_at = datetime(2027, 1, 13, 23, 59, tzinfo=UTC)
    draft = Draft(kind=Kind.ISSUE, staff="a", library="", card_number=card, item_barcode=item, due_at=due_at)
    return journal.append(draft)


def returned(journal: Journal, item: str) -> Transaction:
    return journal.append(Draft(kind=Kind.RETURN, staff="a", library="", item_barcode=item))


def kinds(causes: tuple[Cause, ...]) -> list[CauseKind]:
    return [cause.kind for cause in causes]


def test_K20_card_and_item_swapped(look_ups: LookUps) -> None:
    row = lent(look_ups.journal, BOOK.barcode, AINO.card_number)
    for code in (OutcomeCode.PATRON_NOT_FOUND, OutcomeCode.ITEM_NOT_FOUND):
        first = likely_causes(look_ups, row, code)[0]
        assert first.kind is CauseKind.SWAPPED
        assert first.correction == Correction(card=AINO.card_number, item=BOOK.barcode)
        assert (first.name, first.title) == ("Korhola, Aino", "Kalevala")


def test_K20_an_items_barcode_scanned_as_the_card_names_who_was_there(look_ups: LookUps) -> None:
    row = lent(look_ups.journal, BOOK.barcode, OTHER.barcode)
    visits = (Visit(MIKKO.card_number, AT), Visit(AINO.card_number, AT), Visit(MIKKO.card_number, AT))
    causes = likely_causes(look_ups, row, OutcomeCode.PATRON_NOT_FOUND, visits)
    assert kinds(causes) == [CauseKind.CARD_IS_ITEM, CauseKind.AT_DESK, CauseKind.AT_DESK]
    assert causes[0].correction is None
    assert [cause.name for cause in causes[1:]] == ["Virtavuo, Mikko", "Korhola, Aino"]


def test_K20_one_digit_off_names_whoever_was_at_the_desk_first(look_ups: LookUps) -> None:
    typed = AINO.card_number[:-2] + "2" + AINO.card_number[-1]  # one slip from both
    row = lent(look_ups.journal, typed, BOOK.barcode)
    visits = (Visit(AINO.card_number, AT),)
    causes = likely_causes(look_ups, row, OutcomeCode.PATRON_NOT_FOUND, visits)
    near = [cause for cause in causes if cause.kind is CauseKind.NEAR_CARD]
    assert near[0].name == "Korhola, Aino"
    assert near[0].at == AT
    assert near[0].correction == Correction(card=AINO.card_number)


def test_K20_a_wrong_check_digit_is_said(look_ups: LookUps) -> None:
    typed = AINO.card_number[:-1] + str((int(AINO.card_number[-1]) + 1) % 10)
    row = lent(look_ups.journal, typed, BOOK.barcode)
    assert CauseKind.CHECK_DIGIT_OF_CARD in kinds(likely_causes(look_ups, row, OutcomeCode.PATRON_NOT_FOUND))


def test_K20_a_card_that_is_known_here_may_be_an_old_one(look_ups: LookUps) -> None:
    row = lent(look_ups.journal, AINO.card_number, BOOK.barcode)
    causes = likely_causes(look_ups, row, OutcomeCode.PATRON_NOT_FOUND)
    assert [(cause.kind, cause.number) for cause in causes if cause.kind is CauseKind.OLD_CARD] == [
        (CauseKind.OLD_CARD, NEW_CARD.card_number)
    ]


def test_K20_a_card_that_was_replaced_is_said_first_with_the_present_one(look_ups: LookUps) -> None:
    row = lent(look_ups.journal, "kir-000009", BOOK.barcode)
    causes = likely_causes(look_ups, row, OutcomeCode.PATRON_NOT_FOUND)
    assert [(cause.kind, cause.number, cause.name) for cause in causes] == [
        (CauseKind.REPLACED_CARD, MIKKO.card_number, "Virtavuo, Mikko")
    ]
    assert causes[0].correction == Correction(card=MIKKO.card_number)


def test_K20_an_unknown_item_has_near_ones_with_those_on_loan_first_for_a_return(look_ups: LookUps) -> None:
    typed = BOOK.barcode[:-2] + "9" + BOOK.barcode[-1]
    row = returned(look_ups.journal, OTHER.barcode[:-1] + "x")
    assert likely_causes(look_ups, row, OutcomeCode.ITEM_NOT_FOUND)[0].title == "Babička"
    row = lent(look_ups.journal, AINO.card_number, typed)
    causes = likely_causes(look_ups, row, OutcomeCode.ITEM_NOT_FOUND)
    near = [cause for cause in causes if cause.kind is CauseKind.NEAR_ITEM]
    assert near[0].correction == Correction(item=near[0].number)


def test_K20_a_card_scanned_as_an_item_is_said(look_ups: LookUps) -> None:
    row = returned(look_ups.journal, AINO.card_number)
    first = likely_causes(look_ups, row, OutcomeCode.ITEM_NOT_FOUND)[0]
    assert (first.kind, first.name, first.correction) == (CauseKind.ITEM_IS_CARD, "Korhola, Aino", None)


def test_K20_not_on_loan_because_it_was_returned_before(look_ups: LookUps) -> None:
    before = returned(look_ups.journal, BOOK.barcode)
    row = returned(look_ups.journal, BOOK.barcode)
    first = likely_causes(look_ups, row, OutcomeCode.ITEM_NOT_ON_LOAN)[0]
    assert (first.kind, first.other) == (CauseKind.RETURNED_BEFORE, before.id)


def test_K20_not_on_loan_because_its_loan_was_refused(look_ups: LookUps) -> None:
    loan = lent(look_ups.journal, "unknown", BOOK.barcode)
    look_ups.journal.note_answers([Outcome(loan.id, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND, AT)])
    row = returned(look_ups.journal, BOOK.barcode)
    first = likely_causes(look_ups, row, OutcomeCode.ITEM_NOT_ON_LOAN)[0]
    assert (first.kind, first.other, first.name) == (CauseKind.LOAN_OPEN, loan.id, "unknown")


def test_without_a_replica_nothing_is_guessed_and_nothing_breaks(look_ups: LookUps) -> None:
    bare = LookUps(look_ups.journal, None)
    row = lent(look_ups.journal, "1", "2")
    for code in OutcomeCode:
        assert all(cause.kind is CauseKind.AT_DESK for cause in likely_causes(bare, row, code))


def test_every_code_may_be_asked_about(look_ups: LookUps) -> None:
    row = lent(look_ups.journal, AINO.card_number, BOOK.barcode)
    assert kinds(likely_causes(look_ups, row, OutcomeCode.CARD_NUMBER_IN_USE)) == [CauseKind.CARD_TAKEN]
    assert likely_causes(look_ups, row, "SOMETHING_NEW") == ()

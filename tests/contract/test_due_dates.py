"""Giving a loan the due date that was told, where the server made one of its own and can be asked to keep ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from offcirc.domain.outcomes import NoteCode, Result
from offcirc.errors import RequestRefused
from tests.central.client import now
from tests.contract.harness import ServerUnderTest, Site, notes_of, only_if


def test_a_loan_is_given_the_date_that_was_told(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "sets_due_date")
    barcode, due_at = server.barcode(), now().replace(second=0, microsecond=0) + timedelta(days=9)
    row = desk.rows.issue(server.card(), barcode, due_at)
    (outcome,) = desk.do(row)
    assert notes_of(outcome) == {NoteCode.DUE_DATE_CHANGED}
    (sent,) = desk.sent(row)
    assert desk.connector.set_due_date(sent, due_at) == ""
    loan = server.loan_of(barcode)
    assert loan is not None
    assert loan.due_at == due_at
    (read,) = desk.connector.read_back([sent])
    assert (read.transaction_id, read.result, read.notes) == (row.id, Result.SUCCESS, ())
    assert read.granted_due_at == due_at


def test_what_is_not_on_loan_any_more_is_refused_and_read_back_as_that(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "sets_due_date")
    (sent,) = desk.sent(desk.rows.issue(server.card(), server.barcode(), now() + timedelta(days=9)))
    assert desk.connector.set_due_date(sent, now() + timedelta(days=9)) != ""
    (read,) = desk.connector.read_back([sent])
    assert notes_of(read) == {NoteCode.DUE_DATE_NOT_READ}


def test_a_server_that_takes_no_due_date_refuses_and_changes_nothing(desk: Site, server: ServerUnderTest) -> None:
    only_if(desk, "sets_due_date", is_so=False)
    barcode = server.barcode()
    row = desk.rows.issue(server.card(), barcode)
    desk.do(row)
    before = server.loan_of(barcode)
    (sent,) = desk.sent(row)
    with pytest.raises(RequestRefused, match="CANNOT_SET_DUE_DATE"):
        desk.connector.set_due_date(sent, now() + timedelta(days=9))
    assert server.loan_of(barcode) == before

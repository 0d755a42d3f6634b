import json

import pytest

from offcirc.domain.checks import CheckCode
from offcirc.domain.transactions import Draft, placed
from offcirc.journal import bodies
from tests.journal.samples import AT, StillClock, everything, issue, outcome


@pytest.mark.parametrize("draft", everything(), ids=lambda draft: draft.kind)
def test_a_body_is_json_and_comes_back_as_it_was(draft: Draft) -> None:
    row = placed(draft, StillClock().read(), transaction_id="id", workstation="bus", epoch=1, seq=1)
    body = bodies.encode(row)
    assert json.loads(body)["kind"] == draft.kind
    assert bodies.decode_transaction(body) == row
    assert bodies.encode(bodies.decode_transaction(body)) == body


@pytest.mark.parametrize(
    "draft", [*everything(), issue(overridden=(CheckCode.CARD_LOST,))], ids=lambda draft: draft.kind
)
def test_a_row_that_is_remembered_is_what_its_body_says(draft: Draft) -> None:
    row = placed(draft, StillClock().read(), transaction_id="kept", workstation="bus", epoch=1, seq=1)
    body = bodies.encode(row)
    bodies.remember(body, row)
    assert bodies.recall_transaction(bytes(bytearray(body))) is row
    assert bodies.decode_transaction(body) == row
    altered = body.replace(b'"kept"', b'"else"')
    assert bodies.recall_transaction(altered) == bodies.decode_transaction(altered)


def test_only_so_many_rows_are_remembered() -> None:
    clock = StillClock()
    rows = [
        placed(issue(), clock.read(), transaction_id="id", workstation="bus", epoch=1, seq=seq)
        for seq in range(1, 3_000)
    ]
    for row in rows:
        bodies.remember(bodies.encode(row), row)
    assert len(bodies._kept) <= bodies._MOST_KEPT
    assert bodies.recall_transaction(bodies.encode(rows[0])) == rows[0]


def test_an_event_comes_back_as_it_was() -> None:
    event = bodies.EventBody(AT, outcome("id", number=3), {"reason": "ä"})
    assert bodies.decode_event(bodies.encode(event)) == event


def test_a_backdated_row_keeps_the_moment_in_utc() -> None:
    draft = everything()[1]
    row = placed(draft, StillClock().read(), transaction_id="id", workstation="bus", epoch=1, seq=1)
    assert row.occurred_at == draft.backdated_to
    assert row.occurred_at.tzname() == "UTC"

import json

import pytest

from offcirc.domain.transactions import Draft, placed
from offcirc.journal import bodies
from tests.journal.samples import AT, StillClock, everything, outcome


@pytest.mark.parametrize("draft", everything(), ids=lambda draft: draft.kind)
def test_a_body_is_json_and_comes_back_as_it_was(draft: Draft) -> None:
    row = placed(draft, StillClock().read(), transaction_id="id", workstation="bus", epoch=1, seq=1)
    body = bodies.encode(row)
    assert json.loads(body)["kind"] == draft.kind
    assert bodies.decode_transaction(body) == row
    assert bodies.encode(bodies.decode_transaction(body)) == body


def test_an_event_comes_back_as_it_was() -> None:
    event = bodies.EventBody(AT, outcome("id", number=3), {"reason": "ä"})
    assert bodies.decode_event(bodies.encode(event)) == event


def test_a_backdated_row_keeps_the_moment_in_utc() -> None:
    draft = everything()[1]
    row = placed(draft, StillClock().read(), transaction_id="id", workstation="bus", epoch=1, seq=1)
    assert row.occurred_at == draft.backdated_to
    assert row.occurred_at.tzname() == "UTC"

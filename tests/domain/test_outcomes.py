from datetime import UTC, datetime

import pytest

from offcirc.domain.outcomes import Outcome, OutcomeCode, Result


def test_K20_the_four_results_have_their_codes() -> None:
    assert {"SUCCESS", "PATRON_NOT_FOUND", "ITEM_NOT_FOUND", "ITEM_NOT_ON_LOAN"} <= set(OutcomeCode)


@pytest.mark.parametrize("result", Result)
def test_a_row_leaves_the_queue_only_with_a_final_answer(result: Result) -> None:
    final = Outcome("id", result, "X", datetime(2026, 11, 23, tzinfo=UTC)).final
    assert final is (result not in {Result.RETRY, Result.UNKNOWN})

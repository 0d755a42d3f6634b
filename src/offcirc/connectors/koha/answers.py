"""What Koha's offline service says of one operation, as results and codes (PEERS: `service.pl`, `process.pl`)."""

from __future__ import annotations

from offcirc.domain.outcomes import OutcomeCode, Result

SUCCESS = "Success."
ALREADY_DONE = "Already processed"
"""Of the plugin, which remembers what it did."""
NO_CHECKOUT = "no_checkout"
"""Why a renewal is refused where there is no loan: Koha's own code."""
_REFUSALS = {
    "Borrower not found.": OutcomeCode.PATRON_NOT_FOUND,
    "Barcode not found.": OutcomeCode.ITEM_NOT_FOUND,
    "Item not found.": OutcomeCode.ITEM_NOT_FOUND,
    "Item not issued.": OutcomeCode.ITEM_NOT_ON_LOAN,
}


def meaning_of(text: str) -> tuple[Result, OutcomeCode]:
    """The result of an operation that was applied, or refused.

    An empty answer is about an operation that is not in the queue any more. Anything else may have been applied in
    part (a server that fails in the middle says so in HTML): nobody may conclude that it was not.
    """
    if text == SUCCESS:
        return Result.SUCCESS, OutcomeCode.SUCCESS
    if text in _REFUSALS:
        return Result.REFUSED, _REFUSALS[text]
    return Result.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE if not text else OutcomeCode.SERVER_FAILED

"""A row that may be at the server or not, and one that waits there: what is known, and what a person can do."""

from __future__ import annotations

from datetime import datetime, tzinfo

from offcirc.app.review.details import Standing
from offcirc.app.review.rows import ReviewRow
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import Kind
from offcirc.gui.messages import formats
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.messages.translation import translate


def send_again() -> str:
    """A button."""
    return translate("InDoubt", "Send again…")


def send_again_description() -> str:
    """The same, longer."""
    return translate("InDoubt", "You have looked, and the server does not have it; say how you know")


def how_known() -> str:
    """A field."""
    return translate("InDoubt", "How do you know that the server does not have it?")


def how_known_example() -> str:
    """In the empty field."""
    return translate("InDoubt", "for example: looked at the patron's account")


def send_again_now() -> str:
    """A button."""
    return translate("InDoubt", "Send again")


def sent_again() -> str:
    """Afterwards."""
    return translate("InDoubt", "It waits again. The next synchronisation sends it.")


def take_out() -> str:
    """A button."""
    return translate("InDoubt", "Take out of the queue…")


def take_out_description() -> str:
    """The same, longer."""
    return translate("InDoubt", "The server forgets it unprocessed; here it stays, as settled by hand")


def why_taken_out() -> str:
    """A field."""
    return translate("InDoubt", "Why is it taken out?")


def why_taken_out_example() -> str:
    """In the empty field."""
    return translate("InDoubt", "for example: done in the library system already")


def take_out_now() -> str:
    """A button."""
    return translate("InDoubt", "Take it out")


def taken_out() -> str:
    """Afterwards."""
    return translate("InDoubt", "Taken out of the server's queue.")


def not_there_any_more() -> str:
    """It could not be taken out."""
    return translate("InDoubt", "It was not in the server's queue any more. Synchronise to learn what became of it.")


def what_is_known(row: ReviewRow, standing: Standing, queue_at: datetime | None, zone: tzinfo) -> str:
    """What this workstation knows of a row in doubt, and what to do.

    Args:
        row: the row.
        standing: what the journal says of its way.
        queue_at: when the server's queue was last fetched; None if not since the window opened.
        zone: the library's.
    """
    lines = [_way(standing, zone)]
    if row.answer is not None and row.answer.code == OutcomeCode.LEFT_THE_QUEUE:
        lines.append(
            translate(
                "InDoubt",
                "Since then it has left the queue, and nothing there shows what came of it: it may have been processed,"
                " refused or taken out.",
            )
        )
    if queue_at is not None and (standing.left_at is None or queue_at > standing.left_at):
        lines.append(_queue(formats.moment(queue_at, zone), there=row.place is not None))
    lines.append(_where_to_look(row.kind, server_by_kind(standing.server)))
    lines.append(
        translate(
            "InDoubt", "Is it there? Settle it by hand. Is it not? Send it again. Nothing is sent twice by itself."
        )
    )
    if standing.holds_others:
        lines.append(translate("InDoubt", "Until then later rows of the same item or patron wait here."))
    return "\n".join(lines)


def _way(standing: Standing, zone: tzinfo) -> str:
    at = formats.moment(standing.left_at, zone) if standing.left_at is not None else ""
    if standing.by_file:
        return translate(
            "InDoubt", "Written to a file at {at}. Nobody here can know whether the file was taken in.", at=at
        )
    if standing.received:
        return translate("InDoubt", "It left at {at}, and the server had it.", at=at)
    return translate("InDoubt", "It left at {at}, and no answer came.", at=at)


def _queue(at: str, *, there: bool) -> str:
    if there:
        return translate(
            "InDoubt", "At {at} it was in the server's queue: synchronise, and it counts as received.", at=at
        )
    return translate("InDoubt", "At {at} it was not in the server's queue.", at=at)


def _where_to_look(kind: Kind, server: str) -> str:
    if kind is Kind.PAYMENT:
        text = translate("InDoubt", "{server} can show it: look whether the patron's account has the payment.")
    elif kind is Kind.RETURN:
        text = translate("InDoubt", "{server} can show it: look whether the item is still on loan.")
    elif kind in {Kind.ISSUE, Kind.RENEW}:
        text = translate("InDoubt", "{server} can show it: look at the patron's loans.")
    else:
        text = translate("InDoubt", "{server} can show it: look there.")
    return text.format(server=server)

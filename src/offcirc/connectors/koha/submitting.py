"""Handing rows over to Koha: the plugin's batches where it is, else a file into the queue, else one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from offcirc.connectors.koha.answers import ALREADY_DONE, SUCCESS
from offcirc.connectors.koha.offline import ADDED, OfflineService, PluginAnswer
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.errors import AuthRequired, RequestRefused
from offcirc.wire.messages import SentTransaction

Answered = Iterator[tuple[SentTransaction, str]]
_PLUGIN_SAYS = {"queued": ADDED, "processed": SUCCESS}


def hand_over(
    offline: OfflineService, profile: KohaProfile, rows: Sequence[SentTransaction], *, queue: bool
) -> Answered:
    """Sends rows that nothing is to be said against; each comes with Koha's own words as soon as they are there.

    Whatever is raised is about rows that were not yielded: those of the request that failed, and the rest, which were
    not sent.

    Args:
        offline: the doors.
        profile: which of them may be used.
        rows: in the order they were recorded.
        queue: for review; else they are applied at once.

    Raises:
        ConnectorError: of the kind that fits.
    """
    if profile.plugin:
        answers = offline.through_plugin(rows, queue=queue) if rows else []
        yield from ((sent, _words(answer, queue=queue)) for sent, answer in zip(rows, answers, strict=True))
        return
    single = rows
    if queue and profile.enqueue and len(rows) > 1:
        single = yield from _by_file(offline, rows)
    for sent in single:
        yield sent, offline.submit_one(sent, queue=queue)


def _words(answer: PluginAnswer, *, queue: bool) -> str:
    if answer.status == "skipped":
        return ADDED if queue else ALREADY_DONE
    return _PLUGIN_SAYS.get(answer.status, answer.message.strip())


def _by_file(
    offline: OfflineService, rows: Sequence[SentTransaction]
) -> Generator[tuple[SentTransaction, str], None, Sequence[SentTransaction]]:
    """Yields those that a file can hold; returns the others, or all where Koha takes no file any more."""
    fitting = [sent for sent in rows if offline.fits_a_file(sent)]
    if not fitting:
        return rows
    try:
        offline.enqueue(fitting)
    except (AuthRequired, RequestRefused):  # Koha looks at the account first: nothing was queued
        return rows
    yield from ((sent, ADDED) for sent in fitting)
    return [sent for sent in rows if not offline.fits_a_file(sent)]

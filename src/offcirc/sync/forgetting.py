"""Patrons whom the server has forgotten are forgotten here as well, once nothing of theirs is open any more."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

import msgspec

from offcirc.domain.forgetting import card_hash
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.wire.messages import Erasure

_ERASURES = "erasures"
_log = logging.getLogger(__name__)


class _Pending(msgspec.Struct, frozen=True):
    """An erasure that was taken in when the chain was so long."""

    hashes: frozenset[str]
    up_to: int


class _Taken(msgspec.Struct, frozen=True):
    """What the server has told; `newest` is its number, and so much it is not told again."""

    newest: int = 0
    server_id: str = ""
    pending: tuple[_Pending, ...] = ()


def newest_erasure(journal: Journal) -> int:
    """The newest that was taken in; 0 before the first."""
    return _taken(journal).newest


def take_in(journal: Journal, server_id: str, erasures: Sequence[Erasure]) -> None:
    """Keeps what is to be erased, before the server hears that it was taken in."""
    taken = _taken(journal)
    if taken.server_id != server_id:
        taken = _Taken(server_id=server_id)
    up_to = journal.head().position
    fresh = [each for each in erasures if each.number > taken.newest]
    pending = tuple(_Pending(frozenset(each.card_hashes), up_to) for each in fresh)
    newest = max((each.number for each in fresh), default=taken.newest)
    journal.set(_ERASURES, msgspec.json.encode(_Taken(newest, server_id, (*taken.pending, *pending))))


def erase_forgotten(journal: Journal, cursor: int) -> int:
    """Erases what can be erased by now; what stands in its way is logged, and fails nothing.

    Args:
        journal: under the lock of the only syncer.
        cursor: of the replica in use.

    Returns:
        how many entries were erased.
    """
    taken = _taken(journal)

    @cache
    def hash_of(card: str) -> str:
        return card_hash(card, taken.server_id)

    erased, left = 0, []
    for pending in taken.pending:

        def forgotten(card: str, hashes: frozenset[str] = pending.hashes) -> bool:
            return hash_of(card) in hashes

        try:
            done = journal.erase_cards(forgotten, pending.up_to, cursor)
        except EnvironmentProblem as problem:
            _log.warning("forgotten patrons were not erased: %s", problem)
            return erased
        erased += done.entries
        if done.left:
            left.append(pending)
    if len(left) < len(taken.pending):
        journal.set(_ERASURES, msgspec.json.encode(_Taken(taken.newest, taken.server_id, tuple(left))))
    return erased


def _taken(journal: Journal) -> _Taken:
    stored = journal.setting(_ERASURES)
    return msgspec.json.decode(stored, type=_Taken) if stored else _Taken()

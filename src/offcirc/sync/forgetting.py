"""Patrons whom the server has forgotten are forgotten here as well, once nothing of theirs is open any more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from offcirc.domain.forgetting import card_hash
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.journal.forgetting import FORGOTTEN
from offcirc.sync.known_server import known_server
from offcirc.wire.messages import Erasure

_ERASURES = "erasures"
_CARDS = "forgotten_cards"
_log = logging.getLogger(__name__)


class _Pending(msgspec.Struct, frozen=True):
    """Erasures that were taken in when the chain was so long."""

    hashes: frozenset[str]
    up_to: int


class _Taken(msgspec.Struct, frozen=True):
    """What the server has told; `newest` is its number, and so much it is not told again."""

    newest: int = 0
    server_id: str = ""
    pending: tuple[_Pending, ...] = ()


class _Forgotten(msgspec.Struct, frozen=True):
    """All cards that were ever taken in here, as that server tells them."""

    server_id: str = ""
    hashes: frozenset[str] = frozenset()


def newest_erasure(journal: Journal) -> int:
    """The newest of this server's that was taken in; 0 before the first."""
    taken, known = _taken(journal), known_server(journal)
    return taken.newest if known is not None and known.server_id == taken.server_id else 0


def take_in(journal: Journal, server_id: str, erasures: Sequence[Erasure]) -> None:
    """Keeps what is to be erased, before the server hears that it was taken in; what is known changes nothing."""
    taken = _taken(journal)
    if taken.server_id != server_id:
        taken = _Taken(server_id=server_id)
    known, told = _forgotten(journal, server_id).hashes, _hashes(erasures)
    if not told <= known:
        journal.set(_CARDS, msgspec.json.encode(_Forgotten(server_id, known | told)))
    fresh = [each for each in erasures if each.number > taken.newest]
    if fresh:
        pending = (*taken.pending, _Pending(_hashes(fresh), journal.head().position))
        newest = max(each.number for each in fresh)
        journal.set(_ERASURES, msgspec.json.encode(_Taken(newest, server_id, pending)))


def _hashes(erasures: Sequence[Erasure]) -> frozenset[str]:
    return frozenset(card for each in erasures for card in each.card_hashes)


def forgotten_mark(journal: Journal) -> str:
    """Changes whenever somebody is to be forgotten, or was; empty before the first."""
    newest = _taken(journal).newest
    return f"{newest} {(journal.setting(FORGOTTEN) or b'').decode()}" if newest else ""


def is_forgotten(journal: Journal) -> Callable[[str], bool]:
    """Whether a card is one that was ever to be forgotten here; a question takes 3 ms, the first time."""
    forgotten = _forgotten(journal)

    @cache
    def asked(card: str) -> bool:
        return card_hash(card, forgotten.server_id) in forgotten.hashes

    return asked


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


def _forgotten(journal: Journal, server_id: str | None = None) -> _Forgotten:
    stored = journal.setting(_CARDS)
    found = msgspec.json.decode(stored, type=_Forgotten) if stored else _Forgotten()
    return found if server_id in {None, found.server_id} else _Forgotten()

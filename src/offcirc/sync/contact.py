"""The beginning of every exchange: who is there, what time is it, does the server know more of us than we do."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from offcirc.clock import Clock
from offcirc.connectors.base import Connector
from offcirc.domain.clocks import Contact, Reading
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.journal.chain import Head
from offcirc.wire.messages import ContactAnswer, PinReset

_LAST_CONTACT = "last_contact"
_NOT_BEFORE = "all_sent_at"
_PIN_RESETS = "pin_resets"


class LastContact(msgspec.Struct, frozen=True):
    """What the last contact told; shown until the next one (K16: as of when)."""

    server_at: datetime
    clock_offset_ms: int
    """The workstation's clock minus the server's."""
    waiting_at_server: int
    queue_length: int
    server_name: str
    tail_lost: bool = False
    known_head: Head | None = None
    scopes: tuple[str, ...] = ()
    """What the server lets this workstation do; empty where it does not say."""


def make_contact(journal: Journal, connector: Connector, clock: Clock) -> tuple[ContactAnswer, Contact]:
    """Asks the server, and notes its answer; where it knows rows that the journal lost, a new epoch begins.

    Returns:
        the answer, and the clocks of both sides at one moment: the middle of the exchange is taken for ours.

    Raises:
        ConnectorError: the server did not answer as it should.
    """
    before = clock.read()
    answer = connector.contact(journal.head())
    contact = Contact(answer.server.server_at, _middle(before, clock.read()))
    offset = contact.here.wall - contact.server_at
    head = answer.known_head
    lost = head is not None and not journal.has_head(head)
    waiting = answer.waiting_at_server if connector.capabilities.knows_ids else journal.counts()[State.SENT]
    known = Head(head.position, bytes.fromhex(head.chain_hash), head.epoch, head.seq) if head is not None else None
    note = LastContact(
        contact.server_at,
        round(offset / timedelta(milliseconds=1)),
        waiting,
        max(waiting, answer.queue_length),
        answer.server.name,
        lost,
        known,
        answer.scopes,
    )
    journal.set(_LAST_CONTACT, msgspec.json.encode(note))
    if answer.pin_resets:
        journal.set(_PIN_RESETS, msgspec.json.encode(answer.pin_resets))
    if head is not None and lost:
        journal.leave_epoch(head)
    return answer, contact


def _middle(before: Reading, after: Reading) -> Reading:
    return Reading(
        before.wall + (after.wall - before.wall) / 2,
        before.boot,
        (before.monotonic_ms + after.monotonic_ms) // 2,
    )


def last_contact(journal: Journal) -> LastContact | None:
    """What the last contact told; None before the first."""
    stored = journal.setting(_LAST_CONTACT)
    return msgspec.json.decode(stored, type=LastContact) if stored else None


def pin_resets(journal: Journal) -> tuple[PinReset, ...]:
    """PINs that the server has reset, as the last contact told."""
    stored = journal.setting(_PIN_RESETS)
    return msgspec.json.decode(stored, type=tuple[PinReset, ...]) if stored else ()


def times_known_since(journal: Journal) -> datetime | None:
    """Server time before which nothing that still waits can have been recorded."""
    stored = journal.setting(_NOT_BEFORE)
    return datetime.fromisoformat(stored.decode()) if stored else None


def note_all_sent(journal: Journal, contact: Contact) -> None:
    """Everything recorded before this contact has left: later rows are later than it."""
    journal.set(_NOT_BEFORE, contact.server_at.isoformat().encode())

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
from offcirc.sync.forgetting import newest_erasure, take_in
from offcirc.sync.known_server import note_server
from offcirc.wire.messages import ContactAnswer, ContactRequest, PinReset

_LAST_CONTACT = "last_contact"
_NOT_BEFORE = "all_sent_at"
_PIN_RESETS = "pin_resets"
_REPLICA_AS_OF = "replica_as_of"


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
    boot: str = ""
    monotonic_ms: int = 0
    """The workstation's own clocks at that moment, see `Reading`."""


def make_contact(journal: Journal, connector: Connector, clock: Clock) -> tuple[ContactAnswer, Contact]:
    """Asks the server, and notes its answer; where it knows rows that the journal lost, a new epoch begins.

    Returns:
        the answer, and the clocks of both sides at one moment: the middle of the exchange is taken for ours.

    Raises:
        ConnectorError: the server did not answer as it should.
    """
    before = clock.read()
    answer = connector.contact(_told(journal))
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
        contact.here.boot,
        contact.here.monotonic_ms,
    )
    journal.set(_LAST_CONTACT, msgspec.json.encode(note))
    note_server(journal, answer.server)
    if answer.pin_resets:
        journal.set(_PIN_RESETS, msgspec.json.encode(answer.pin_resets))
    if answer.erasures:
        take_in(journal, answer.server.server_id, answer.erasures)
    if head is not None and lost:
        journal.leave_epoch(head)
    return answer, contact


def _told(journal: Journal) -> ContactRequest:
    counts, as_of = journal.counts(), journal.setting(_REPLICA_AS_OF)
    return ContactRequest(
        journal.head(),
        counts[State.WAITING] + counts[State.UNKNOWN],
        datetime.fromisoformat(as_of.decode()) if as_of else None,
        newest_erasure(journal),
    )


def note_replica(journal: Journal, as_of: datetime) -> None:
    """Keeps how old the replica is, to be told at the next contact."""
    journal.set(_REPLICA_AS_OF, as_of.isoformat().encode())


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


def supposed_contact(journal: Journal, clock: Clock) -> Contact:
    """The server's time at this moment, as far as it can be known without asking.

    In the uptime of the last contact the counter tells it, whatever was done to the clock since; later the clock is
    taken to be as wrong as it was then.
    """
    here, last = clock.read(), last_contact(journal)
    if last is None:
        return Contact(here.wall, here)
    if last.boot == here.boot:
        return Contact(last.server_at + timedelta(milliseconds=here.monotonic_ms - last.monotonic_ms), here)
    return Contact(here.wall - timedelta(milliseconds=last.clock_offset_ms), here)


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

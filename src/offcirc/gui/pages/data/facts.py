"""What the page shows, read at once in the reading lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from offcirc.app.copies_aside import Kept, kept_copies
from offcirc.app.servers import AboutServer, about_server
from offcirc.app.wiped import Wiped, wiped_here
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import Capabilities
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.journal.epochs import LOST_TAIL
from offcirc.journal.migrate import kept_before_upgrade
from offcirc.sync.contact import LastContact, last_contact
from offcirc.sync.reconcile import Reconciliation, reconcile

_ORDER = (
    "patrons",
    "items",
    "loans",
    "holds",
    "former_cards",
    "libraries",
    "locations",
    "rules",
    "closed_days",
    "visits",
    "exchange_sets",
    "out_items",
    "holdings_settings",
)


@dataclass(frozen=True, slots=True)
class KindOfRecord:
    """One line of the local data (K4): `updated_at` is when it was last known to be like the server's, UTC."""

    kind: str
    count: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """Frozen, for the GUI thread.

    Attributes:
        read_at: UTC; ages are counted from the moment they are shown.
        zone: the library's.
        records: by kind; empty before the first update (K1).
        cursor: the server's changes after this one are not here; None before the first update.
        account: every recorded row in exactly one state.
        contact: None before the first one.
        tail_lost: the server, or the head kept beside the journal, knows rows that are not here.
        damaged: some of the local data could not be read.
        in_files: of the unknown rows, those that left in a file which somebody carries.
        wiped: why the disk forgets; None where it is not seen to.
        before_upgrade: the journal's copy from before the last upgrade.
        copies_aside: that may hold patrons who were forgotten, and of which somebody has to decide.
    """

    read_at: datetime
    zone: tzinfo
    workstation: str
    library: str
    url: str
    server_name: str
    records: tuple[KindOfRecord, ...]
    cursor: int | None
    account: Reconciliation
    contact: LastContact | None
    tail_lost: bool
    capabilities: Capabilities
    server: AboutServer
    damaged: bool = False
    in_files: int = 0
    wiped: Wiped | None = None
    before_upgrade: Path | None = None
    copies_aside: tuple[Kept, ...] = ()

    @property
    def not_sent(self) -> int:
        """K16's first number: what the server has not acknowledged."""
        return self.account.states[State.WAITING] + self.account.states[State.UNKNOWN]

    @property
    def data_at(self) -> datetime | None:
        """When the oldest kind was updated; None before the first update."""
        return min((each.updated_at for each in self.records), default=None)


def read_facts(workstation: Workstation) -> Facts:
    """Reads them; for a lane."""
    journal, config = workstation.journal, workstation.config
    contact = last_contact(journal)
    replica = workstation.replica
    info = replica.info if replica is not None else None
    records: list[KindOfRecord] = []
    if info is not None:
        kinds = sorted(info.counts, key=lambda kind: _ORDER.index(kind) if kind in _ORDER else len(_ORDER))
        records = [KindOfRecord(kind, info.counts[kind], info.updated_at[kind]) for kind in kinds]
    code = config.library
    known = replica.libraries().get(code) if replica is not None else None
    named = contact.server_name if contact is not None else ""
    return Facts(
        datetime.now(UTC),
        workstation.look_ups.zone(code, config.time_zone) if code or config.time_zone else ZoneInfo("UTC"),
        journal.workstation,
        known.name if known is not None else code,
        config.url,
        named or (info.server_name if info is not None else ""),
        tuple(records),
        info.cursor if info is not None else None,
        reconcile(journal),
        contact,
        journal.setting(LOST_TAIL) is not None or (contact is not None and contact.tail_lost),
        workstation.capabilities,
        about_server(journal, config),
        replica is not None and replica.damaged,
        _in_files(journal),
        wiped_here(workstation.home.directory),
        kept_before_upgrade(workstation.home.journal),
        tuple(kept_copies(journal)),
    )


def _in_files(journal: Journal) -> int:
    unknown = [row.transaction.id for row in journal.rows((State.UNKNOWN,))]
    return sum(attempt.by_file for attempt in journal.attempts(unknown).values()) if unknown else 0


def take_note_of_loss(workstation: Workstation) -> None:
    """Somebody knows of the lost tail; for the desk's lane."""
    workstation.journal.accept_lost_tail()

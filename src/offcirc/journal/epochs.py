"""When a journal begins a new epoch: where its end may have been another before, so that no `seq` is used twice.

That is in a restored backup, and in a journal that lost its tail (a damaged WAL, old files copied back by hand): the
head kept outside tells, and is only believed while it is newer. What was lost stays on record for `verify`. Where all
of it was set back (a disk image, one backup restored twice) only the server can tell.
"""

from __future__ import annotations

import msgspec

from offcirc.journal.backup import IS_BACKUP
from offcirc.journal.chain import Head
from offcirc.journal.outside_head import OutsideHead
from offcirc.journal.reading import setting
from offcirc.journal.writing import read_head
from offcirc.sqlcipher import DriverConnection
from offcirc.wire.messages import ChainHead

EPOCH = "epoch"
LOST_TAIL = "lost_tail"
SET = "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class LostTail(msgspec.Struct, frozen=True):
    """Entries `first` to `last` that the head kept outside had seen and the journal does not have."""

    first: int
    last: int
    epoch: int
    seq: int


def present_epoch(connection: DriverConnection) -> int:
    """The epoch in which rows are recorded."""
    return int(setting(connection, EPOCH) or b"1")


def needs_new_epoch(connection: DriverConnection, outside: Head | None) -> bool:
    """Whether this is a restored backup, or the chain ends before `outside`, which was read first."""
    return setting(connection, IS_BACKUP) is not None or _is_short(connection, outside)


def begin_epoch(connection: DriverConnection, outside: OutsideHead) -> bool:
    """Begins one, within a write transaction; False where another process was first."""
    seen = outside.read()
    if not needs_new_epoch(connection, seen):
        return False
    epoch = present_epoch(connection) + 1
    if setting(connection, IS_BACKUP) is not None:
        connection.execute("DELETE FROM settings WHERE name = ?", (IS_BACKUP,))
    elif seen is not None:
        first = read_head(connection, epoch).position + 1
        epoch = max(epoch, seen.epoch + 1)
        connection.execute(SET, (LOST_TAIL, msgspec.json.encode(LostTail(first, seen.position, seen.epoch, seen.seq))))
    connection.execute(SET, (EPOCH, str(epoch).encode()))
    return True


def leave_epoch(connection: DriverConnection, known: ChainHead) -> None:
    """Begins one after that of `known`, a head that the server was told and the chain does not run through."""
    if present_epoch(connection) > known.epoch:
        return
    first = read_head(connection, known.epoch).position + 1
    if known.position >= first:
        lost = LostTail(first, known.position, known.epoch, known.seq)
        connection.execute(SET, (LOST_TAIL, msgspec.json.encode(lost)))
    connection.execute(SET, (EPOCH, str(known.epoch + 1).encode()))


def lost_tail(connection: DriverConnection) -> LostTail | None:
    """The tail this journal lost, if that was found when it was opened."""
    found = setting(connection, LOST_TAIL)
    return msgspec.json.decode(found, type=LostTail) if found is not None else None


def _is_short(connection: DriverConnection, outside: Head | None) -> bool:
    return outside is not None and outside.position > read_head(connection, 1).position

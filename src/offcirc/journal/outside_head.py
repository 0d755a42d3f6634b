"""The head of the chain, kept outside journal.db: a lost tail of the journal is found by it.

Written after each commit and before the row is acknowledged; it is not synced on its own (a head that a power cut
left behind proves less, it never accuses wrongly). It holds numbers and a hash, nothing of a patron.

Sixteen slots of one disk sector each, chosen by position: processes that write at the same time do not overwrite a
newer head with an older one, and a torn write spoils one slot only.
"""

from __future__ import annotations

import hashlib
import os
import struct
import sys
from pathlib import Path

from offcirc.journal.chain import Head

_SLOTS = 16
_SLOT_SIZE = 512
_RECORD = struct.Struct(">8sQ32sQQ")
_MAGIC = b"offhead1"
_CHECK_LENGTH = 16


class OutsideHead:
    """The file beside journal.db."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def write(self, head: Head) -> None:
        """Notes a head that is committed."""
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            missing = _SLOTS * _SLOT_SIZE - os.fstat(self._descriptor).st_size
            if missing > 0:  # all sectors at once, so that a full disk later has nothing left to allocate
                os.lseek(self._descriptor, 0, os.SEEK_END)
                os.write(self._descriptor, bytes(missing))
        record = _RECORD.pack(_MAGIC, head.position, head.chain_hash, head.epoch, head.seq)
        slot = (record + _check(record)).ljust(_SLOT_SIZE, b"\0")
        place = head.position % _SLOTS * _SLOT_SIZE
        if sys.platform == "win32":
            os.lseek(self._descriptor, place, os.SEEK_SET)
            os.write(self._descriptor, slot)
        else:
            os.pwrite(self._descriptor, slot, place)

    def read(self) -> Head | None:
        """The newest head noted; None where there is none that is whole."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        newest: Head | None = None
        for start in range(0, len(content), _SLOT_SIZE):
            record = content[start : start + _RECORD.size]
            check = content[start + _RECORD.size : start + _RECORD.size + _CHECK_LENGTH]
            if len(record) < _RECORD.size or check != _check(record):
                continue
            magic, position, chain_hash, epoch, seq = _RECORD.unpack(record)
            if magic == _MAGIC and (newest is None or position > newest.position):
                newest = Head(position, chain_hash, epoch, seq)
        return newest

    def sync(self) -> None:
        """Makes what was noted outlive a power cut."""
        if self._descriptor is not None:
            os.fsync(self._descriptor)

    def reset(self, head: Head) -> None:
        """Forgets older heads: after a restore the chain has another end."""
        self.close()
        self._path.unlink(missing_ok=True)
        self.write(head)
        self.sync()

    def close(self) -> None:
        """Lets the file go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _check(record: bytes) -> bytes:
    return hashlib.sha256(record).digest()[:_CHECK_LENGTH]

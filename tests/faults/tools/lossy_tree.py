"""A tree of files that knows, for every byte and name, whether a sync has made it durable.

The rules, chosen to be as pessimistic as POSIX allows where real file systems differ:

- File data and size are durable from `fsync`/`fdatasync` of that file, as they were at that moment.
- A name (creation, rename, unlink) is durable from `fsync` of its directory. Unless `strict`, `fsync` of a file also
  makes that file's own present name durable, with the directories above it, as ext4, XFS and btrfs all do.
  A rename or unlink on its own is never durable, in either mode.
- Mode, owner and times are durable at once: no promise of ours rests on them.
- Closing a file makes nothing durable, and nor does waiting.
"""

import errno
import os
import stat
import time
from dataclasses import dataclass, field
from random import Random

PAGE_BYTES = 4096

# libfuse renames a file to this when it is unlinked while open; on a disk it would have no name.
HIDDEN_PREFIX = ".fuse_hidden"


@dataclass(eq=False)
class Node:
    """What any kind of file has."""

    number: int
    mode: int
    uid: int = 0
    gid: int = 0
    modified_at_ns: int = field(default_factory=time.time_ns)


@dataclass(eq=False)
class File(Node):
    """A regular file (or a symbolic link, whose data is its target)."""

    live: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    dirty_pages: set[int] = field(default_factory=set)

    def write(self, data: bytes, offset: int) -> None:
        """Write so that readers see it and a power cut does not."""
        start = min(offset, len(self.live))
        self.live.extend(bytes(max(0, offset - len(self.live))))
        self.live[offset : offset + len(data)] = data
        self._dirty(start, offset + len(data))

    def truncate(self, length: int) -> None:
        """Cut or lengthen with zeros."""
        self._dirty(min(length, len(self.live)), max(length, len(self.live)))
        del self.live[length:]
        self.live.extend(bytes(length - len(self.live)))

    def sync(self) -> None:
        """Make the data durable as they are now."""
        del self.durable[len(self.live) :]
        self._persist(self.dirty_pages)
        self.dirty_pages.clear()

    def cut(self, luck: Random | None) -> None:
        """Fall back to what is durable; with `luck`, some unsynced pages happen to have reached the disk."""
        if luck:
            self._persist({page for page in sorted(self.dirty_pages) if luck.random() < 0.5})
        self.live = bytearray(self.durable)
        self.dirty_pages.clear()
        self.modified_at_ns = time.time_ns()

    def _dirty(self, start: int, end: int) -> None:
        self.dirty_pages.update(range(start // PAGE_BYTES, (end + PAGE_BYTES - 1) // PAGE_BYTES))
        self.modified_at_ns = time.time_ns()

    def _persist(self, pages: set[int]) -> None:
        for page in sorted(pages):
            start = page * PAGE_BYTES
            data = self.live[start : start + PAGE_BYTES]
            self.durable.extend(bytes(max(0, start - len(self.durable))))
            self.durable[start : start + len(data)] = data


@dataclass(eq=False)
class Directory(Node):
    """Names, and the names that a power cut leaves."""

    live: dict[str, Node] = field(default_factory=dict)
    durable: dict[str, Node] = field(default_factory=dict)

    def sync(self) -> None:
        """Make every name durable as it is now."""
        self.durable = {name: node for name, node in self.live.items() if not name.startswith(HIDDEN_PREFIX)}

    def sync_name(self, name: str) -> None:
        """Make one present name durable, and forget the names that the same file had here before."""
        node = self.live[name]
        stale = [old for old, other in self.durable.items() if other is node and self.live.get(old) is not node]
        for old in stale:
            del self.durable[old]
        self.durable[name] = node

    def cut(self, luck: Random | None) -> None:
        """Fall back to the durable names; with `luck`, some unsynced changes happen to have reached the disk."""
        if luck:
            for name in sorted(self.live.keys() | self.durable.keys()):
                if luck.random() < 0.5 and not name.startswith(HIDDEN_PREFIX):
                    _copy_entry(name, self.live, self.durable)
        self.live = dict(self.durable)
        for node in self.live.values():
            if isinstance(node, File | Directory):
                node.cut(luck)


class LossyTree:
    """All files of one file system, by path."""

    def __init__(self, *, strict: bool) -> None:
        """Start empty.

        Args:
            strict: Names become durable by syncing their directory only.
        """
        self._strict = strict
        self._last_number = 1
        self._root = Directory(number=1, mode=stat.S_IFDIR | 0o755, uid=os.getuid(), gid=os.getgid())

    def find(self, path: str) -> Node:
        """Return what is at `path`.

        Raises:
            OSError: ENOENT or ENOTDIR.
        """
        node: Node = self._root
        for name in _names(path):
            if not isinstance(node, Directory):
                raise _error(errno.ENOTDIR)
            if name not in node.live:
                raise _error(errno.ENOENT)
            node = node.live[name]
        return node

    def directory(self, path: str) -> Directory:
        """Return the directory at `path`.

        Raises:
            OSError: ENOENT or ENOTDIR.
        """
        node = self.find(path)
        if not isinstance(node, Directory):
            raise _error(errno.ENOTDIR)
        return node

    def make_file(self, path: str, mode: int, uid: int, gid: int) -> File:
        """Create an empty file, not yet durable in any part."""
        node = File(self._next_number(), mode, uid, gid)
        self._add(path, node)
        return node

    def make_directory(self, path: str, mode: int, uid: int, gid: int) -> None:
        """Create an empty directory, not yet durable."""
        self._add(path, Directory(self._next_number(), stat.S_IFDIR | mode, uid, gid))

    def remove(self, path: str) -> None:
        """Take a name away: a file's, or an empty directory's.

        Raises:
            OSError: ENOENT or ENOTEMPTY.
        """
        node = self.find(path)
        if isinstance(node, Directory) and node.live:
            raise _error(errno.ENOTEMPTY)
        parent, name = self._parent(path)
        del parent.live[name]

    def rename(self, old: str, new: str) -> None:
        """Move a name, over what is there.

        Raises:
            OSError: ENOENT or ENOTEMPTY.
        """
        node = self.find(old)
        (old_parent, old_name), (new_parent, new_name) = self._parent(old), self._parent(new)
        replaced = new_parent.live.get(new_name)
        if isinstance(replaced, Directory) and replaced.live:
            raise _error(errno.ENOTEMPTY)
        del old_parent.live[old_name]
        new_parent.live[new_name] = node

    def sync_file(self, path: str, file: File) -> None:
        """`fsync` of a file opened at `path`."""
        file.sync()
        if self._strict or path.rsplit("/", 1)[-1].startswith(HIDDEN_PREFIX):
            return
        directory = self._root
        for name in _names(path):
            directory.sync_name(name)
            node = directory.live[name]
            if isinstance(node, Directory):
                directory = node

    def cut(self, luck: Random | None) -> None:
        """Lose what is not durable.

        Args:
            luck: Decides which unsynced pages and names survive all the same; None loses them all.
        """
        self._root.cut(luck)

    def _add(self, path: str, node: Node) -> None:
        parent, name = self._parent(path)
        if name in parent.live:
            raise _error(errno.EEXIST)
        parent.live[name] = node

    def _parent(self, path: str) -> tuple[Directory, str]:
        above, _, name = path.rpartition("/")
        return self.directory(above), name

    def _next_number(self) -> int:
        self._last_number += 1
        return self._last_number


def _names(path: str) -> list[str]:
    return [name for name in path.split("/") if name]


def _copy_entry(name: str, source: dict[str, Node], target: dict[str, Node]) -> None:
    if name in source:
        target[name] = source[name]
    else:
        del target[name]


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))

"""The process that serves one mount of a lossy file system: `python -m … MOUNT_POINT SAVED_TREE`.

It is a process of its own because a program that uses a FUSE mount served by itself can wait for itself forever.
On its standard input it takes one command, the cut; when that closes (the test died) it unmounts and goes.
"""

import errno
import os
import pickle
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

# mfusepy would take libfuse 2 first, which passes at most 4 KiB a write.
os.environ.setdefault("FUSE_LIBRARY_NAME", "fuse3")

import mfusepy  # type: ignore[import-untyped,unused-ignore]

from tests.faults.tools.lossy_tree import Directory, File, LossyTree

P = ParamSpec("P")
R = TypeVar("R")


def _guarded(
    operation: Callable[Concatenate["LossyOperations", P], R],
) -> Callable[Concatenate["LossyOperations", P], R]:
    """Run one operation at a time, and none after the power is gone."""

    @wraps(operation)
    def run(self: "LossyOperations", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.guard:
            if self.dead:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return operation(self, *args, **kwargs)

    return run


class LossyOperations:
    """What FUSE asks for, answered from the tree.

    Locks are left out on purpose: the kernel then keeps them itself, between all processes of this machine.
    """

    use_ns = True

    def __init__(self, tree: LossyTree) -> None:
        """Serve `tree`."""
        self.guard = threading.Lock()
        self.dead = False
        self._tree = tree
        self._open: dict[int, File] = {}
        self._last_handle = 0

    def cut(self, luck: Random | None) -> bytes:
        """End the power: every operation fails from now on. Returns the tree that is left, pickled."""
        with self.guard:
            self.dead = True
            self._tree.cut(luck)
            return pickle.dumps(self._tree)

    @_guarded
    def getattr(self, path: str, handle: int | None = None) -> dict[str, int]:
        """`stat`; by handle where there is one, since the path may belong to another file by now."""
        node = self._tree.find(path) if handle is None else self._open[handle]
        return {
            "st_ino": node.number,
            "st_mode": node.mode,
            "st_nlink": 2 if isinstance(node, Directory) else 1,
            "st_uid": node.uid,
            "st_gid": node.gid,
            "st_size": len(node.live) if isinstance(node, File) else 0,
            "st_blocks": (len(node.live) + 511) // 512 if isinstance(node, File) else 0,
            "st_atime": node.modified_at_ns,
            "st_mtime": node.modified_at_ns,
            "st_ctime": node.modified_at_ns,
        }

    @_guarded
    def statfs(self, _path: str) -> dict[str, int]:
        """Plenty of room."""
        blocks = 2**20
        return {"f_bsize": 4096, "f_frsize": 4096, "f_blocks": blocks, "f_bfree": blocks, "f_bavail": blocks}

    @_guarded
    def readdir(self, path: str, _handle: int) -> list[tuple[str, dict[str, int], int]]:
        """List a directory; an entry without its number would be taken for a removed one."""
        directory = self._tree.directory(path)
        entries = {".": directory, "..": directory, **directory.live}
        return [(name, {"st_ino": node.number, "st_mode": node.mode}, 0) for name, node in entries.items()]

    def opendir(self, _path: str) -> int:
        """Open a directory: nothing to keep."""
        return 0

    def releasedir(self, _path: str, _handle: int) -> int:
        """Close a directory."""
        return 0

    @_guarded
    def fsyncdir(self, path: str, _data_only: int, _handle: int) -> int:
        """Make a directory's names durable."""
        self._tree.directory(path).sync()
        return 0

    @_guarded
    def mkdir(self, path: str, mode: int) -> int:
        """Make a directory."""
        self._tree.make_directory(path, mode, *_caller())
        return 0

    @_guarded
    def mknod(self, path: str, mode: int, _device: int) -> int:
        """Make a special file, such as a socket's."""
        self._tree.make_file(path, mode, *_caller())
        return 0

    @_guarded
    def symlink(self, path: str, target: str) -> int:
        """Make a symbolic link."""
        self._tree.make_file(path, stat.S_IFLNK | 0o777, *_caller()).write(os.fsencode(target), 0)
        return 0

    @_guarded
    def readlink(self, path: str) -> str:
        """Read a symbolic link."""
        return os.fsdecode(bytes(self._file(path).live))

    @_guarded
    def unlink(self, path: str) -> int:
        """Remove a file's name."""
        self._tree.remove(path)
        return 0

    @_guarded
    def rmdir(self, path: str) -> int:
        """Remove an empty directory."""
        self._tree.remove(path)
        return 0

    @_guarded
    def rename(self, old: str, new: str) -> int:
        """Move a name, over what is there."""
        self._tree.rename(old, new)
        return 0

    @_guarded
    def chmod(self, path: str, mode: int) -> int:
        """Set the mode; durable at once."""
        node = self._tree.find(path)
        node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)
        return 0

    @_guarded
    def chown(self, path: str, uid: int, gid: int) -> int:
        """Set the owner; durable at once."""
        node = self._tree.find(path)
        node.uid = node.uid if uid == -1 else uid
        node.gid = node.gid if gid == -1 else gid
        return 0

    @_guarded
    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        """Set the time of change; durable at once."""
        self._tree.find(path).modified_at_ns = int(times[1]) if times else time.time_ns()
        return 0

    @_guarded
    def create(self, path: str, mode: int) -> int:
        """Create and open a file."""
        return self._handle(self._tree.make_file(path, stat.S_IFREG | mode, *_caller()))

    @_guarded
    def open(self, path: str, _flags: int) -> int:
        """Open a file; the kernel asks for truncation separately."""
        return self._handle(self._file(path))

    @_guarded
    def read(self, _path: str, size: int, offset: int, handle: int) -> bytes:
        """Read what was written, synced or not."""
        return bytes(self._open[handle].live[offset : offset + size])

    @_guarded
    def write(self, _path: str, data: bytes, offset: int, handle: int) -> int:
        """Write, not durably."""
        self._open[handle].write(data, offset)
        return len(data)

    @_guarded
    def truncate(self, path: str, length: int, handle: int | None = None) -> int:
        """Cut or lengthen, not durably."""
        (self._file(path) if handle is None else self._open[handle]).truncate(length)
        return 0

    @_guarded
    def fsync(self, path: str, _data_only: int, handle: int) -> int:
        """Make a file durable."""
        self._tree.sync_file(path, self._open[handle])
        return 0

    def release(self, _path: str, handle: int) -> int:
        """Forget a handle; closing makes nothing durable."""
        with self.guard:
            del self._open[handle]
        return 0

    def _file(self, path: str) -> File:
        node = self._tree.find(path)
        if not isinstance(node, File):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        return node

    def _handle(self, file: File) -> int:
        self._last_handle += 1
        self._open[self._last_handle] = file
        return self._last_handle


def _caller() -> tuple[int, int]:
    uid, gid, _pid = mfusepy.fuse_get_context()
    return uid, gid


def _obey(operations: LossyOperations, mount_point: str, saved_tree: Path) -> None:
    """Wait for `cut SEED` (`cut -`: no luck) and answer when the saved tree is written."""
    for line in sys.stdin:
        seed = line.split()[1]
        saved_tree.write_bytes(operations.cut(None if seed == "-" else Random(int(seed))))
        sys.stdout.write("cut\n")
        sys.stdout.flush()
    subprocess.run(["fusermount3", "-u", "-z", "-q", mount_point], check=False)
    os._exit(0)  # the FUSE loop waits in C, and nothing here needs to be saved


def main(mount_point: str, saved_tree: Path, *, strict: bool) -> None:
    """Serve until unmounted."""
    tree = LossyTree(strict=strict)
    if saved_tree.exists():
        tree = pickle.loads(saved_tree.read_bytes())  # noqa: S301 - our own file, of a moment ago
    operations = LossyOperations(tree)
    threading.Thread(target=_obey, args=(operations, mount_point, saved_tree), daemon=True).start()
    mfusepy.FUSE(operations, mount_point, foreground=True, nothreads=True, use_ino=True, default_permissions=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), strict=sys.argv[3:] == ["--strict"])

"""A file system with so little room that it really gets full."""

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tests.faults.tools.errors import NotAvailable

_FILLER = ".filler"
_BLOCK = bytes(4096)


class SmallFilesystem:
    """Mounts at `root/small` while it is entered."""

    def __init__(self, root: Path, size_bytes: int, kind: Literal["tmpfs", "ext4"] = "tmpfs") -> None:
        """Say where and how large; nothing is mounted yet.

        Args:
            root: An existing directory that is the test's own.
            size_bytes: At least some pages; ext4 wants some megabytes and takes part of them for itself.
            kind: ext4 comes from a loop device: slower, and full as a real disk is.
        """
        self.path = root / "small"
        self._image = root / "small.ext4"
        self._size_bytes = size_bytes
        self._kind = kind

    def __enter__(self) -> Self:
        """Mount it, empty.

        Raises:
            NotAvailable: This user may not mount.
        """
        self.path.mkdir()
        try:
            if self._kind == "tmpfs":
                _run("mount", "-t", "tmpfs", "-o", f"size={self._size_bytes},mode=0777", "tmpfs", self.path)
            else:
                self._image.touch()
                os.truncate(self._image, self._size_bytes)
                # -b: a small one would get blocks smaller than a memory page, as no real disk has; SQLite reserves its
                # shared memory by pages, and would be ended by SIGBUS. -m 0: root may fill it no more.
                _run("mkfs.ext4", "-q", "-b", "4096", "-m", "0", "-E", "root_owner", self._image)
                _run("mount", "-o", "loop", self._image, self.path)
        except NotAvailable:
            self.path.rmdir()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Unmount, whoever still has files open."""
        _run("umount", "--lazy", self.path)
        self.path.rmdir()

    def free(self) -> int:
        """Return the bytes that can still be written."""
        state = os.statvfs(self.path)
        return state.f_bavail * state.f_frsize

    def fill(self, leave_bytes: int = 0) -> None:
        """Use up the room but for `leave_bytes`, rounded to blocks."""
        with (self.path / _FILLER).open("ab", buffering=0) as filler:
            while self.free() - leave_bytes >= len(_BLOCK):
                try:
                    filler.write(_BLOCK * max(1, min(256, (self.free() - leave_bytes) // len(_BLOCK) // 2)))
                    os.fsync(filler.fileno())  # ext4 counts blocks that it has only promised with a guess on top
                except OSError:
                    return

    def make_room(self) -> None:
        """Give back what `fill` took, as a person who deletes their holiday videos."""
        (self.path / _FILLER).unlink()


def _run(command: str, *arguments: str | Path) -> None:
    program = shutil.which(command, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not program:
        raise NotAvailable(f"a small file system needs {command}")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotAvailable(f"{command} did not work (only root may mount): {done.stderr.strip()}")

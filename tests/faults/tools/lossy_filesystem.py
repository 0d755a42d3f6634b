"""A file system that loses, at a power cut, everything that was not synced.

`lossy_tree` has the rules of what is durable. What it does not do: `sync(2)`, `syncfs` and `O_SYNC` make nothing
durable (FUSE is not told of them), and there are no hard links.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.tools.errors import NotAvailable

_REPOSITORY = Path(__file__).resolve().parents[3]
_START_TIMEOUT_S = 10.0


class LossyFilesystem:
    """Mounts at `root/lossy`; real programs of any number of processes may use it.

    Files live in the memory of the serving process: keep it to some hundred megabytes.
    """

    def __init__(self, root: Path, *, strict: bool = False) -> None:
        """Say where; nothing is mounted yet.

        Args:
            root: An existing directory that is the test's own.
            strict: A name becomes durable by syncing its directory only, as POSIX has it; otherwise syncing a file
                makes its own name durable too, as Linux file systems do.
        """
        self.path = root / "lossy"
        self._saved_tree = root / "lossy.saved"
        self._strict = strict
        self._servers: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        """Mount it, empty.

        Raises:
            NotAvailable: There is no FUSE here.
        """
        if not Path("/dev/fuse").exists() or not shutil.which("fusermount3"):
            raise NotAvailable("a lossy file system needs /dev/fuse and the package fuse3")
        self.path.mkdir()
        try:
            self._mount()
        except NotAvailable:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Unmount, whoever still has files open."""
        for server in self._servers:
            if server.stdin and server.stdout:
                server.stdin.close()
                server.stdout.close()
            server.wait(timeout=10)
        # A program that outlived a cut may have made its folder on the bare mount point before the disk came back.
        shutil.rmtree(self.path)

    def power_cut(self, luck_seed: int | None = None) -> None:
        """Lose everything unsynced, and come back with what is left.

        Programs that have files open get EIO from them for ever, as if they had died with the machine; kill them.

        Args:
            luck_seed: Let some unsynced pages and names, by this seed, have reached the disk anyway and in any order.
                None: not one did.
        """
        self.unplug(luck_seed)
        self.plug_in()

    def unplug(self, luck_seed: int | None = None) -> None:
        """A power cut that nobody has repaired yet: nothing is mounted. See `power_cut`."""
        server = self._servers[-1]
        if server.stdin is None or server.stdout is None:
            raise AssertionError("both are pipes")
        server.stdin.write(f"cut {'-' if luck_seed is None else luck_seed}\n")
        server.stdin.flush()
        if server.stdout.readline() != "cut\n":
            raise RuntimeError("the file system's process died")
        # Lazily: the old mount, dead, stays with the programs that have files open in it.
        subprocess.run(["fusermount3", "-u", "-z", os.fspath(self.path)], check=True)

    def plug_in(self) -> None:
        """It is there again, with what is left."""
        self._mount()

    def _mount(self) -> None:
        argv = [sys.executable, "-m", "tests.faults.tools.lossy_server", os.fspath(self.path), str(self._saved_tree)]
        server = subprocess.Popen(
            [*argv, "--strict"] if self._strict else argv,
            cwd=_REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._servers.append(server)
        deadline = time.monotonic() + _START_TIMEOUT_S
        while not self.path.is_mount():
            if server.poll() is not None or time.monotonic() > deadline:
                raise NotAvailable("the lossy file system could not be mounted (may this user mount FUSE?)")
            time.sleep(0.01)

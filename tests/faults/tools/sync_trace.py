"""Was it on disk before the program said so? The answer of the system calls themselves, from strace.

Writes through memory maps, `sendfile` and the like are not seen. SQLite uses none of them for what must be durable.
"""

import codecs
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.tools.errors import NotAvailable

_WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "pwritev2"})
_SYNCS = frozenset({"fsync", "fdatasync"})
_CALL = re.compile(r"(?P<name>\w+)\((?:(?P<fd>\d+)<(?P<target>[^>]*)>)?")
_RESULT = re.compile(r"\) += (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LONGEST_WRITE = 1 << 20


@dataclass(frozen=True)
class Acknowledgement:
    """One line that the program wrote on its standard output.

    `synced` is False if any write to a watched file since the previous acknowledgement was not followed by a sync
    that completed before this one was written, or if there was no write at all.
    """

    line: str
    writes_since_previous: int
    synced: bool


@dataclass(frozen=True)
class SyncTrace:
    """What the program did, and how it ended."""

    acknowledgements: list[Acknowledgement]
    returncode: int
    stderr: str


def trace_command(
    argv: Sequence[str | Path],
    *,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    watch: str = "journal.db",
    timeout_s: float = 120,
) -> SyncTrace:
    """Run a program and say, for each line that it printed, whether the files it wrote before were synced by then.

    Args:
        argv: The program, which must flush each line as it acknowledges.
        stdin: All of its input.
        env: Its environment; None is ours.
        cwd: Its directory; None is ours.
        watch: The name of a database file; its `-wal` and `-journal` are watched with it (not `-shm`, which need
            not be durable). One program, one directory: only the name is compared.
        timeout_s: Raises `subprocess.TimeoutExpired` after this.

    Raises:
        NotAvailable: There is no strace here, or it may not trace.
    """
    strace = shutil.which("strace")
    if not strace:
        raise NotAvailable("following system calls needs strace")
    calls = ",".join(sorted(_WRITES | _SYNCS))
    with tempfile.TemporaryDirectory() as directory:
        log = Path(directory) / "trace"
        options = ["-f", "--seccomp-bpf", "-y", "-qq", "-s", str(_LONGEST_WRITE), "-e", f"trace={calls}"]
        process = subprocess.Popen(
            [strace, *options, "-e", "signal=none", "-o", log, "--", *argv],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
            cwd=cwd,
        )
        with process:
            if process.stdout is None:
                raise AssertionError("it is a pipe")
            # By the pipe, not by number 1: a child's standard output may be another.
            pipe = f"pipe:[{os.fstat(process.stdout.fileno()).st_ino}]"
            try:
                _, stderr = process.communicate(stdin, timeout_s)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        if b"ptrace" in stderr and not log.stat().st_size:
            raise NotAvailable(f"strace may not trace here: {stderr.decode()}")
        reading = _Reading(pipe, frozenset({watch, f"{watch}-wal", f"{watch}-journal"}))
        with log.open(encoding="ascii") as lines:
            for line in lines:
                reading.read(line)
    return SyncTrace(reading.acknowledgements, process.returncode, stderr.decode())


@dataclass
class _Reading:
    """The state of the watched files as the trace is read from its start."""

    stdout: str
    watched: frozenset[str]
    acknowledgements: list[Acknowledgement] = field(default_factory=list)
    _clock: int = 0
    _writes: int = 0
    _written_at: dict[str, int] = field(default_factory=dict)  # since the last acknowledgement, by path
    _durable_until: dict[str, int] = field(default_factory=dict)
    _unfinished: dict[str, tuple[str, int]] = field(default_factory=dict)  # by thread: the call's start and its time
    _partial_line: bytes = b""

    def read(self, line: str) -> None:
        """Take one line of the trace: a whole call, its start or its end."""
        self._clock += 1
        thread, _, text = line.rstrip("\n").partition(" ")
        text = text.lstrip()
        if text.startswith("<... "):
            start, started_at = self._unfinished.pop(thread)
            # The end of a call repeats its name: `<... fsync resumed>) = 0`.
            self._ended(start + text.partition("resumed>")[2], started_at)
            return
        self._started(text)
        if text.endswith("<unfinished ...>"):
            self._unfinished[thread] = (text.removesuffix("<unfinished ...>"), self._clock)
        else:
            self._ended(text, self._clock)

    def _started(self, text: str) -> None:
        call = _CALL.match(text)
        if call is None:
            return
        path = call["target"] or ""
        if call["name"] in _WRITES and Path(path).name in self.watched:
            self._writes += 1
            self._written_at[path] = self._clock
        elif call["name"] in _WRITES and path == self.stdout:
            self._acknowledged(text)

    def _ended(self, text: str, started_at: int) -> None:
        """A sync covers what was written before it started; a write that overlaps it is not covered."""
        call, result = _CALL.match(text), _RESULT.search(text)
        if call is None or result is None:
            return
        path = call["target"] or ""
        if call["name"] in _WRITES and Path(path).name in self.watched:
            self._written_at[path] = self._clock
        elif call["name"] in _SYNCS and int(result["result"]) == 0:
            self._durable_until[path] = max(started_at, self._durable_until.get(path, 0))

    def _acknowledged(self, text: str) -> None:
        """Judge at the start of the write: from there on the reader may have the line."""
        *lines, self._partial_line = (self._partial_line + b"".join(_data(text))).split(b"\n")
        for line in lines:
            synced = self._writes > 0 and all(
                self._durable_until.get(path, 0) > written_at for path, written_at in self._written_at.items()
            )
            self.acknowledgements.append(Acknowledgement(line.decode(), self._writes, synced))
            self._writes = 0
            self._written_at.clear()


def _data(text: str) -> Iterator[bytes]:
    for quoted in _TEXT.findall(text):
        data, _length = codecs.escape_decode(quoted)  # strace escapes as C does
        yield data

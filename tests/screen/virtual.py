"""A virtual screen (Xvfb) with a keyboard (xdotool) and an eye (its frame buffer)."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

NEEDED = ("Xvfb", "xdotool")
_XWD_COLOUR_BYTES = 12
_XWD_HEAD_BYTES = 100


def missing() -> list[str]:
    """The programs that are not here."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """One virtual screen. Programs started with `environment` show themselves on it."""

    def __init__(self, display: str, frame_buffer: Path) -> None:
        self.display = display
        self._frame_buffer = frame_buffer

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to be seen here, with nothing of the machine's own session."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "XDG_SESSION"))}
        return own | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": ""}

    def type(self, text: str, *, gap_ms: int = 2) -> None:
        """Types as a scanner does, without an end key."""
        self._xdotool("type", "--delay", str(gap_ms), "--", text)

    def key(self, *names: str) -> None:
        """Presses keys, e.g. `Return`, `F9`, `ctrl+z`."""
        self._xdotool("key", "--delay", "2", *names)

    def scan(self, *texts: str, end: str = "Return") -> None:
        """Types labels in a burst each, with their end keys."""
        for text in texts:
            self.type(text)
            self.key(end)

    def run(self, commands: str) -> None:
        """Many xdotool commands in one go, a line each: as fast as the keyboard takes them."""
        subprocess.run(["xdotool", "-"], input=commands, text=True, env=self.environment, check=True)

    def windows(self, name: str) -> list[str]:
        """Ids of the visible windows whose title contains `name`."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", name],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def wait_for_window(self, name: str, timeout_s: float = 30) -> str:
        """The id of a window once it is there; it gets the keyboard."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.windows(name)
            return bool(found)

        self.wait_until(there, timeout_s)
        self._xdotool("windowfocus", found[-1])
        return found[-1]

    def wait_until(self, true: Callable[[], bool], timeout_s: float = 30) -> None:
        """Raises TimeoutError if it does not become true."""
        end = time.monotonic() + timeout_s
        while not true():
            if time.monotonic() > end:
                raise TimeoutError(f"not within {timeout_s:.0f} s")
            time.sleep(0.05)

    def is_lit(self) -> bool:
        """Whether the middle of the screen is no longer black, as it is under no window."""
        with self._frame_buffer.open("rb") as file:
            width, height, bytes_per_line, start = _shape(file.read(_XWD_HEAD_BYTES))
            file.seek(start + bytes_per_line * (height // 2) + 4 * (width // 2))
            return file.read(3) != bytes(3)

    def picture(self, path: Path) -> Path:
        """Saves what is on the screen as PNG."""
        content = self._frame_buffer.read_bytes()
        width, height, bytes_per_line, start = _shape(content)
        pixels = content[start : start + bytes_per_line * height]
        QImage(pixels, width, height, bytes_per_line, QImage.Format.Format_RGB32).save(str(path))
        return path

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, capture_output=True)


def _shape(head: bytes) -> tuple[int, int, int, int]:
    """Width and height, bytes in a line, and where the first line begins (XWD)."""
    (header_size,) = struct.unpack(">I", head[:4])
    width, height = struct.unpack(">II", head[16:24])
    (bytes_per_line,) = struct.unpack(">I", head[48:52])
    (colours,) = struct.unpack(">I", head[76:80])
    return width, height, bytes_per_line, header_size + colours * _XWD_COLOUR_BYTES


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[Screen]:
    """A screen of a size, until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="offcirc-screen-") as folder:
        read, write = os.pipe()
        xvfb = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-fbdir",
                folder,
                "-nolisten",
                "tcp",
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            with os.fdopen(read) as numbers:
                number = numbers.readline().strip()
            yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
        finally:
            xvfb.terminate()
            xvfb.wait()


def offcirc(*arguments: str) -> list[str]:
    """The command line of the program from source."""
    return [sys.executable, "-m", "offcirc.cli.main", *arguments]

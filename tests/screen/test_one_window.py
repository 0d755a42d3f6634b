"""Two starts of the program on one home are one window, and whoever starts it a second time is shown that."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtGui import QImage

from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.screen.conftest import LOCKED, PASSPHRASE, STAFF, DeskOnScreen
from tests.screen.stage import halted
from tests.screen.virtual import Screen, missing, offcirc, screen

_IN_FRONT = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("something else")
label.setGeometry(0, 0, 1366, 768)
label.setStyleSheet("background: #00ff00")
label.setWindowTitle("in front")
label.show()
application.exec()
"""
_GREEN = 0xFF00FF00


def start(seen: Screen, home: Home, *arguments: str) -> subprocess.Popen[str]:
    """The program once more."""
    environment = seen.environment | {PASSPHRASE_VARIABLE: PASSPHRASE}
    line = offcirc("--home", str(home.directory), *arguments)
    return subprocess.Popen(line, env=environment, stderr=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> str:
    """What it said, once it has ended well."""
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 0, stderr
    return stderr


def colour(desk: DeskOnScreen, folder: Path) -> int:
    return int(QImage(str(desk.screen.picture(folder / "seen.png"))).pixel(1000, 600))


def test_a_second_start_brings_the_first_window_to_the_front_and_says_so(desk: DeskOnScreen, tmp_path: Path) -> None:
    desk.open()
    other = subprocess.Popen([sys.executable, "-c", _IN_FRONT], env=desk.screen.environment)
    desk.started.append(other)
    desk.screen.wait_until(lambda: colour(desk, tmp_path) == _GREEN)
    assert told(start(desk.screen, desk.home)) == "offcirc: The window is open already: it has come to the front.\n"
    desk.screen.wait_until(lambda: colour(desk, tmp_path) != _GREEN)
    assert len(desk.screen.windows(STAFF)) == 1
    other.kill()

    first = desk.process
    assert first is not None
    with halted(first.pid):  # it does not answer: then a window says where to look
        began = time.monotonic()
        second = start(desk.screen, desk.home)
        desk.screen.wait_for_window(LOCKED)
        desk.screen.wait_until(lambda: time.monotonic() - began > 2.5)
        assert second.poll() is None
        second.kill()
        second.communicate()

    desk.kill()
    assert desk.home.window_at.exists(), "as after a power cut"
    desk.open()
    assert "come to the front" in told(start(desk.screen, desk.home, str(tmp_path / "a bus.offcirc")))
    assert len(desk.screen.windows(STAFF)) == 1
    assert desk.rows() == []


def test_two_starts_at_once_are_one_window(tmp_path: Path) -> None:
    with skip_if_not_available():
        if missing():
            raise NotAvailable(f"needs {', '.join(missing())}")
    home = Home.at(tmp_path / "home")
    with screen() as seen:
        both = [start(seen, home), start(seen, home)]
        seen.wait_until(lambda: any(each.poll() is not None for each in both))
        ended, stays = sorted(both, key=lambda each: each.poll() is None)
        assert "come to the front" in told(ended)
        assert stays.poll() is None
        seen.wait_for_window("offcirc")
        stays.terminate()
        assert told(stays) == ""
    assert not home.window_at.exists()

"""What the window starts comes after the desk; the window itself stays where it was."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from offcirc.gui.background import come_after_the_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks as Unix does")


def niceness(pid: int = 0) -> int:
    return os.getpriority(os.PRIO_PROCESS, pid)


def test_a_process_comes_after_the_one_that_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as beside:
        before = niceness()
        assert niceness(beside.pid) == before
        come_after_the_desk(beside.pid)
        assert niceness(beside.pid) > before
        assert niceness() == before
        beside.communicate(b"\n")


def test_no_process_and_one_that_has_ended_change_nothing() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    before = niceness()
    for pid in (0, ended.pid):
        come_after_the_desk(pid)
    assert niceness() == before

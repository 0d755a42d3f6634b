"""Python's collector runs while nobody works, and not otherwise."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from offcirc.gui import tidying
from offcirc.gui.tidying import Tidying, give_memory_back


class Knot:
    """Rubbish that only the collector finds."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:  # noqa: ARG001 - Qt must be up
    made = QObject()
    yield made
    made.deleteLater()
    gc.enable()
    gc.unfreeze()


def knots() -> int:
    return sum(isinstance(each, Knot) for each in gc.get_objects())


def make_knots() -> None:
    for _ in range(tidying._FEW + 1):
        Knot()


def test_nothing_is_collected_while_somebody_types(owner: QObject) -> None:
    made = Tidying(time.monotonic, owner)
    make_knots()
    made._on_look()
    assert not gc.isenabled()
    assert knots() > tidying._FEW


def test_the_first_quiet_moment_is_used(owner: QObject) -> None:
    made = Tidying(lambda: time.monotonic() - 60, owner)
    make_knots()
    made._on_look()
    assert knots() == 0
    assert not gc.isenabled()


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells")
def test_what_a_long_list_took_goes_back_to_the_system() -> None:
    rows = [bytes(1_000) for _ in range(50_000)]
    last = bytes(1_000)  # what comes after a list keeps glibc from giving it back by itself
    before = resident_bytes()
    del rows
    give_memory_back()
    assert before - resident_bytes() > 30_000_000
    assert last


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_the_window_is_handed_the_lock_soon(owner: QObject) -> None:
    Tidying(time.monotonic, owner)
    assert sys.getswitchinterval() < 0.001

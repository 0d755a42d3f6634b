"""Python's collector runs while nobody works, and not otherwise."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from offcirc.gui import tidying
from offcirc.gui.tidying import Tidying


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


def test_the_window_is_handed_the_lock_soon(owner: QObject) -> None:
    Tidying(time.monotonic, owner)
    assert sys.getswitchinterval() < 0.001

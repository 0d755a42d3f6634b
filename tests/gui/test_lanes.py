"""Lanes answer in order, in the GUI thread, and lose nothing that was asked of them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context
from offcirc.gui.lanes import Lane
from tests.gui.conftest import Enrolled


def test_answers_come_in_order_and_in_the_gui_thread(context: Context, qtbot: QtBot) -> None:
    answers: list[tuple[int, threading.Thread]] = []
    for number in range(100):
        context.desk.do(_giving(number), lambda n: answers.append((n, threading.current_thread())))
    qtbot.waitUntil(lambda: not context.desk.busy)
    assert [number for number, _ in answers] == list(range(100))
    assert {thread for _, thread in answers} == {threading.main_thread()}


def test_the_work_is_done_elsewhere_with_one_workstation(context: Context, qtbot: QtBot) -> None:
    seen: list[tuple[str, str]] = []

    def look(workstation: Workstation) -> tuple[str, str]:
        return threading.current_thread().name, workstation.journal.workstation

    for _ in range(2):
        context.reading.do(look, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] == seen[1]
    assert seen[0][0] != threading.main_thread().name
    assert seen[0][1] == "desk-1"


def _giving(number: int, seen: list[int] | None = None) -> Callable[[Workstation], int]:
    def give(_workstation: Workstation) -> int:
        if seen is not None:
            seen.append(number)
        return number

    return give


def _fail(_workstation: Workstation) -> None:
    raise ZeroDivisionError


def test_an_error_goes_to_whoever_asked_or_is_trouble(context: Context, qtbot: QtBot) -> None:
    told: list[Exception] = []
    context.desk.do(_fail, lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(context.desk.trouble) as trouble:
        context.desk.do(_fail, lambda _: None)
    assert trouble.args is not None
    assert isinstance(trouble.args[0], ZeroDivisionError)


def test_nobody_is_called_for_an_owner_that_has_gone(context: Context, qtbot: QtBot) -> None:
    owner, gone = QObject(), threading.Event()
    context.desk.do(lambda _: gone.wait(), lambda _: pytest.fail("called"), owner=owner)
    owner.destroyed.connect(gone.set)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not context.desk.busy)


def test_closing_waits_for_what_is_queued(enrolled: Enrolled, qtbot: QtBot) -> None:  # noqa: ARG001 - Qt must be up
    lane = Lane("desk", enrolled.home, enrolled.key)
    done: list[int] = []
    for number in range(20):
        lane.do(_giving(number, done), lambda _: None)
    lane.close()
    assert done == list(range(20))

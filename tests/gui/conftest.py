"""A window over real things: a home with the sample library's replica, enrolled with a real server that has gone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offcirc.app.enrolment import enrol_with_central
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.theme import Theme
from offcirc.gui.translations import Translations
from offcirc.resources import resources
from tests.central.server import RunningServer

PASSPHRASE = "correct horse battery staple"
STAFF = "M. Virtanen"
LIBRARY = "REV-AUTO"


@dataclass(frozen=True)
class Enrolled:
    """A home that a test may use, and the key of its files."""

    home: Home
    key: bytes


@pytest.fixture(scope="session")
def enrolled_once(tmp_path_factory: pytest.TempPathFactory) -> Enrolled:
    """Enrolled and updated once; copied for each test."""
    folder = tmp_path_factory.mktemp("sample")
    home = Home.at(folder / "home")
    before = os.environ.get(PASSPHRASE_VARIABLE)
    os.environ[PASSPHRASE_VARIABLE] = PASSPHRASE
    try:
        with RunningServer(folder / "server", folder=resources() / "sample") as server:
            enrol_with_central(home, server.url, server.enrolment_code("desk-1"), name="desk-1", library=LIBRARY)
            key = Keys(home.key).unlock()
            with Workstation(home, key) as workstation, workstation.connected() as connector:
                workstation.update(connector)
    finally:
        if before is None:
            del os.environ[PASSPHRASE_VARIABLE]
        else:
            os.environ[PASSPHRASE_VARIABLE] = before
    return Enrolled(home, key)


@pytest.fixture
def enrolled(enrolled_once: Enrolled, tmp_path: Path) -> Enrolled:
    """A home of the test's own."""
    shutil.copytree(enrolled_once.home.directory, tmp_path / "home")
    return Enrolled(Home.at(tmp_path / "home"), enrolled_once.key)


@pytest.fixture(autouse=True)
def no_window_of_another_test(qapp: QApplication) -> Iterator[None]:
    """Windows go with their test: one that waits to be deleted hears every key, and takes the focus as it goes."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[Translations]:  # noqa: ARG001 - Qt must be up
    """Every test begins in English, with its plural forms, whatever language the one before it used."""
    translations = Translations()
    translations.use("en")
    yield translations
    translations.forget()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, applied."""
    theme = Theme()
    theme.set("light", 100)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def context(enrolled: Enrolled, theme: Theme, qtbot: QtBot) -> Iterator[Context]:  # noqa: ARG001 - Qt must be up
    """What pages are made with; M. Virtanen is signed in."""
    lanes = [Lane(name, enrolled.home, enrolled.key) for name in ("desk", "reading")]
    settings, session = Settings(enrolled.home), Session()
    session.sign_in(STAFF)
    yield Context(enrolled.home, enrolled.key, lanes[0], lanes[1], theme, settings, session, Notices())
    for lane in lanes:
        lane.close()

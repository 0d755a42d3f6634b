"""A window of a desk at a Koha: a real simulator, and a home that was enrolled and updated there once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offcirc.app.desk import Act
from offcirc.app.enrolment import enrol_with_koha
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.workstation import Workstation
from offcirc.connectors.koha.session import Credentials
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.lanes import Lane
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme
from tests.gui.conftest import PASSPHRASE, STAFF
from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer

ACT = Act(STAFF, override=True)


@pytest.fixture(scope="session")
def koha(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("koha"), version="26.05", patrons=60, items=200) as running:
        yield running


@dataclass(frozen=True)
class AtKoha:
    """A home that a test may use."""

    home: Home
    key: bytes


@pytest.fixture(scope="session")
def at_koha_once(koha: KohaServer, tmp_path_factory: pytest.TempPathFactory) -> AtKoha:
    home = Home.at(tmp_path_factory.mktemp("bus"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
        enrol_with_koha(home, koha.url, Credentials("desk", PASSWORD, "CPL"), name="bus", time_zone="Europe/Helsinki")
        key = Keys(home.key).unlock()
    with Workstation(home, key) as workstation, workstation.connected() as connector:
        workstation.update(connector)
    return AtKoha(home, key)


@pytest.fixture
def at_koha(koha: KohaServer, at_koha_once: AtKoha, tmp_path: Path) -> AtKoha:
    """A home of the test's own; Koha's queue is empty."""
    shutil.copytree(at_koha_once.home.directory, tmp_path / "bus")
    koha.sql("DELETE FROM pending_offline_operations")
    return AtKoha(Home.at(tmp_path / "bus"), at_koha_once.key)


@pytest.fixture
def desk(at_koha: AtKoha) -> Iterator[Workstation]:
    """The same home, to record and to send behind the window's back."""
    with Workstation(at_koha.home, at_koha.key) as workstation:
        yield workstation


@pytest.fixture
def context(at_koha: AtKoha, theme: Theme, qtbot: QtBot) -> Iterator[Context]:  # noqa: ARG001 - Qt must be up
    """What pages are made with."""
    lanes = [Lane(name, at_koha.home, at_koha.key) for name in ("desk", "reading")]
    settings, session = Settings(at_koha.home), Session()
    session.sign_in(STAFF)
    yield Context(at_koha.home, at_koha.key, lanes[0], lanes[1], theme, settings, session, Notices())
    for lane in lanes:
        lane.close()


@pytest.fixture
def runner(context: Context) -> Iterator[SyncRunner]:
    """Starts the real commands."""
    made = SyncRunner(context.home)
    made.use_key(context.key)
    yield made
    made.close()

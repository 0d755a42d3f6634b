"""From the first paint to the desk: an older home, a newer one, a file, and somebody who starts the program again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from offcirc.app.carried_rows import export_rows
from offcirc.app.desk import Act
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.wiped import Wiped
from offcirc.app.workstation import Workstation
from offcirc.gui.desk import DeskApplication
from offcirc.gui.front import Wish, bring_to_front
from offcirc.gui.pages.data.page import DataPage
from offcirc.gui.theme import Tone
from offcirc.journal import migrate
from tests.gui.conftest import PASSPHRASE, STAFF, Enrolled
from tests.migrations.next_year.program import REVISION, make_migrations

Start = Callable[..., DeskApplication]
_WAIT_MS = 20_000


@pytest.fixture
def start(enrolled: Enrolled, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Opens the window as the program does, after its first paint."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    preferences = enrolled.home.read_config().window
    enrolled.home.change_config(
        url="http://127.0.0.1:9", window=msgspec.structs.replace(preferences, language="en", sounds=False)
    )
    made: list[DeskApplication] = []

    def begin(file: Path | None = None) -> DeskApplication:
        desk = DeskApplication(qapp, enrolled.home, None, file)
        made.append(desk)
        desk.window.show()
        qtbot.waitExposed(desk.window)
        desk.open()
        return desk

    yield begin
    for desk in made:
        desk.close()
        desk._translations.forget()
        desk.window.hide()
        desk.window.deleteLater()
        desk.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def next_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    folder = make_migrations(tmp_path)

    def become() -> None:
        monkeypatch.setattr(migrate, "_MIGRATIONS", folder)
        monkeypatch.setattr(migrate, "REVISION", REVISION)

    return become


def opened(desk: DeskApplication, qtbot: QtBot) -> DataPage:
    """The page *Data and connection* once there is a desk and somebody is signed in."""
    qtbot.waitUntil(lambda: desk._context is not None, timeout=_WAIT_MS)
    desk.session.sign_in(STAFF)
    context = desk._context
    assert context is not None
    desk.window.show_page(5)
    qtbot.waitUntil(lambda: not context.reading.busy, timeout=_WAIT_MS)
    page = desk.window.page
    assert isinstance(page, DataPage)
    return page


def said(desk: DeskApplication) -> str:
    return "\n".join(label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())


def test_an_older_home_is_brought_up_to_date_and_the_window_says_so(
    start: Start, next_year: Callable[[], None], enrolled: Enrolled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("offcirc.gui.window.MainWindow.say", lambda _window, _tone, text: told.append(text))
    next_year()
    page = opened(start(), qtbot)
    assert told[0] == "Bringing your data up to date…"
    kept = enrolled.home.journal.with_name(f"journal-before-{REVISION}.db")
    assert kept.exists()
    assert str(kept) in page.journal.kept.text()


def test_a_newer_home_is_left_to_the_program_that_made_it(
    start: Start, next_year: Callable[[], None], enrolled: Enrolled, qtbot: QtBot
) -> None:
    this_year = migrate.REVISION, migrate._MIGRATIONS
    next_year()
    with Workstation(enrolled.home, enrolled.key):
        pass
    migrate.REVISION, migrate._MIGRATIONS = this_year
    before = enrolled.home.journal.read_bytes()
    desk = start()
    qtbot.waitUntil(lambda: "These files belong to a newer offcirc" in said(desk), timeout=_WAIT_MS)
    assert "was written by a newer offcirc" in said(desk)
    assert enrolled.home.journal.read_bytes() == before


def test_a_file_is_offered_and_brought_in_by_a_click_only(
    start: Start, enrolled: Enrolled, tmp_path: Path, qtbot: QtBot
) -> None:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        workstation.desk.take_back("38400100001013", Act("anna"))
        file = tmp_path / "bus.offcirc"
        export_rows(workstation, file)
    desk = start(file)
    page = opened(desk, qtbot)
    assert not page.carried.offered.isHidden()
    assert "bus.offcirc" in page.carried.offered.text
    assert page.carried.result.isHidden()
    page.carried.bring_offered.click()
    qtbot.waitUntil(
        lambda: not page.carried.result.isHidden() and page.carried.bring_offered.isEnabled(), timeout=_WAIT_MS
    )
    assert page.carried.offered.isHidden()


def test_a_second_start_is_answered_and_shown(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start()
    page = opened(desk, qtbot)
    desk.window.showMinimized()
    desk._on_asked_to_front(Wish(str(tmp_path / "bus.offcirc"), "token"))
    assert not desk.window.isMinimized()
    assert desk.window.notice.text == "offcirc was already open: this is its window."
    assert not page.carried.offered.isHidden()


def test_a_name_that_leads_nowhere_is_no_window(enrolled: Enrolled) -> None:
    assert not bring_to_front(enrolled.home)
    for name in ("offcirc-" + "0" * 32, "/etc/passwd", "", "offcirc-x"):
        enrolled.home.window_at.write_text(name)
        assert not bring_to_front(enrolled.home)


def test_a_disk_that_forgets_is_said_loudly_until_there_is_a_copy(
    start: Start, enrolled: Enrolled, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("offcirc.app.wiped", "offcirc.gui.pages.data.facts"):
        monkeypatch.setattr(f"{module}.wiped_here", lambda _home: Wiped.MEMORY)
    desk = start()
    page = opened(desk, qtbot)
    qtbot.waitUntil(lambda: "forgets everything when it restarts" in desk.window.strip.facts, timeout=_WAIT_MS)
    assert desk.window.strip.property("tone") == Tone.BAD.value
    assert not page.mirror.wiped.isHidden()
    assert page.mirror.wiped.tone is Tone.BAD
    assert "Keep a second copy on a stick" in page.mirror.wiped.text
    (tmp_path / "stick").mkdir()
    page.mirror.begin_at(tmp_path / "stick")
    qtbot.waitUntil(lambda: page.mirror.wiped.tone is Tone.NOTE, timeout=_WAIT_MS)
    assert enrolled.home.read_config().mirror.startswith(str(tmp_path / "stick"))


def test_a_true_disk_is_not_nagged_about(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("offcirc.app.wiped", "offcirc.gui.pages.data.facts"):
        monkeypatch.setattr(f"{module}.wiped_here", lambda _home: None)
    desk = start()
    page = opened(desk, qtbot)
    assert page.mirror.wiped.isHidden()
    assert page.journal.portable.isHidden()
    assert "forgets" not in desk.window.strip.facts

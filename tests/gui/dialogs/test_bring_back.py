"""A machine that was wiped or replaced comes back from its second copy, in the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app import mirroring
from offcirc.app.bringing_back import Copy
from offcirc.app.desk import Act
from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.app.safekeeping import back_up
from offcirc.app.staff import Staff
from offcirc.app.wiped import Facts, Mount
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import State
from offcirc.gui.context import Settings
from offcirc.gui.desk import DeskApplication
from offcirc.gui.dialogs.first_start import FirstStart
from offcirc.gui.dialogs.unlock import UnlockDialog
from offcirc.gui.theme import Theme, Tone
from offcirc.sqlcipher import connect
from tests.gui.conftest import PASSPHRASE, Enrolled

BARCODE = "38400100001013"
_WAIT_MS = 30_000
Plug = Callable[..., None]


@dataclass(frozen=True)
class Lost:
    """A desk that has gone but for its second copy: where that is, and what opens it."""

    home: Home
    key: bytes
    stick: Path
    copy: Path


@pytest.fixture(autouse=True)
def _nobody_types_by_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    for module in ("offcirc.app.first_start", "offcirc.gui.dialogs.unlock"):
        monkeypatch.setattr(f"{module}.keychain_usable", lambda: False)


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Plug:
    """Says which volumes are mounted, and whether the home's disk forgets."""

    def mounted(*points: Path, forgets: Path | None = None) -> None:
        memory = (Mount(str(forgets), "tmpfs", "rw"),) if forgets is not None else ()
        facts = Facts((*memory, *(Mount(str(point), "removable", "rw") for point in points)))
        monkeypatch.setattr("offcirc.app.bringing_back.facts_about_this_machine", lambda: facts)

    mounted()
    return mounted


@pytest.fixture
def lost(enrolled: Enrolled, tmp_path: Path, plug: Plug) -> Lost:
    """A row that was never sent, a member of staff, a mirror on a stick; then the machine forgot everything."""
    home, key, stick = enrolled.home, enrolled.key, tmp_path / "media" / "STICK"
    stick.mkdir(parents=True)
    with Workstation(home, key) as workstation:
        workstation.desk.take_back(BARCODE, Act("M. Virtanen"))
        Staff(workstation.journal, workstation.clock).add("M. Virtanen", "2468")
    preferences = msgspec.structs.replace(home.read_config().window, language="fi", sounds=False)
    home.change_config(url="http://127.0.0.1:9", window=preferences)
    mirroring.start(home, key, stick, "desk-1")
    mirroring.keep(home, key)
    shutil.rmtree(home.directory)
    plug(stick)
    return Lost(Home.at(home.directory), key, stick, stick / "offcirc-desk-1")


@pytest.fixture
def dialog(lost: Lost, theme: Theme, qtbot: QtBot) -> Iterator[FirstStart]:
    made = FirstStart(lost.home, theme, Settings(lost.home))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.bring_back.isEnabled() and made._passphrase is not None, timeout=_WAIT_MS)
    yield made
    made.reject()


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _asked(dialog: FirstStart, qtbot: QtBot) -> UnlockDialog:
    """The dialog that asks for what opens the copy."""

    def there() -> UnlockDialog | None:
        return next((each for each in dialog.findChildren(UnlockDialog) if each.isVisible()), None)

    qtbot.waitUntil(lambda: there() is not None, timeout=_WAIT_MS)
    found = there()
    assert found is not None
    return found


def _open_by_passphrase(dialog: FirstStart, qtbot: QtBot) -> None:
    asked = _asked(dialog, qtbot)
    asked.by_passphrase.passphrase.setText(PASSPHRASE)
    asked.by_passphrase.done.emit()


def _is_back(dialog: FirstStart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=_WAIT_MS)
    assert dialog.is_back


def _left(home: Home) -> list[str]:
    return sorted(file.name for file in home.directory.iterdir())


def test_one_press_and_the_passphrase_bring_a_wiped_desk_back(lost: Lost, dialog: FirstStart, qtbot: QtBot) -> None:
    assert dialog.server.before.isVisible()
    assert "A second copy of “desk-1” is on" in _said(dialog)
    assert f"is on {lost.stick.name}, from" in _said(dialog)
    assert not lost.home.journal.exists()  # never by itself
    dialog.server.bring_back.click()
    _open_by_passphrase(dialog, qtbot)
    _is_back(dialog, qtbot)
    assert dialog.key == lost.key
    config = lost.home.read_config()
    assert (config.workstation, config.library, config.mirror) == ("desk-1", "REV-AUTO", str(lost.copy))
    with Workstation(lost.home, lost.key) as workstation:
        (row,) = workstation.journal.rows((State.WAITING,))
        assert row.transaction.item_barcode == BARCODE
        assert workstation.replica is None
        assert Staff(workstation.journal, workstation.clock).sign_in("M. Virtanen", "2468").name
        workstation.desk.take_back(BARCODE, Act("M. Virtanen"))
        epochs = [each.transaction.epoch for each in workstation.journal.rows(None)]
        assert epochs == [1, 2]
    mirroring.keep(lost.home, lost.key)
    state = mirroring.mirror_of(lost.home, lost.key)
    assert state is not None
    assert (state.behind, state.state.problem) == (0, "")
    assert _left(lost.home) == sorted(file.name for file in lost.home.directory.glob("[!b]*"))


def test_a_stick_that_is_mounted_elsewhere_now_is_kept_there(
    lost: Lost, dialog: FirstStart, plug: Plug, tmp_path: Path, qtbot: QtBot
) -> None:
    moved = lost.stick.rename(tmp_path / "media" / "STICK1")
    plug(moved)
    dialog.server.door.click()
    qtbot.waitUntil(dialog.bring_back.isEnabled, timeout=_WAIT_MS)
    dialog.bring_back.go.click()
    _open_by_passphrase(dialog, qtbot)
    _is_back(dialog, qtbot)
    assert lost.home.read_config().mirror == str(moved / "offcirc-desk-1")


def test_a_pulled_stick_is_one_sentence_and_the_next_try_goes_on(lost: Lost, dialog: FirstStart, qtbot: QtBot) -> None:
    dialog.server.door.click()
    qtbot.waitUntil(dialog.bring_back.isEnabled, timeout=_WAIT_MS)
    away = lost.stick.rename(lost.stick.with_name("pulled"))
    dialog.bring_back.go.click()
    qtbot.waitUntil(lambda: "is not there" in _said(dialog), timeout=_WAIT_MS)
    assert _left(lost.home) == []
    away.rename(lost.stick)
    dialog.bring_back.go.click()
    _open_by_passphrase(dialog, qtbot)
    _is_back(dialog, qtbot)


def test_giving_up_at_the_passphrase_changes_nothing(lost: Lost, dialog: FirstStart, qtbot: QtBot) -> None:
    dialog.server.bring_back.click()
    asked = _asked(dialog, qtbot)
    asked.by_passphrase.passphrase.setText("no such phrase")
    asked.by_passphrase.done.emit()
    qtbot.waitUntil(lambda: "not this workstation's passphrase" in _said(asked), timeout=_WAIT_MS)
    asked.reject()
    qtbot.waitUntil(lambda: dialog.bring_back.isEnabled() and _left(lost.home) == [], timeout=_WAIT_MS)
    dialog.bring_back.back.emit()
    assert dialog.step is dialog.server


def _make_newer(lost: Lost) -> None:
    with closing(connect(lost.copy / "journal.db", lost.key, mode="rw")) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")


def _make_settings_newer(lost: Lost) -> None:
    config = lost.copy / "config.toml"
    config.write_text("format = 99\n" + config.read_text().replace("format = 1\n", ""))


def _damage_head(lost: Lost) -> None:
    journal = lost.copy / "journal.db"
    journal.write_bytes(b"\0" * 4096 + journal.read_bytes()[4096:])


def _damage_key(lost: Lost) -> None:
    (lost.copy / "key.json").write_text("{}")


@pytest.mark.parametrize(
    ("spoil", "asks", "says"),
    [
        (_make_newer, True, "was written by a newer offcirc"),
        (_make_settings_newer, True, "was written by a newer offcirc"),
        (_damage_head, True, "is damaged and cannot be opened. Nothing was changed"),
        (_damage_key, False, "is damaged"),
    ],
)
def test_a_copy_of_no_use_is_one_sentence_and_changes_nothing(
    lost: Lost, dialog: FirstStart, qtbot: QtBot, spoil: Callable[[Lost], None], *, asks: bool, says: str
) -> None:
    spoil(lost)
    dialog.server.bring_back.click()
    if asks:
        _open_by_passphrase(dialog, qtbot)
    qtbot.waitUntil(lambda: says in _said(dialog), timeout=_WAIT_MS)
    assert str(lost.copy) in dialog.bring_back.error.text()
    assert dialog.bring_back.go.isEnabled()
    qtbot.waitUntil(lambda: _left(lost.home) == [], timeout=_WAIT_MS)


def test_what_can_be_read_of_a_damaged_copy_comes_back_at_a_second_press(
    lost: Lost, dialog: FirstStart, qtbot: QtBot
) -> None:
    journal = lost.copy / "journal.db"
    content = bytearray(journal.read_bytes())
    content[3 * 4096 + 1000] ^= 1
    journal.write_bytes(content)
    dialog.server.bring_back.click()
    _open_by_passphrase(dialog, qtbot)
    qtbot.waitUntil(lambda: "is damaged in places. Nothing was changed" in _said(dialog), timeout=_WAIT_MS)
    assert not lost.home.journal.exists()
    assert dialog.bring_back.go.text() == "Bring back what can be read"
    dialog.bring_back.go.click()
    _is_back(dialog, qtbot)
    assert lost.home.journal.exists()


def test_where_the_keychain_has_gone_the_recovery_code_opens_the_copy(
    lost: Lost, dialog: FirstStart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = Keys(lost.copy / "key.json").renew_recovery_code(lost.key)
    monkeypatch.setattr("offcirc.app.keys._keychain_set", lambda _id, _key: None)
    monkeypatch.setattr("offcirc.app.keys._keychain_get", lambda _id: None)
    Keys(lost.copy / "key.json").recover(code)  # into a keychain, which forgets
    dialog.server.bring_back.click()
    asked = _asked(dialog, qtbot)
    assert asked.step is asked.by_code
    asked.by_code.code.setText(code)
    asked.by_code.passphrase.setText("another long walk")
    asked.by_code.submit()
    _is_back(dialog, qtbot)
    assert Keys(lost.home.key).unlock("another long walk") == lost.key


def test_a_folder_or_a_backup_is_chosen_by_hand(
    lost: Lost, dialog: FirstStart, plug: Plug, tmp_path: Path, qtbot: QtBot
) -> None:
    page = dialog.bring_back
    elsewhere = tmp_path / "share"
    elsewhere.mkdir()
    other = Home.at(tmp_path / "other")
    for file in lost.copy.iterdir():
        shutil.copy(file, other.directory)
    back_up(other, lost.key, elsewhere / "monday.backup")
    plug()
    dialog.server.door.click()
    qtbot.waitUntil(page.isEnabled, timeout=_WAIT_MS)
    for chosen in (tmp_path / "media", tmp_path / "nowhere", elsewhere):
        page.take(chosen)
        qtbot.waitUntil(lambda: "is no second copy and no backup" in _said(dialog) and page.isEnabled())
    for chosen in (lost.stick, lost.copy, lost.copy / "journal.db"):
        page.take(chosen)
        qtbot.waitUntil(lambda: page.isEnabled() and page.chosen is not None)
        assert [copy.place for copy in page._copies] == [lost.copy]
    cut = elsewhere / "cut.backup"
    cut.write_bytes((elsewhere / "monday.backup").read_bytes()[5000:])
    page.bring_back(Copy(cut, "desk-1", datetime.now(UTC)))
    qtbot.waitUntil(lambda: "cannot be opened" in page.error.text() and page.isEnabled())
    assert _left(lost.home) == []
    page.take(elsewhere / "monday.backup")
    qtbot.waitUntil(lambda: page.isEnabled() and len(page._copies) == 2)
    assert page.chosen is not None
    assert page.chosen.workstation == "desk-1"
    page.go.click()
    _open_by_passphrase(dialog, qtbot)
    _is_back(dialog, qtbot)
    with Workstation(lost.home, lost.key) as workstation:
        assert workstation.journal.account()[0] == 1


def test_several_copies_are_chosen_from_and_a_program_on_a_stick_is_none(
    lost: Lost, dialog: FirstStart, plug: Plug, qtbot: QtBot
) -> None:
    shutil.copytree(lost.copy, lost.stick / "offcirc-desk-1-before-2026")
    shutil.copytree(lost.copy, lost.stick / "offcirc-home")
    (lost.stick / "offcirc-home" / "journal.head").touch()
    dialog.bring_back.look()
    qtbot.waitUntil(lambda: "2 second copies are here" in _said(dialog), timeout=_WAIT_MS)
    dialog.server.bring_back.click()
    assert dialog.step is dialog.bring_back
    assert len([each for each in dialog.bring_back.findChildren(QRadioButton) if each.isVisible()]) == 2
    assert not lost.home.journal.exists()
    qtbot.waitUntil(dialog.bring_back.isEnabled, timeout=_WAIT_MS)
    plug()
    dialog.bring_back._look.click()
    qtbot.waitUntil(lambda: "There is no second copy" in _said(dialog), timeout=_WAIT_MS)
    assert not dialog.bring_back.go.isEnabled()


def test_a_machine_that_forgets_asks_for_the_stick(lost: Lost, dialog: FirstStart, plug: Plug, qtbot: QtBot) -> None:
    plug(forgets=lost.home.directory)
    dialog.bring_back.look()
    qtbot.waitUntil(lambda: "forgets everything when it restarts" in _said(dialog), timeout=_WAIT_MS)
    assert dialog.server.before.tone is Tone.WARN
    dialog.server.bring_back.click()
    assert dialog.step is dialog.bring_back


def test_a_new_machine_is_not_bothered(dialog: FirstStart, plug: Plug, qtbot: QtBot) -> None:
    plug()
    dialog.bring_back.look()
    qtbot.waitUntil(dialog.server.before.isHidden, timeout=_WAIT_MS)
    assert dialog.server.door.isVisible()
    assert QApplication.focusWidget() is not dialog.server.door


def test_a_language_chosen_before_gives_way_to_the_desks_own(lost: Lost, dialog: FirstStart, qtbot: QtBot) -> None:
    dialog.server.language_chosen.emit("cs")
    dialog._settings.wait()
    assert lost.home.read_config().window.language == "cs"
    dialog.server.bring_back.click()
    _open_by_passphrase(dialog, qtbot)
    _is_back(dialog, qtbot)
    config = lost.home.read_config()
    assert (config.workstation, config.mirror) == ("desk-1", str(lost.copy))
    assert config.window.language == "fi"


@pytest.fixture
def desk(lost: Lost, qapp: QApplication) -> Iterator[DeskApplication]:
    """The whole program, on the home that forgot everything."""
    made = DeskApplication(qapp, lost.home)
    yield made
    made.close()
    made._translations.forget()
    for each in (made.window, made):
        each.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def librarian() -> Iterator[None]:
    """Presses the one button and types the passphrase, while a dialog keeps the test waiting."""
    pressed: set[QWidget] = set()

    def look() -> None:
        for each in QApplication.topLevelWidgets():
            if each in pressed or not each.isVisible():
                continue
            if isinstance(each, FirstStart) and each.server.before.isVisible():
                pressed.add(each)
                each.server.bring_back.click()
            elif isinstance(each, UnlockDialog):
                pressed.add(each)
                each.by_passphrase.passphrase.setText(PASSPHRASE)
                each.by_passphrase.done.emit()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


@pytest.mark.usefixtures("librarian")
def test_the_window_goes_on_as_that_desk(lost: Lost, desk: DeskApplication, qtbot: QtBot) -> None:
    desk.window.show()
    desk.open()
    qtbot.waitUntil(lambda: desk._sign_in is not None and desk._sign_in.locked, timeout=_WAIT_MS)
    assert desk._sign_in is not None
    desk._sign_in.greet("M. Virtanen")
    qtbot.waitUntil(desk.window.notice.isVisible, timeout=_WAIT_MS)
    assert "Palvelupiste on palautettu" in desk.window.notice.text
    qtbot.waitUntil(lambda: "1 tapahtuma lähettämättä" in desk.window.strip.facts, timeout=_WAIT_MS)
    assert "ei käyttökelpoisia paikallisia tietoja: synkronoi" in desk.window.strip.facts
    mirror = desk._mirror
    assert mirror is not None
    qtbot.waitUntil(lambda: mirror.now is not None and mirror.now.state.current_at is not None, timeout=_WAIT_MS)
    assert mirror.now is not None
    assert (mirror.now.folder, mirror.now.behind) == (lost.copy, 0)

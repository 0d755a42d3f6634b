"""A desk is connected to Koha: at the first start, and again when the password has changed. At a real simulator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from offcirc.app.home import KOHA, Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.app.servers import koha_account
from offcirc.app.workstation import Workstation
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.dialogs.connect import ConnectDialog
from offcirc.gui.dialogs.first_start import FirstStart
from offcirc.gui.lanes import Lane
from offcirc.gui.messages import errors
from offcirc.gui.scanner import Scanner
from offcirc.gui.theme import Theme
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy
from tests.gui.dialogs.fingers import SCANNER_MS, type_into
from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer

_WAIT_MS = 30_000
_MAIN_PAGE = "mainpage.pl"


@pytest.fixture(autouse=True)
def _a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "a long walk home")
    monkeypatch.setenv("TZ", "Europe/Helsinki")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("koha")) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.fixture
def dialog(home: Home, theme: Theme, qtbot: QtBot) -> FirstStart:
    made = FirstStart(home, theme, Settings(home))
    qtbot.addWidget(made)
    made.show()
    made.server.form._koha.click()
    return made


def _page(body: bytes, more: str = "") -> Answer:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return Answer(head.encode() + body)


def _said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _fill(dialog: FirstStart, url: str, user: str = "desk", password: str = PASSWORD) -> None:
    form = dialog.server.form
    form.address.setText(url)
    form.user.setText(user)
    form.password.setText(password)
    form.desk.setText("bus")


def _at(dialog: FirstStart, name: str, code: str) -> bool:
    """Whether the error stands at that field, and nowhere else."""
    parts = dialog.server.form._parts
    told = {field: part.error.text() for field, part in parts.items() if part.error.isVisible()}
    return list(told) == [name] and told[name].startswith(errors.sentence_of(code, {}).partition("?")[0])


def test_from_an_empty_home_to_a_desk_of_koha(dialog: FirstStart, home: Home, server: KohaServer, qtbot: QtBot) -> None:
    form = dialog.server.form
    form.address.setText(server.url + "/cgi-bin/koha/mainpage.pl")
    dialog.server._test.click()
    qtbot.waitUntil(lambda: "with 3 libraries to choose from" in _said(dialog), timeout=_WAIT_MS)
    form.library.setCurrentIndex(form.library.findText("Fairview (FPL)"))
    _fill(dialog, form.address.text())
    dialog.server.submit()
    qtbot.waitUntil(lambda: dialog.step is dialog.kept, timeout=_WAIT_MS)
    said = _said(dialog)
    assert "Koha 25.11.00, library Fairview" in said
    assert "The due date: the server makes its own" in said
    assert "In-house use" in said
    dialog.kept._go.click()
    assert dialog.step is dialog.recovery
    assert home.read_config().url == server.url
    with Workstation(home, dialog.key) as workstation:
        assert workstation.config.library == "FPL"
        account = koha_account(workstation.journal)
        assert account is not None
        assert account.branch == "FPL"
    for file in home.directory.iterdir():
        assert PASSWORD.encode() not in file.read_bytes(), file


@pytest.mark.parametrize(
    ("user", "password", "field", "code"),
    [("desk", "wrong", "password", "SIGN_IN_REFUSED"), ("cataloguer", PASSWORD, "user", "SIGN_IN_NO_PERMISSION")],
)
def test_a_refused_account_is_said_at_its_field(
    dialog: FirstStart, home: Home, server: KohaServer, qtbot: QtBot, *, user: str, password: str, field: str, code: str
) -> None:
    server.sql("UPDATE borrowers SET flags = 'catalogue' WHERE userid = 'cataloguer'")
    _fill(dialog, server.url, user, password)
    dialog.server.submit()
    qtbot.waitUntil(lambda: _at(dialog, field, code), timeout=_WAIT_MS)
    assert dialog.server.form.user.text() == user
    assert dialog.server.form.password.text() == password
    assert not home.key.exists()


def test_a_second_factor_and_another_library_are_said_at_their_fields(
    dialog: FirstStart, server: KohaServer, qtbot: QtBot
) -> None:
    factor = b"<html><body><form id='loginform'><input name='otp_token'></form></body></html>"
    elsewhere = (
        b"<html><body id='main_intranet-main'><span class='loggedinusername'>desk</span>"
        b"<span class='logged-in-branch-code'>CPL</span></body></html>"
    )
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        _fill(dialog, proxy.url)
        proxy.next(_page(factor), _MAIN_PAGE, method="POST")
        dialog.server.submit()
        qtbot.waitUntil(lambda: _at(dialog, "user", "SIGN_IN_SECOND_FACTOR"), timeout=_WAIT_MS)
        dialog.server.form.show_libraries({"BUS": "Bus"})
        dialog.server.form.library.setCurrentIndex(1)
        cookie = "Set-Cookie: CGISESSID=1; path=/\r\n"
        proxy.next(_page(elsewhere, cookie), _MAIN_PAGE, method="POST")
        dialog.server.submit()
        qtbot.waitUntil(lambda: _at(dialog, "library", "BRANCH_REFUSED"), timeout=_WAIT_MS)
        assert dialog.server.form.library.currentData() == "BUS"


def test_a_wrong_zone_is_said_at_its_field(dialog: FirstStart, server: KohaServer, qtbot: QtBot) -> None:
    _fill(dialog, server.url)
    dialog.server.form.zone.setCurrentText("Mars/Olympus")
    dialog.server.submit()
    qtbot.waitUntil(lambda: _at(dialog, "zone", "TIME_ZONE_UNKNOWN"), timeout=_WAIT_MS)
    dialog.server.form.zone.setCurrentText("Asia/Tokyo")
    dialog.server.submit()
    qtbot.waitUntil(lambda: _at(dialog, "zone", "TIME_ZONE_DIFFERS"), timeout=_WAIT_MS)
    assert dialog.server.form.zone.currentText() == "Asia/Tokyo"


def test_what_is_no_koha_is_said_at_the_address(dialog: FirstStart, qtbot: QtBot) -> None:
    _fill(dialog, "http://127.0.0.1:9")
    dialog.server._test.click()
    qtbot.waitUntil(lambda: _at(dialog, "address", "SERVER_AWAY"), timeout=_WAIT_MS)


def test_what_is_missing_is_asked_for(dialog: FirstStart) -> None:
    dialog.server.form.address.setText("koha.example")
    dialog.server.submit()
    assert "Type the user name" in _said(dialog)
    dialog.server.form.user.setText("desk")
    dialog.server.submit()
    assert "Type the password" in _said(dialog)


def test_another_language_keeps_what_was_typed(dialog: FirstStart) -> None:
    _fill(dialog, "https://koha.example")
    dialog.server.form.show_libraries({"BUS": "Bus"})
    dialog.server.form.library.setCurrentIndex(1)
    before = dialog.server.form.wanted
    dialog._make_again()
    assert dialog.server.form.wanted == before


def test_a_scan_does_not_run_into_the_password(dialog: FirstStart) -> None:
    box = QLineEdit()
    scans: list[str] = []
    scanner = Scanner(box)
    scanner.scanned.connect(scans.append)
    dialog.server.form.password.setText("Secr")
    type_into(dialog.server.form.password, "B0001234", enter=True, gap_ms=SCANNER_MS)
    assert dialog.server.form.password.text() == "Secr"
    assert scans == ["B0001234"]
    QApplication.instance().removeEventFilter(scanner)  # type: ignore[union-attr]


def test_after_another_password_one_signs_in_again(
    dialog: FirstStart, home: Home, server: KohaServer, theme: Theme, qtbot: QtBot
) -> None:
    _fill(dialog, server.url, "lender")
    dialog.server.submit()
    qtbot.waitUntil(lambda: dialog.step is dialog.kept, timeout=_WAIT_MS)
    server.sql("UPDATE borrowers SET password = 'Other-2' WHERE userid = 'lender'")
    lanes = [Lane(name, home, dialog.key) for name in ("desk", "reading")]
    session = Session()
    session.sign_in("M. Virtanen")
    context = Context(home, dialog.key, lanes[0], lanes[1], theme, Settings(home), session, Notices())
    again = ConnectDialog(context)
    qtbot.addWidget(again)
    again.show()
    form = again.again.form
    qtbot.waitUntil(lambda: form.user.text() == "lender", timeout=_WAIT_MS)
    assert form.kind == KOHA
    assert form.url == server.url
    assert form.desk.text() == "bus"
    assert not form.password.text()
    form.password.setText(PASSWORD)
    again.again.submit()
    qtbot.waitUntil(lambda: "does not accept" in _said(again), timeout=_WAIT_MS)
    form.password.setText("Other-2")
    with qtbot.waitSignal(context.settings.changed, timeout=_WAIT_MS):
        again.again.submit()
    assert again.kept.isVisible()
    with qtbot.waitSignal(again.finished):
        again.kept._go.click()
    assert again.result() == QDialog.DialogCode.Accepted
    for lane in lanes:
        lane.close()
    with Workstation(home, dialog.key) as workstation:
        account = koha_account(workstation.journal)
        assert account is not None
        assert account.password == "Other-2"

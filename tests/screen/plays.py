"""What is played on the window, scene by scene: each play yields the name of a scene while it is in sight.

The pictures take a photograph of each scene, the accessibility test walks its widgets. Cards and barcodes are those of
the sample library's cast (resources/sample/README.md).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from offcirc.app.bringing_back import Copy, Found
from offcirc.app.desk import Act
from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.values import Place
from offcirc.domain.transactions import State
from offcirc.errors import EnvironmentProblem, OffcircError
from offcirc.gui.dialogs.cover import Cover
from offcirc.gui.dialogs.errands import Errands
from offcirc.gui.dialogs.first_start import FirstStart
from offcirc.gui.dialogs.trouble import TroubleScreen, trouble_screen
from offcirc.gui.dialogs.unlock import UnlockDialog
from offcirc.gui.pages.check_in.page import CheckInPage
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.pages.items.page import ItemsPage
from offcirc.gui.pages.sets.page import SetsPage
from offcirc.gui.pages.transactions.page import TransactionsPage
from tests.screen.stage import STAFF, Stage, halted
from tests.support.inside import recorded

Play = Callable[[Stage], Iterator[str]]
KEY = Qt.Key
_P = TypeVar("_P", bound=QWidget)

AINO, OWES, MANY_LOANS, OVERDUE = "28400100000017", "28400100000157", "28400100000199", "28400100000223"
SEITSEMAN, PRIDE, SVEJK, KALEVALA = "38400100001013", "38400100001104", "38400100001120", "38400100001138"
RAUTATIE, ON_HOLD, LOST, ROUTED, SET = (
    "38400100001146",
    "38400100001328",
    "38400100001351",
    "38400100001492",
    "38400100003035",
)
LONG_TITLE, RIGHT_TO_LEFT, UNKNOWN = "38400100001377", "38400100001385", "38400100009990"
DUE = "2030-01-13"


def check_out(stage: Stage) -> Iterator[str]:
    """One patron after another, far from any network."""
    stage.go_offline()
    stage.open()
    stage.until(lambda: stage.desk.runner.online is False)
    page = _page(stage, CheckOutPage)
    yield "check-out-empty"
    stage.scan(OWES)
    yield "check-out-patron-with-alerts"
    stage.press(KEY.Key_Escape)
    stage.scan(AINO, SEITSEMAN)
    yield "check-out-no-due-date"
    stage.click(page.due.presets[0])
    stage.scan(PRIDE, SVEJK, LONG_TITLE, RIGHT_TO_LEFT)
    yield "check-out-visit"
    stage.scan(ON_HOLD, "38400100001211", "38400100001229")
    yield "check-out-decision"
    stage.press(KEY.Key_F8)
    yield "check-out-decision-first"
    stage.press(KEY.Key_F3)
    yield "check-out-decision-elsewhere"
    stage.press(KEY.Key_F2)
    stage.click(page.question.no)
    stage.scan(UNKNOWN)
    yield "check-out-unknown-item"
    stage.press(KEY.Key_F8)
    page.panel.open_calendar.click()  # type: ignore[union-attr]
    stage.settle()
    yield "check-out-other-date"
    stage.press(KEY.Key_Escape)
    stage.press(KEY.Key_Escape)
    yield "check-out-finished"


def check_out_panels(stage: Stage) -> Iterator[str]:
    """What opens in place of the loans."""
    stage.go_offline()
    stage.open()
    page = _page(stage, CheckOutPage)
    stage.ctrl(KEY.Key_F)
    stage.type("mäkiv")
    stage.settle()
    yield "check-out-search"
    stage.press(KEY.Key_Escape)
    stage.ctrl(KEY.Key_N)
    yield "check-out-registration"
    stage.press(KEY.Key_Escape)
    stage.ctrl(KEY.Key_B)
    yield "check-out-paper-slips"
    stage.click(page.panel.begin)  # type: ignore[union-attr]
    yield "check-out-backdated"
    stage.click(page.end_slips)
    stage.scan(OWES)
    stage.ctrl(KEY.Key_M)
    stage.type("10")
    yield "check-out-payment"
    stage.press(KEY.Key_Escape)
    stage.press(KEY.Key_Escape)
    stage.scan("28400700000017")
    yield "check-out-unknown-patron"
    stage.press(KEY.Key_Escape)
    stage.scan(MANY_LOANS)
    yield "check-out-80-loans"


def check_in(stage: Stage) -> Iterator[str]:
    """Every outcome of a return."""
    stage.go_offline()
    stage.open()
    stage.until(lambda: stage.desk.runner.online is False)
    page = _page(stage, CheckInPage)
    stage.press(KEY.Key_F3)
    yield "check-in-empty"
    stage.scan(ROUTED, SET, KALEVALA, UNKNOWN, LONG_TITLE, LOST, "38400100001401", AINO, RAUTATIE)
    yield "check-in"
    stage.ctrl(KEY.Key_B)
    yield "check-in-book-drop-form"
    stage.click(_button(page, "primary"))
    stage.scan("38400100001344")
    yield "check-in-book-drop"
    stage.ctrl(KEY.Key_I)
    stage.scan(SVEJK)
    yield "check-in-in-house"


def items(stage: Stage) -> Iterator[str]:
    """Found by words, edited, and a new one that lacks something."""
    stage.go_offline()
    stage.open()
    page = _page(stage, ItemsPage)
    stage.press(KEY.Key_F4)
    yield "items-empty"
    stage.ctrl(KEY.Key_F)
    stage.type("kalevala")
    stage.scan(KALEVALA)
    location = page.form.places[Place.LOCATION].list
    location.setCurrentText("Children")
    location.activated.emit(location.currentIndex())
    yield "items-edit"
    stage.click(page.form.save)
    yield "items-saved"
    stage.press(KEY.Key_Escape)
    stage.ctrl(KEY.Key_N)
    stage.scan(UNKNOWN)
    stage.type("Uusi kirja")
    stage.click(page.form.save)
    yield "items-new-refused"
    stage.press(KEY.Key_Escape)
    stage.click(page.form.discard)
    stage.ctrl(KEY.Key_B)
    stage.scan(SET, SEITSEMAN, PRIDE)
    for place, value in ((Place.LIBRARY, "REV-KUU"), (Place.LOCATION, "Music")):
        chosen = page.batch.fields.places[place].list
        chosen.setCurrentIndex(chosen.findData(value))
        chosen.activated.emit(chosen.currentIndex())
        stage.settle()
    stage.click(page.batch.fields.more_button)
    yield "items-batch"
    stage.click(page.batch.apply)
    stage.until(lambda: not page.batch.busy)
    stage.click(page.batch.fields.earlier)
    yield "items-earlier-batches"


def exchange_sets(stage: Stage) -> Iterator[str]:
    """One is packed, sent, and begins to come back."""
    stage.go_offline()
    stage.open()
    page, panel = _page(stage, SetsPage), _page(stage, SetsPage).panel
    stage.press(KEY.Key_F11)
    yield "sets-empty"
    stage.ctrl(KEY.Key_N)
    stage.type("Spring")
    yield "sets-new"
    stage.click(page.form.make)
    stage.scan(SEITSEMAN, PRIDE, SVEJK, LONG_TITLE, RIGHT_TO_LEFT)
    yield "sets-packed"
    stage.click(panel.send)
    yield "sets-question"
    stage.click(panel.yes)
    stage.scan(PRIDE)
    yield "sets-coming-back"


def transactions(stage: Stage) -> Iterator[str]:
    """Synchronised, ticked, processed, repaired."""
    stage.move_to("bookmobile-1")
    _record_a_stop(stage)
    stage.open()
    server, runner = stage.library.server, stage.desk.runner
    stage.until(lambda: runner.online is True)
    page = _page(stage, TransactionsPage)
    stage.press(KEY.Key_F6)
    yield "transactions-waiting"
    with halted(server.pid):
        stage.press(KEY.Key_F9)
        stage.until(lambda: runner.running)
        yield "transactions-sending"
    _finish(stage)
    stage.press(KEY.Key_F5)
    _finish(stage)
    yield "transactions-at-the-server"
    page.table.setFocus()
    for key in (KEY.Key_End, KEY.Key_Up, KEY.Key_Space):
        stage.press(key)
    yield "transactions-left-out"
    stage.press(KEY.Key_Escape)
    page.table.setFocus()
    stage.ctrl(KEY.Key_A)
    yield "transactions-ticked"
    answered: list[object] = []
    runner.outcomes.connect(answered.append)
    stage.ctrl(KEY.Key_Return)
    stage.until(lambda: bool(answered) or not runner.running)
    with halted(server.pid):
        yield "transactions-processing"
    _finish(stage)
    yield "transactions-processed"
    for row in [row for row in page.model.rows if row.state is State.REFUSED]:
        if row.card.endswith("018") or row.item == LONG_TITLE:
            page.table.setFocus()
            page.table.show_row(row.id)
            stage.press(KEY.Key_Return)
            yield f"transactions-repair-{'patron' if row.card else 'item'}"


def data(stage: Stage) -> Iterator[str]:
    """Numbers, local data, server, journal."""
    _record_a_stop(stage)
    stage.open()
    runner = stage.desk.runner
    stage.until(lambda: runner.online is True)
    stage.press(KEY.Key_F7)
    yield "data-online"
    with halted(stage.library.server.pid):
        stage.press(KEY.Key_F9)
        stage.until(lambda: runner.running)
        yield "data-sending"
    _finish(stage)
    yield "data-synchronised"


def server_gone(stage: Stage) -> Iterator[str]:
    """Synchronise, and nobody answers. Last of all plays that need the server."""
    _record_a_stop(stage)
    stage.library.server.stop()
    stage.open()
    stage.until(lambda: stage.desk.runner.online is False)
    stage.press(KEY.Key_F7)
    yield "data-offline"
    stage.press(KEY.Key_F9)
    _finish(stage)
    yield "data-server-gone"


def dialogs(stage: Stage) -> Iterator[str]:
    """Settings, about, help."""
    from offcirc.gui.dialogs.about import AboutDialog  # noqa: PLC0415
    from offcirc.gui.dialogs.help import HelpDialog  # noqa: PLC0415
    from offcirc.gui.dialogs.settings import SettingsDialog  # noqa: PLC0415

    stage.open()
    desk = stage.desk
    context = desk._context
    assert context is not None
    for name, make in (
        ("settings", lambda: SettingsDialog(context, desk.window)),
        ("help", lambda: HelpDialog(stage.home, desk.settings, desk.theme, stage.language, desk.window)),
        ("about", lambda: AboutDialog(desk.theme, desk.window)),
    ):
        dialog: QDialog = make()
        _open(stage, dialog)
        yield name
        dialog.reject()


def doors(stage: Stage) -> Iterator[str]:
    """Who is there: signing in, a locked desk with scans in line, a forgotten PIN, the passphrase."""
    with Workstation(stage.home, stage.key) as workstation:
        staff = Staff(workstation.journal, workstation.clock)
        staff.add(STAFF, "1234", may_reset=True)
        for name in ("K. Laine", "P. Novák"):
            staff.add(name, "2345", by=STAFF)
    stage.open()
    window = stage.desk.window
    window.lock_wanted.emit()
    stage.settle()
    yield "locked"
    stage.scan(AINO, SEITSEMAN)
    yield "locked-with-scans"
    cover = window.findChild(Cover)
    assert cover is not None
    _button(cover, "link").click()
    stage.settle()
    yield "forgotten-pin"
    dialog = UnlockDialog(stage.home, stage.desk.theme, parent=window)
    _open(stage, dialog)
    yield "unlock"
    dialog.by_passphrase.passphrase.setText("no such phrase")
    dialog.by_passphrase.done.emit()
    stage.until(lambda: not dialog.by_passphrase.error.isHidden())
    yield "trouble-wrong-passphrase"
    dialog.reject()


def first_start(stage: Stage) -> Iterator[str]:
    """The assistant's first steps on a computer that knows nothing yet."""
    shutil.rmtree(stage.home.journal.parent)
    stage.home.directory.mkdir(parents=True, exist_ok=True)
    desk = stage.desk
    desk.window.show()
    dialog = FirstStart(stage.home, desk.theme, desk.settings, desk.window)
    _open(stage, dialog)
    stage.until(lambda: dialog._passphrase is not None)  # the keychain's answer changes what is in sight
    stage.settle()
    yield "first-start-server"
    at = datetime(2026, 11, 22, 19, 14, tzinfo=UTC)
    stick, share = Path("/media/virtanen/KINGSTON/offcirc-bookmobile-1"), Path("/srv/desks/offcirc-main desk")
    copies = (Copy(stick, "bookmobile-1", at), Copy(share, "main desk", at))
    dialog.bring_back.looked.emit(Found(forgets=True, copies=copies[:1]))
    stage.settle()
    yield "first-start-copy-found"
    dialog.bring_back._show(list(copies), copies[0])
    dialog._show(dialog.bring_back)
    stage.settle()
    yield "first-start-bring-back"
    dialog.bring_back.looked.emit(Found(forgets=False, copies=()))
    dialog._show(dialog.server)
    server = stage.library.server
    dialog.server.address.setText(server.url if server.running else "http://127.0.0.1:9")
    dialog.server.code.setText("QWER-TYUI-OPAS")
    dialog.server.desk.setText("bookmobile-1")
    dialog.server.test_wanted.emit(dialog.server.form.kind, dialog.server.url)
    stage.until(dialog.server.isEnabled)
    yield "first-start-server-tested"
    for step, name in (
        (dialog.passphrase, "passphrase"),
        (dialog.first_member, "staff"),
        (dialog.update_step, "update"),
    ):
        dialog._show(step)  # each step needs an answer of the one before
        stage.settle()
        yield f"first-start-{name}"
    dialog.recovery.show_code("ABCDEF-GHJKMN-PQRSTV-WXYZ23", "bookmobile-1")
    dialog._show(dialog.recovery)
    stage.settle()
    yield "first-start-recovery-code"
    dialog.reject()


def troubles(stage: Stage) -> Iterator[str]:
    """What stands in place of a desk that cannot be opened."""
    errors = {
        "disk-full": EnvironmentProblem("DISK_FULL", path=str(stage.home.journal)),
        "read-only-home": EnvironmentProblem("READ_ONLY", path=str(stage.home.directory)),
        "newer-file": EnvironmentProblem("TOO_NEW", path=str(stage.home.journal)),
    }
    for name, error in errors.items():
        yield from _trouble(stage, name, error)
    journal = stage.home.journal
    whole = journal.read_bytes()
    journal.write_bytes(b"\x00" * 4096 + whole[4096:])
    try:
        with Workstation(stage.home, stage.key):
            pass
    except OffcircError as error:
        yield from _trouble(stage, "corrupt-journal", error)


def corrupt_replica(stage: Stage) -> Iterator[str]:
    """The desk opens all the same."""
    for replica in stage.home.directory.glob("replica-*.db"):
        replica.write_bytes(b"no replica at all" * 1000)
    stage.open()
    stage.scan(AINO)
    yield "trouble-corrupt-replica"


PLAYS: tuple[Play, ...] = (
    check_out,
    check_out_panels,
    check_in,
    items,
    exchange_sets,
    transactions,
    data,
    first_start,
    dialogs,
    doors,
    troubles,
    corrupt_replica,
    server_gone,
)
MAIN_PLAYS: tuple[Play, ...] = (check_out, check_out_panels, check_in, items, exchange_sets, transactions, data)
"""Those whose pictures are taken in every language."""


def _trouble(stage: Stage, name: str, error: Exception) -> Iterator[str]:
    screen: TroubleScreen = trouble_screen(error, stage.home, stage.desk.theme, stage.key)
    screen.setWindowTitle("offcirc")
    screen.resize(1366, 768)
    screen.show()
    screen.activateWindow()
    stage.screen = screen
    stage.settle()
    yield f"trouble-{name}"
    screen.hide()
    screen.deleteLater()
    stage.screen = None


def _page(stage: Stage, kind: type[_P]) -> _P:
    page = stage.desk.window.findChild(kind)
    assert page is not None
    return page


def _button(within: QWidget, kind: str) -> QPushButton:
    """The first button of a kind in sight."""
    return next(each for each in within.findChildren(QPushButton) if each.property("kind") == kind and each.isVisible())


def _open(stage: Stage, dialog: QDialog) -> None:
    dialog.open()
    dialog.activateWindow()
    stage.settle()
    errands = dialog.findChildren(Errands)
    stage.until(lambda: not any(each.busy for each in errands))


def _finish(stage: Stage) -> None:
    """Until the command beside the window has ended, and what it brought is shown."""
    stage.until(lambda: not stage.desk.runner.running)
    stage.settle()


def _record_a_stop(stage: Stage) -> None:
    """A bookmobile's stop: loans, returns, and three things that a server refuses."""
    act = Act(STAFF, override=True)
    with Workstation(stage.home, stage.key) as workstation:
        desk = workstation.desk
        for card, item in (
            (AINO, SEITSEMAN),
            (AINO, SVEJK),
            ("28400100000018", PRIDE),
            ("28400100000025", KALEVALA),
            (OVERDUE, "38400100001211"),
            (OWES, "38400100001229"),
        ):
            recorded(desk.issue(card, item, DUE, act).transaction)
        for item in ("38400100001014", RAUTATIE, ROUTED, LONG_TITLE, "38400100001344"):
            recorded(desk.take_back(item, act).transaction)
        recorded(desk.issue("28400100000033", ON_HOLD, DUE, act).transaction)

"""What `offcirc --self-test` tries of the window; in a process of its own, for Qt ends it where it cannot work."""

from __future__ import annotations

import secrets
import time
import wave
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QTranslator, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from offcirc.app.home import Home
from offcirc.app.licences import packages
from offcirc.app.slips import SlipRow, VisitSlip, masked
from offcirc.clock import SystemClock
from offcirc.gui.application import make_application
from offcirc.gui.desk import DeskApplication
from offcirc.gui.dialogs.help import PAGES, help_page
from offcirc.gui.icons import pixmap
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.gui.printing.printer import pdf
from offcirc.gui.printing.receipts import receipt
from offcirc.gui.printing.sheets import Paper
from offcirc.gui.sounds import Sound, sound_file
from offcirc.gui.translations import LANGUAGES
from offcirc.journal import Journal
from offcirc.resources import resources
from offcirc.sqlcipher import KEY_LENGTH
from offcirc.trying import Check, Wrong

_WITHIN_S = 30
_SMALLEST_PDF = 1_000
_CARD = "21000000000017"


def checks(folder: Path) -> Iterator[Check]:
    """In an order that tells a cause before what follows from it.

    Args:
        folder: an empty one, for a home.
    """
    application = make_application()
    yield "screen", _screen
    yield "translations", _translations
    yield "icons", _icons
    yield "sounds", _sounds
    yield "help", _help
    yield "licences", _licences
    yield "window", lambda: _window(application, folder)
    yield "receipt", _receipt


def _screen() -> str:
    fonts = len(QFontDatabase.families())
    if not fonts:
        raise Wrong("there is no font, all text would be boxes")
    return f"Qt {qVersion()} ({QGuiApplication.platformName()}), {fonts} fonts"


def _translations() -> str:
    """Ours in every language, and Qt's own; there is none in English, which Qt speaks by itself."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = [resources() / "translations" / f"offcirc_{language}.qm" for language in LANGUAGES]
    files += [qt / f"qtbase_{language}.qm" for language in LANGUAGES if language != "en"]
    for file in files:
        translator = QTranslator()
        if not translator.load(str(file)) or (translator.isEmpty() and not file.name.endswith("_en.qm")):
            raise Wrong(f"{file.name} cannot be loaded")
    return f"{len(LANGUAGES)} languages"


def _icons() -> str:
    names = sorted(file.stem for file in (resources() / "icons").glob("*.svg"))
    empty = [name for name in names if _is_plain(pixmap(name, "#123456", 24).toImage())]
    if empty or not names:
        raise Wrong(f"nothing is drawn by {', '.join(empty) or 'any'}")
    return f"{len(names)} drawn"


def _sounds() -> str:
    for sound in Sound:
        with wave.open(str(sound_file(sound)), "rb") as file:
            if not file.getnframes():
                raise Wrong(f"{sound} is silent")
    return f"{len(Sound)}, all audible"


def _help() -> str:
    for language in LANGUAGES:
        for name in PAGES:
            page = QTextDocument()
            page.setHtml(help_page(name, language))
            if page.isEmpty():
                raise Wrong(f"{name} is empty in {language}")
    return f"{len(PAGES)} pages in {len(LANGUAGES)} languages"


def _licences() -> str:
    found = packages()
    without = [each.name for each in found if not each.text and not each.licence]
    if without or not found:
        raise Wrong(f"there is none of {', '.join(without) or 'anything'}")
    return f"of {len(found)} parts"


def _window(application: QApplication, folder: Path) -> str:
    """The whole of it, on a journal of its own, until a scan was answered on the screen."""
    home, key = Home.at(folder), secrets.token_bytes(KEY_LENGTH)
    Journal.open(home.journal, key, SystemClock(), create=True).close()
    began = time.monotonic()
    desk = DeskApplication(application, home)
    painted: list[float] = []
    answered: list[str] = []
    desk.window.first_painted.connect(lambda: painted.append(time.monotonic() - began))
    try:
        desk.window.show()
        _wait(lambda: bool(painted), "it was not painted")
        desk.open_desk(key)
        desk.session.sign_in("self-test")
        desk.window.hold_scans(held=False)
        page = desk.window.page
        if not isinstance(page, CheckOutPage):
            raise Wrong("it does not begin with check-out")
        page.beeped.connect(answered.append)
        desk.window.take_scan(_CARD)
        _wait(lambda: bool(answered), "a scan was not answered")
        if _is_plain(_seen(desk.window)):
            raise Wrong("it is empty")
    finally:
        desk.close()
        desk.window.close()
    return f"painted after {painted[0]:.1f} s, and a scan was answered"


def _receipt() -> str:
    when = datetime.now(UTC)
    rows = tuple(SlipRow(f"A title {number}", str(number), when + timedelta(days=28)) for number in range(3))
    slip = VisitSlip("A library", "self-test", "A patron", masked(_CARD), rows, Decimal("2.50"), when)
    content = pdf(receipt(slip, Paper.MM80))
    if not content.startswith(b"%PDF") or len(content) < _SMALLEST_PDF:
        raise Wrong("what was printed is no PDF")
    return f"printed as a PDF of {len(content) // 1000} kB"


def _wait(true: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + _WITHIN_S
    while not true():
        if time.monotonic() > end:
            raise Wrong(f"{otherwise} within {_WITHIN_S} s")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _seen(window: QWidget) -> QImage:
    return window.grab().toImage()


def _is_plain(image: QImage) -> bool:
    """Whether every dot has the colour of the first."""
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for y in range(image.height()) for x in range(0, image.width(), 2))

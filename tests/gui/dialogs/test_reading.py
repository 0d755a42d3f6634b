"""Help and About: readable in three languages, one printed page each, licences of what is really installed."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from offcirc.app.home import Home
from offcirc.app.licences import packages
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.about import AboutDialog
from offcirc.gui.dialogs.help import PAGES, HelpDialog, help_page, help_sheet
from offcirc.gui.printing.printer import pdf
from offcirc.gui.theme import Theme
from offcirc.gui.translations import LANGUAGES

_PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_TAGS = re.compile(r"<(/?\w+)")
_KEYS = re.compile(r"<kbd>(F\d+|Ctrl\+\w)</kbd>")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path / "home")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("qtbot")
def test_each_help_page_fits_on_one_printed_page(name: str, language: str) -> None:
    assert len(_PDF_PAGE.findall(pdf(help_sheet(name, language)))) == 1


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_languages_say_the_same(name: str, language: str) -> None:
    english, other = help_page(name, "en"), help_page(name, language)
    assert _TAGS.findall(english) == _TAGS.findall(other)  # paragraph by paragraph
    assert _KEYS.findall(english) == _KEYS.findall(other)


def test_a_language_without_help_gets_english() -> None:
    assert help_page("during", "sv") == help_page("during", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_opens_and_turns_its_pages(home: Home, theme: Theme, qtbot: QtBot, language: str) -> None:
    dialog = HelpDialog(home, Settings(home), theme, language)
    qtbot.addWidget(dialog)
    dialog.show()
    titles = set()
    for row in range(len(PAGES)):
        dialog.names.setCurrentRow(row)
        titles.add(dialog.reader.toPlainText().split("\n")[0])
    assert len(titles) == len(PAGES)
    theme.set("dark", 200)
    assert dialog.reader.toPlainText().split("\n")[0] in titles


def test_the_licences_are_those_of_what_is_installed() -> None:
    found = {each.name.lower(): each for each in packages()}
    assert {"pyside6_essentials", "sqlcipher3", "pynacl", "keyring", "msgspec", "requests"} <= {
        name.replace("-", "_") for name in found
    }
    assert "pytest" not in found
    assert all(each.licence or each.text for each in found.values()), [
        name for name, each in found.items() if not (each.licence or each.text)
    ]


def test_about_names_the_licences_and_shows_their_texts(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "msgspec" in _listed(dialog), timeout=10_000)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for needed in ("Apache License 2.0", "GNU Lesser General Public License", "ZETETIC"):
        assert needed in said
    dialog.parts.selectRow(_listed(dialog).index("msgspec"))
    qtbot.keyClick(dialog.parts, Qt.Key.Key_Return)
    assert dialog.reader.isVisible()
    assert "Redistribution" in dialog.reader.toPlainText()
    dialog.back.click()
    assert dialog.parts.isVisible()
    assert _listed(dialog)[dialog.parts.currentRow()] == "msgspec"


def _listed(dialog: AboutDialog) -> list[str]:
    items = (dialog.parts.item(row, 0) for row in range(dialog.parts.rowCount()))
    return [item.text() for item in items if item is not None]


def test_the_parts_are_one_stop_for_tab(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.parts.rowCount() > 10, timeout=10_000)
    first = dialog.focusWidget()
    stops = 0
    while stops == 0 or dialog.focusWidget() is not first:
        dialog.focusNextChild()
        stops += 1
        assert stops < 10
    assert stops == 3  # the list, the licence's button, Close


def test_help_is_printed_beside_the_window_and_the_dialog_says_where(
    home: Home, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate, asked_in = threading.Event(), []

    def printers() -> list[str]:
        asked_in.append(threading.current_thread())
        gate.wait(10)
        return []

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(printers))
    dialog = HelpDialog(home, Settings(home), theme, "en")
    qtbot.addWidget(dialog)
    dialog.show()
    button = next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == "Print this page")
    button.click()  # a spooler that hangs holds up nobody
    dialog.names.setCurrentRow(0)
    gate.set()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    assert asked_in != [threading.main_thread()]
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "help.pdf"))
    chooser.done(0)
    qtbot.waitUntil(lambda: dialog.told.text == f"Saved as {tmp_path / 'help.pdf'}.")
    assert dialog.told.isVisible()
    assert (tmp_path / "help.pdf").read_bytes().startswith(b"%PDF")


def test_whatever_can_be_used_has_a_name(home: Home, theme: Theme, qtbot: QtBot) -> None:
    for dialog in (HelpDialog(home, Settings(home), theme, "en"), AboutDialog(theme)):
        qtbot.addWidget(dialog)
        dialog.show()
        for kind in (QPushButton, QLineEdit, QListWidget, QTableWidget):
            assert all(widget.accessibleName() for widget in dialog.findChildren(kind) if widget.isVisible())

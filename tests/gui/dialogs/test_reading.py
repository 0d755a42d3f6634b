"""Help and About: readable in three languages, one printed page each, licences of what is really installed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from offcirc.app.licences import packages
from offcirc.gui.dialogs.about import AboutDialog
from offcirc.gui.dialogs.help import PAGES, HelpDialog, help_page
from offcirc.gui.dialogs.printing import print_document
from offcirc.gui.theme import Theme
from offcirc.gui.translations import LANGUAGES

_PDF_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_TAGS = re.compile(r"<(/?\w+)")
_KEYS = re.compile(r"<kbd>(F\d+|Ctrl\+\w)</kbd>")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("qtbot")
def test_each_help_page_fits_on_one_printed_page(tmp_path: Path, name: str, language: str) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    print_document(help_page(name, language)).print_(printer)
    assert len(_PDF_PAGE.findall((tmp_path / "page.pdf").read_bytes())) == 1


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_languages_say_the_same(name: str, language: str) -> None:
    english, other = help_page(name, "en"), help_page(name, language)
    assert _TAGS.findall(english) == _TAGS.findall(other)  # paragraph by paragraph
    assert _KEYS.findall(english) == _KEYS.findall(other)


def test_a_language_without_help_gets_english() -> None:
    assert help_page("during", "sv") == help_page("during", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_opens_and_turns_its_pages(theme: Theme, qtbot: QtBot, language: str) -> None:
    dialog = HelpDialog(theme, language)
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
    qtbot.waitUntil(lambda: "msgspec" in dialog.reader.toPlainText(), timeout=10_000)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for needed in ("Apache License 2.0", "GNU Lesser General Public License", "ZETETIC"):
        assert needed in said
    number = next(index for index, each in enumerate(dialog._packages) if each.name == "msgspec")
    dialog.reader.anchorClicked.emit(QUrl(str(number)))
    assert "Redistribution" in dialog.reader.toPlainText()
    dialog.reader.anchorClicked.emit(QUrl("list:"))
    assert "PyNaCl" in dialog.reader.toPlainText()


def test_whatever_can_be_used_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    for dialog in (HelpDialog(theme, "en"), AboutDialog(theme)):
        qtbot.addWidget(dialog)
        dialog.show()
        for kind in (QPushButton, QLineEdit, QListWidget):
            assert all(widget.accessibleName() for widget in dialog.findChildren(kind) if widget.isVisible())

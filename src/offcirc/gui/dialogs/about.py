"""What this program is, and under which licences its parts stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QUrl, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from offcirc import __version__
from offcirc.app.licences import Package, packages
from offcirc.gui.dialogs.errands import Errands
from offcirc.gui.dialogs.forms import fit
from offcirc.gui.dialogs.paged import Reader
from offcirc.gui.messages import about as say
from offcirc.gui.messages import window as say_window
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label

_LIST = "list:"


class AboutDialog(QDialog):
    """Name, version, licences; each package's own text one step away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packages: list[Package] = []
        self._errands = Errands(self)
        self.reader = Reader(theme, say.parts())
        close = button(say.close(), "primary")
        close.clicked.connect(self.accept)
        self.reader.anchorClicked.connect(self._on_link)
        self.setWindowTitle(say.title())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.pixels(8))
        column.addWidget(label(say_window.application(), "big"))
        column.addWidget(label(say.version(__version__), "soft"))
        for text in (say.what(), say.own_licence(), say.qt(), say.sqlcipher()):
            column.addWidget(label(text, wraps=True))
        column.addWidget(label(say.parts(), "heading"))
        column.addWidget(self.reader, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        fit(self, theme, 700, 640)
        self.reader.read(f"<p class='soft'>{escape(say.reading())}</p>")
        self._errands.run(lambda _: packages(), self._on_packages, self._on_failed)
        close.setFocus()

    def _on_packages(self, found: list[Package]) -> None:
        self._packages = found
        self._show_list()

    def _on_failed(self, error: Exception) -> None:
        from offcirc.gui.messages import errors

        self.reader.read(escape(errors.sentence(error)))

    def _show_list(self) -> None:
        head = "".join(f"<th>{escape(text)}</th>" for text in (say.package(), say.version_column(), say.licence()))
        rows = "".join(self._row(number, package) for number, package in enumerate(self._packages))
        self.reader.read(f"<table width='100%'><tr>{head}</tr>{rows}</table>")

    @staticmethod
    def _row(number: int, package: Package) -> str:
        licence = escape(package.licence or say.not_stated())
        if package.text:
            licence = f"<a href='{number}' title='{escape(say.licence_text())}'>{licence}</a>"
        return f"<tr><td>{escape(package.name)}</td><td>{escape(package.version)}</td><td>{licence}</td></tr>"

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target == _LIST:
            self._show_list()
            return
        package = self._packages[int(target)]
        back = f"<p><a href='{_LIST}'>{escape(say.all_parts())}</a></p>"
        text = escape(package.text).replace("\n", "<br>")
        self.reader.read(f"{back}<h2>{escape(package.name)} {escape(package.version)}</h2><p>{text}</p>")

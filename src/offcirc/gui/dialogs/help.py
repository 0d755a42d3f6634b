"""Help (F1): what to do before, during and after an outage, items and sets, and the keys; one printable page each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from offcirc.app.home import Home
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.forms import fit
from offcirc.gui.dialogs.paged import Reader
from offcirc.gui.messages import about as say_about
from offcirc.gui.messages import help as say
from offcirc.gui.printing.desk import PrintDesk
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.translations import LANGUAGES
from offcirc.gui.widgets.basics import Notice, button, dress_icon
from offcirc.resources import resources

PAGES = ("before", "during", "after", "items", "keyboard")
_RAIL_WIDTH = 190


def help_page(name: str, language: str) -> str:
    """A page's HTML; in English where the window speaks a language without one."""
    folder = resources() / "help"
    file = folder / (language if language in LANGUAGES else "en") / f"{name}.html"
    return file.read_text(encoding="utf-8")


def help_sheet(name: str, language: str) -> Sheet:
    """The same for a printer."""
    return Sheet(say.title(), help_page(name, language), Paper.A4, prose=True)


class HelpDialog(QDialog):
    """Pages beside a list of their names; `page` is the one that is opened first."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        theme: Theme,
        language: str,
        parent: QWidget | None = None,
        *,
        page: str = "during",
    ) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.printing = PrintDesk(home, settings, self)
        self.told = Notice(theme, Tone.NOTE, "")
        self.names = QListWidget()
        self.names.setObjectName("names")
        self.names.setAccessibleName(say.pages())
        self.reader = Reader(theme, say.title())
        printing, about, close = button(say.print_()), button(say_about.title()), button(say.close(), "primary")
        dress_icon(printing, theme, "print")
        self.names.currentRowChanged.connect(self._on_page)
        printing.clicked.connect(self._on_print)
        self.printing.said.connect(self._on_told)
        about.clicked.connect(self._on_about)
        close.clicked.connect(self.accept)
        for text in (say.before(), say.during(), say.after(), say.items(), say.keyboard()):
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, theme.pixels(40)))
            self.names.addItem(item)
        self.names.setFixedWidth(theme.pixels(_RAIL_WIDTH))
        self.setWindowTitle(say.title())
        buttons = QHBoxLayout()
        buttons.addWidget(printing)
        buttons.addWidget(about)
        buttons.addStretch(1)
        buttons.addWidget(close)
        right = QVBoxLayout()
        right.addWidget(self.reader, 1)
        right.addWidget(self.told)
        self.told.hide()
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(18)
        row.addWidget(self.names)
        row.addLayout(right, 1)
        fit(self, theme, 860, 680)
        self.names.setCurrentRow(PAGES.index(page))

    @Slot(int)
    def _on_page(self, row: int) -> None:
        self.reader.read(help_page(PAGES[row], self._language))
        self.told.hide()

    @Slot()
    def _on_about(self) -> None:
        from offcirc.gui.dialogs.about import AboutDialog

        AboutDialog(self._theme, self).exec()

    @Slot()
    def _on_print(self) -> None:
        self.printing.print(help_sheet(PAGES[self.names.currentRow()], self._language))

    @Slot(object, str)
    def _on_told(self, tone: Tone, text: str) -> None:
        self.told.set(tone, text)
        self.told.show()

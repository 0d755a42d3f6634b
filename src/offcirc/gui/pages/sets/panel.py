"""One exchange set: what is in it or still out with it, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from offcirc.app.holdings.sets import SetHere
from offcirc.domain.records import ExchangeSet, SetState
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say
from offcirc.gui.pages.items.showing import place_words
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.pages.sets.models import ContentsModel
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label
from offcirc.gui.widgets.flow import FlowLayout

_SHARES: dict[int, float] = {1: 0.55, 2: 0.45}
_NAMED = 3
"""Titles that a question names."""
_LETTERS = 40
"""Of each; the table below has them whole."""
_NO_SET = ExchangeSet("", "", "", "", "", "", SetState.OPEN)


class SetPanel(QFrame):
    """Every button asks first where it records many rows; a scan answers no question."""

    send_wanted = Signal()
    return_wanted = Signal()
    missing_wanted = Signal()
    drop_wanted = Signal()
    remove_wanted = Signal(str)
    print_wanted = Signal()
    pdf_wanted = Signal()
    data_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.frame = Frame()
        self.found = SetHere(_NO_SET)
        self._agreed: Callable[[], object] = lambda: None
        self.heading = label("", "heading", wraps=True)
        self.where = label("", "soft", wraps=True)
        self.limit = Notice(theme, Tone.NOTE, "", "lock")
        self.told = Notice(theme, Tone.GOOD, "")
        self.question = Notice(theme, Tone.WARN, "", "exchange")
        self.yes, self.no = button(say.yes(), "primary"), button(say.no())
        self.count = label("", "soft")
        self.model = ContentsModel(self)
        self.table = Table(self.model, theme, _SHARES)
        self.send = button(say.send(), "primary", shortcut="Ctrl+Return")
        self.return_all = button(say.return_all(), "primary", shortcut="Ctrl+Return")
        self.missing = button(say.missing())
        self.remove = button(say.remove())
        self.drop = button(say.drop())
        self.print = button(say.print_list(), shortcut="Ctrl+P")
        self.pdf = button(say.save_pdf())
        self.data = button(say.save_data(), description=say.save_data_description())
        self.close_button = button(say_items.close(), shortcut="Esc")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        for each, icon in ((self.print, "print"), (self.pdf, "save"), (self.data, "save")):
            dress_icon(each, theme, icon, "ink")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.table.setAccessibleName(say.items_table())
        self.table.setAccessibleDescription(say.items_description())
        self.table.removed.connect(self._on_remove)
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.send.clicked.connect(self._on_send)
        self.return_all.clicked.connect(self._on_return)
        self.missing.clicked.connect(self._on_missing)
        self.drop.clicked.connect(self._on_drop)
        self.remove.clicked.connect(lambda: self._on_remove(self.table.row))
        self.print.clicked.connect(self.print_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.data.clicked.connect(self.data_wanted)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.question.hide)
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self.question.add(self.no)
        self.question.add(self.yes)
        buttons = FlowLayout()
        for each in (
            self.send,
            self.return_all,
            self.missing,
            self.remove,
            self.print,
            self.pdf,
            self.data,
            self.drop,
        ):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in (self.where, self.limit, self.told, self.question, self.count):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        for hidden in (self.limit, self.told, self.question):
            hidden.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is being filled."""
        return self.found.set.state is SetState.OPEN

    @property
    def takes_back(self) -> bool:
        """Whether something is still out with it."""
        return self.found.set.state is SetState.SENT and bool(self.found.items)

    def show_set(self, frame: Frame, found: SetHere, why_not: str) -> None:
        """A set as it is now.

        Args:
            frame: names of libraries.
            found: the set with its items.
            why_not: why nothing can be sent or taken back, in words; empty where it can.
        """
        if found.set.id != self.found.set.id:
            self.told.hide()
        self.question.hide()
        self.frame = self.model.frame = frame
        self.found = found
        self.setAccessibleName(found.set.name)
        self.heading.setText(found.set.name)
        self.where.setText(self._where())
        count = len(found.items)
        self.count.setText(say.in_it(count) if self.is_open else say.still_out(count))
        self.model.set_rows(found.items)
        self.limit.setVisible(bool(why_not))
        if why_not:
            self.limit.set(Tone.NOTE, why_not, "lock")
        for each in (self.send, self.return_all, self.missing):
            each.setToolTip(why_not)
            each.setAccessibleDescription(why_not)
        self.send.setVisible(self.is_open)
        self.drop.setVisible(self.is_open)
        self.remove.setVisible(self.is_open)
        self.return_all.setVisible(not self.is_open)
        self.missing.setVisible(not self.is_open)
        self.show()
        self._show_buttons()

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """What came of a scan or an answer."""
        self.told.set(tone, text)
        self.told.show()

    def _where(self) -> str:
        set_ = self.found.set
        receiver = self.frame.name(set_.receiver)
        if self.is_open:
            return say.goes_to(receiver)
        if not self.found.items:
            return say.came_back(receiver)
        return say.is_at(receiver, place_words(self.frame, set_.library, set_.location))

    @Slot()
    def _show_buttons(self) -> None:
        can = bool(self.found.items)
        for each in (self.send, self.return_all, self.missing):
            each.setEnabled(can and self.limit.isHidden())
        for each in (self.print, self.pdf, self.data):
            each.setEnabled(can)
        self.remove.setEnabled(self.table.row >= 0)

    def _ask(self, text: str, agreed: Callable[[], object]) -> None:
        self._agreed = agreed
        self.told.hide()
        self.question.set(Tone.WARN, text, "exchange")
        self.question.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_yes(self) -> None:
        self.question.hide()
        self._agreed()

    @Slot()
    def _on_send(self) -> None:
        receiver = self.frame.name(self.found.set.receiver)
        self._ask(say.send_question(len(self.found.items), receiver), self.send_wanted.emit)

    @Slot()
    def _on_return(self) -> None:
        self._ask(say.return_question(len(self.found.items)), self.return_wanted.emit)

    @Slot()
    def _on_missing(self) -> None:
        titles = " · ".join(shorten(here.item.title, _LETTERS, placeholder="…") for here in self.found.items[:_NAMED])
        more = len(self.found.items) - _NAMED
        named = say.and_more(titles, more) if more > 0 else titles
        self._ask(say.missing_question(len(self.found.items), named), self.missing_wanted.emit)

    @Slot()
    def _on_drop(self) -> None:
        self._ask(say.drop_question(len(self.found.items)), self.drop_wanted.emit)

    @Slot(int)
    def _on_remove(self, row: int) -> None:
        if self.is_open and 0 <= row < len(self.found.items):
            self.remove_wanted.emit(self.found.items[row].item.barcode)

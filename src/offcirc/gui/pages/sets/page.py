"""The Exchange sets page: make a set, fill it by scanning, send it (T5), take it back (T23)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.holdings.sets import SetHere
from offcirc.domain.records import ExchangeSet
from offcirc.domain.transactions import Kind
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.messages import errors, receipts
from offcirc.gui.messages import sets as say
from offcirc.gui.messages.koha import server_by_kind
from offcirc.gui.pages.items.empty import Empty
from offcirc.gui.pages.items.showing import title_words
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame, frame
from offcirc.gui.pages.page import Page
from offcirc.gui.pages.sets import work
from offcirc.gui.pages.sets.make_form import MakeForm
from offcirc.gui.pages.sets.models import SetsModel
from offcirc.gui.pages.sets.panel import SetPanel
from offcirc.gui.pages.sets.paper import packing_list
from offcirc.gui.pages.sets.work import Changed
from offcirc.gui.printing.desk import PrintDesk
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import button, dress_icon, paper

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation

_T = TypeVar("_T")
_SHARES: dict[int, float] = {0: 0.38, 1: 0.34, 2: 0.28}
_BOTH = 800
"""Pixels at 100 %; narrower pages show a set in the place of the list."""


class SetsPage(Page):
    """The list at the left, one set at the right. A scan goes into the set that is shown, or takes it back.

    Attributes:
        choose_file: asks where a set is saved to; takes a proposed name, returns a path or nothing.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.frame = Frame()
        self.choose_file: Callable[[str], str] = self._ask_for_file
        self.new = button(say.make(), shortcut="Ctrl+N")
        self.model = SetsModel(self)
        self.table = Table(self.model, context.theme, _SHARES)
        self.empty = Empty(context.theme, "exchange")
        self.form = MakeForm(context.theme)
        self.panel = SetPanel(context.theme)
        self.printing = PrintDesk(context.home, context.settings, self)
        dress_icon(self.new, context.theme, "add", "ink")
        self._connect()
        self._lay_out()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        if self.panel.isHidden():
            return say.scan_hint()
        name = self.panel.found.set.name
        if self.panel.is_open:
            return say.scan_hint_pack(name)
        return say.scan_hint_return(name) if self.panel.takes_back else say.scan_hint()

    def take_scan(self, typed: str) -> None:
        """Into the set that is being filled, or back with the one that is out."""
        set_id, staff = self.panel.found.set.id, self.context.session.name
        if not self.panel.isHidden() and self.panel.is_open:
            self._ask_desk(lambda w: work.pack(w, set_id, typed), self._on_packed, partial(self._on_not_taken, typed))
        elif not self.panel.isHidden() and self.panel.takes_back:
            back = partial(self._on_not_taken, typed)
            self._ask_desk(lambda w: work.take_back(w, set_id, typed, staff), self._on_back, back)
        else:
            self.context.notices.say(Tone.WARN, say.nothing_scanned())

    def activate(self) -> None:
        """It came into sight."""
        self.refresh()

    def refresh(self) -> None:
        """Sets and rules may be others."""
        if self.isVisible():
            self.context.reading.do(lambda w: (frame(w), work.listing(w)), self._on_read, owner=self)

    def take_over(self, other: Page) -> None:
        """Goes on with the set that another page showed."""
        if isinstance(other, SetsPage):
            self.frame = self.model.frame = other.frame
            if not other.form.isHidden():
                self.form.take_over(other.form)
            elif not other.panel.isHidden():
                self._show(other.panel.found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and set side by side where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    # construction

    def _connect(self) -> None:
        self.table.setAccessibleName(say.table())
        self.table.opened.connect(lambda row: self._open(self.model.row_at(row)))
        self.new.clicked.connect(self._on_new)
        self.form.wanted.connect(self._on_make)
        self.form.closed.connect(self._on_form_closed)
        panel = self.panel
        panel.closed.connect(self._on_panel_closed)
        panel.send_wanted.connect(self._on_send)
        panel.return_wanted.connect(self._on_return)
        panel.missing_wanted.connect(self._on_missing)
        panel.drop_wanted.connect(self._on_drop)
        panel.remove_wanted.connect(self._on_remove)
        panel.print_wanted.connect(lambda: self.printing.print(packing_list(self.frame, panel.found)))
        panel.pdf_wanted.connect(lambda: self.printing.save(packing_list(self.frame, panel.found)))
        panel.data_wanted.connect(self._on_save)
        self.printing.said.connect(self.context.notices.say)
        self.context.theme.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._list, inside = paper(margins=10, spacing=8)
        inside.addWidget(self.table, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self.new)
        top.addStretch(1)
        left.addLayout(top)
        left.addWidget(self._list, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._left, 4)
        for each in (self.empty, self.form, self.panel):
            row.addWidget(each, 6)
        self.empty.say(say.empty_heading(), say.empty_explanation())
        self.form.hide()
        self.panel.hide()

    @Slot()
    def _arrange(self) -> None:
        roomy = self.width() >= self.context.theme.pixels(_BOTH)
        chosen = not (self.form.isHidden() and self.panel.isHidden())
        self._left.setVisible(roomy or not chosen)
        self._list.setVisible(self.model.rowCount() > 0)
        self.empty.setVisible(not chosen and (roomy or not self.model.rowCount()))

    def _ask_desk(
        self,
        job: Callable[[Workstation], _T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Every change of a set is the desk lane's; what speaks against it is said on the page."""
        self._ask(self.context.desk, job, then, failed or self._on_failed)

    # what is shown

    def _on_read(self, read: tuple[Frame, tuple[ExchangeSet, ...]]) -> None:
        self.frame, rows = read
        self.model.frame = self.frame
        self.model.set_rows(rows)
        why = self._why_not
        self.new.setEnabled(not why)
        self.new.setToolTip(why)
        self.new.setAccessibleDescription(why)
        self.empty.show_limit(why)
        shown = self.panel.found.set.id
        place = next((place for place, each in enumerate(rows) if each.id == shown), -1)
        if not self.panel.isHidden() and place >= 0:
            self.table.selectRow(place)
            self.context.reading.do(lambda w: work.show(w, shown), self._on_shown_again, owner=self)
        self._arrange()

    @property
    def _why_not(self) -> str:
        code = self.frame.why_not(Kind.EXCHANGE_SEND, Kind.EXCHANGE_RETURN)
        if code == "KIND_NOT_CARRIED":
            return say.not_carried(server_by_kind(self.frame.server))
        if code == "NOT_ALLOWED":
            return say.not_allowed()
        return errors.sentence_of(code, {}) if code else ""

    def _on_shown_again(self, found: SetHere) -> None:
        if found.set.id == self.panel.found.set.id and found != self.panel.found and not self.panel.isHidden():
            self._show(found)

    def _open(self, which: ExchangeSet) -> None:
        self._ask_desk(lambda w: work.show(w, which.id), self._show)

    def _show(self, found: SetHere) -> None:
        self.form.hide()
        self.panel.show_set(self.frame, found, self._why_not)
        self._arrange()
        self.scan_hint_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if self.panel.isHidden():
            self.context.notices.say(Tone.BAD, errors.sentence(error))
        else:
            self.panel.tell(errors.sentence(error), Tone.BAD)

    def _on_not_taken(self, typed: str, error: Exception) -> None:
        """Scans come fast: whoever reads this may hold the next item."""
        if isinstance(error, UserError) and "barcode" not in error.params:
            self.panel.tell(say.not_taken(typed, errors.sentence(error)), Tone.BAD)
        else:
            self._on_failed(error)

    # a new one

    @Slot()
    def _on_new(self) -> None:
        self.panel.hide()
        self.form.open(self.frame)
        self._arrange()
        self.scan_hint_changed.emit()

    @Slot(str, str)
    def _on_make(self, name: str, receiver: str) -> None:
        self._ask_desk(lambda w: work.make(w, name, receiver), self._on_made, self.form.error.say_error)

    def _on_made(self, found: SetHere) -> None:
        self._show(found)
        self.refresh()

    @Slot()
    def _on_form_closed(self) -> None:
        self.form.hide()
        self._arrange()

    @Slot()
    def _on_panel_closed(self) -> None:
        self.panel.hide()
        self._arrange()
        self.scan_hint_changed.emit()

    # what is done with one

    def _on_packed(self, changed: Changed) -> None:
        self._show(changed.found)
        if changed.packed is not None:
            title = title_words(changed.packed.here)
            again = changed.packed.again
            self.panel.tell(
                say.packed_already(title) if again else say.packed(title, changed.packed.count),
                Tone.NOTE if again else Tone.GOOD,
            )
            self.panel.table.scrollToBottom()

    def _on_back(self, changed: Changed) -> None:
        self._changed(changed)
        if changed.back is not None:
            self.panel.tell(say.returned(title_words(changed.back), changed.back.item.location))

    @Slot()
    def _on_send(self) -> None:
        set_id, staff = self.panel.found.set.id, self.context.session.name
        self._ask_desk(lambda w: work.send(w, set_id, staff), self._on_sent)

    def _on_sent(self, changed: Changed) -> None:
        self._changed(changed)
        self.panel.tell(say.sent(changed.found.set.name, changed.count))

    @Slot()
    def _on_return(self) -> None:
        set_id, staff = self.panel.found.set.id, self.context.session.name
        self._ask_desk(lambda w: work.take_all_back(w, set_id, staff), self._on_all_back)

    def _on_all_back(self, changed: Changed) -> None:
        self._changed(changed)
        self.panel.tell(say.returned_all(changed.count))

    @Slot()
    def _on_missing(self) -> None:
        set_id, staff = self.panel.found.set.id, self.context.session.name
        self._ask_desk(lambda w: work.close(w, set_id, staff), self._on_rest_missing)

    def _on_rest_missing(self, changed: Changed) -> None:
        self._changed(changed)
        self.panel.tell(say.marked_missing(changed.count), Tone.NOTE)

    def _changed(self, changed: Changed) -> None:
        self._show(changed.found)
        self.recorded.emit()
        self.refresh()

    @Slot()
    def _on_drop(self) -> None:
        set_id = self.panel.found.set.id
        self._ask_desk(lambda w: work.drop(w, set_id), lambda _: self._on_dropped())

    def _on_dropped(self) -> None:
        self._on_panel_closed()
        self.refresh()

    @Slot(str)
    def _on_remove(self, barcode: str) -> None:
        set_id = self.panel.found.set.id
        self._ask_desk(lambda w: work.unpack(w, set_id, barcode), lambda changed: self._show(changed.found))

    # files

    @Slot()
    def _on_save(self) -> None:
        found = self.panel.found.set
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = self.choose_file(str(Path(folder) / f"{found.name}.mrc"))
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".mrc")
        if path.resolve().is_relative_to(self.context.home.directory):  # beside encrypted files nothing is readable
            self.panel.tell(receipts.failed("OWN_FOLDER", str(path)), Tone.BAD)
            return
        self._ask_desk(lambda w: work.save(w, found.id, path), lambda where: self.panel.tell(receipts.saved_as(where)))

    def _ask_for_file(self, name: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(self, say.save_data(), name, say.file_types())
        return chosen

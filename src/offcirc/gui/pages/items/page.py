"""The Items page: look for items, open one in the form, or many in a batch edit (T1 to T22)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.holdings.reading import MOST_SHOWN, ItemHere
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Form
from offcirc.domain.transactions import Kind
from offcirc.gui.context import Context
from offcirc.gui.messages import errors
from offcirc.gui.messages import items as say
from offcirc.gui.pages.items import work
from offcirc.gui.pages.items.batch import BatchPanel
from offcirc.gui.pages.items.empty import Empty
from offcirc.gui.pages.items.finder import Finder
from offcirc.gui.pages.items.form import ItemForm
from offcirc.gui.pages.items.model import Column, ItemsModel
from offcirc.gui.pages.items.showing import words_why_not
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame, Saved, Undone, Wanted
from offcirc.gui.pages.page import Page
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import button, dress_icon, label, paper
from offcirc.gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation

_SHARES: dict[int, float] = {Column.TITLE: 0.40, Column.PLACE: 0.27, Column.HOME: 0.33}
_BOTH = 900
"""Pixels at 100 %; narrower pages show the form in the place of the list."""


class ItemsPage(Page):
    """A scan opens its item; a change is a row in the journal before the page says that it is saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.frame = Frame()
        self._found_for: Wanted | None = None
        self._saved: Saved | None = None
        self.finder = Finder()
        self.new = button(say.new_item(), shortcut="Ctrl+N")
        self.count = label("", "soft")
        self.model = ItemsModel(self)
        self.table = Table(self.model, context.theme, _SHARES)
        self.empty = Empty(context.theme, "items")
        self.form = ItemForm(context.theme)
        self.batch_button = button(say.batch_edit(), shortcut="Ctrl+B", description=say.batch_edit_description())
        self.batch = BatchPanel(context)
        self._browse = QWidget()
        dress_icon(self.new, context.theme, "add", "ink")
        dress_icon(self.batch_button, context.theme, "edit", "ink")
        self._connect()
        self._lay_out()
        self._show_list()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        if not self.batch.isHidden():
            return say.scan_hint_batch()
        return say.scan_hint_new() if self.form.waits_for_barcode else say.scan_hint()

    @property
    def busy(self) -> bool:
        """Whether a lane has something of this page."""
        return super().busy or self.batch.busy

    def take_scan(self, typed: str) -> None:
        """Opens the item, or gives a new one its barcode; what is not saved stays in the form."""
        if not self.batch.isHidden():
            self._ask(self.context.desk, lambda w: work.open_item(w, typed), self.batch.add, self._on_not_found)
        elif self.form.waits_for_barcode:
            self._ask(self.context.desk, lambda w: work.barcode_of(w, typed), self._on_barcode, self._on_refused)
        elif self.form.is_changed:
            self.context.notices.say(Tone.WARN, say.unsaved(typed))
        else:
            self._ask(self.context.desk, lambda w: work.open_item(w, typed), self._on_scanned, self._on_not_found)

    def activate(self) -> None:
        """It came into sight."""
        self.refresh()

    def refresh(self) -> None:
        """Rules, lists and rows may be others: after a synchronisation, and when somebody else recorded."""
        if self.isVisible():
            self.context.reading.do(work.frame, self._on_frame, owner=self)

    def take_over(self, other: Page) -> None:
        """Goes on with what another page looked for and had in its form."""
        if isinstance(other, ItemsPage):
            self._go_on_from(other)

    def _go_on_from(self, other: ItemsPage) -> None:
        self.frame = self.model.frame = other.frame
        self._saved = other._saved
        self.finder.take_over(other.finder, other.frame)
        if not other.batch.isHidden():
            self.batch.take_over(other.batch)
            self._show_batch(shown=True)
        if not other.form.isHidden():
            self.form.take_over(other.form)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and form side by side where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    # construction

    def _connect(self) -> None:
        self.table.setAccessibleName(say.table())
        self.table.setAccessibleDescription(say.table_description())
        self.finder.changed.connect(self._look)
        self.new.clicked.connect(self._on_new)
        self.batch_button.clicked.connect(self._on_batch)
        self.batch.closed.connect(self._on_batch_closed)
        self.batch.recorded.connect(self.recorded)
        self.table.opened.connect(lambda row: self._open(self.model.row_at(row)))
        self.form.save_wanted.connect(self._on_save)
        self.form.duplicate_wanted.connect(self._on_duplicate)
        self.form.undo_wanted.connect(self._on_undo)
        self.form.closed.connect(self._on_closed)
        self.form.purpose_changed.connect(self.scan_hint_changed)
        self.form.barcode.textChanged.connect(self.scan_hint_changed)
        self.context.theme.changed.connect(self._arrange)
        QShortcut(QKeySequence("Ctrl+F"), self, self.finder.words.setFocus)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self.new, self.batch_button):
            buttons.addWidget(each)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.finder, 1)
        self._top.addLayout(buttons)
        self._list, inside = paper(margins=10, spacing=6)
        inside.addWidget(self.count)
        inside.addWidget(self.table, 1)
        self._body = QHBoxLayout()
        self._body.setSpacing(12)
        self._body.addWidget(self._list, 5)
        self._body.addWidget(self.empty, 5)
        self._body.addWidget(self.form, 4)
        column = QVBoxLayout(self._browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._top)
        column.addLayout(self._body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._browse)
        outer.addWidget(self.batch)
        self.form.hide()
        self.batch.hide()

    @Slot()
    def _arrange(self) -> None:
        roomy = self.width() >= self.context.theme.pixels(_BOTH)
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.batch.arrange()
        self._top.setDirection(side_by_side if roomy else below)
        alone = not self.form.isHidden() and not roomy
        rows = self.model.rowCount() > 0
        self.table.show_column(Column.HOME, shown=self.form.isHidden())
        self._list.setVisible(rows and not alone)
        self.empty.setVisible(not rows and not alone)

    # looking

    def _on_frame(self, frame: Frame) -> None:
        self.frame = self.model.frame = frame
        self.finder.show_frame(frame)
        why = frame.why_not(Kind.ITEM_CREATE, Kind.ITEM_EDIT)
        words = words_why_not(frame, why) if why else ""
        for each, description in ((self.new, ""), (self.batch_button, say.batch_edit_description())):
            each.setEnabled(not why)
            each.setToolTip(words or description)
            each.setAccessibleDescription(words or description)
        self.empty.show_limit(words or ("" if frame.has_data else say.no_data()))
        self.form.show_frame(frame)
        if not self.batch.isHidden() and not self.batch.busy:
            self.batch.show_frame(frame)
        self._look()

    @Slot()
    def _look(self) -> None:
        wanted = self.finder.wanted
        if not wanted:
            self._on_found(wanted, ())
            return
        self.context.reading.do(lambda w: work.find(w, wanted), partial(self._on_found, wanted), owner=self)

    def _on_found(self, wanted: Wanted, found: tuple[ItemHere, ...]) -> None:
        if wanted != self.finder.wanted:
            return  # somebody typed on
        kept = self.table.row if wanted == self._found_for else -1
        if wanted or self._found_for:
            self.model.set_rows(found)
        self._found_for = wanted
        self._show_list()
        if 0 <= kept < self.model.rowCount():
            self.table.selectRow(kept)

    def _show_list(self) -> None:
        rows = self.model.rowCount()
        self.count.setText(say.so_many(rows, MOST_SHOWN))
        if self.finder.wanted:
            self.empty.say(say.nothing_found(), say.nothing_found_explanation())
        else:
            self.empty.say(say.empty_heading(), say.empty_explanation())
        self._arrange()

    # the form

    def _on_scanned(self, here: ItemHere) -> None:
        self.model.put(here)
        self._show_list()
        self.table.selectRow(self.model.row_of(here.item.barcode))
        self._open(here)

    def _on_not_found(self, error: Exception) -> None:
        self.context.notices.say(Tone.WARN, errors.sentence(error))

    def _on_barcode(self, barcode: str) -> None:
        self.form.take_barcode(barcode)

    def _on_refused(self, error: Exception) -> None:
        self.form.show_error(error)

    def _open(self, here: ItemHere) -> None:
        if self.form.item is not None and self.form.isVisible() and self.form.item.item.barcode == here.item.barcode:
            return
        if self.form.is_changed:
            self.form.ask_to_close()
            return
        self._saved = None
        self.form.open_item(self.frame, here)
        self._arrange()

    @Slot()
    def _on_new(self) -> None:
        if self.form.is_changed:
            self.form.ask_to_close()
        else:
            self._begin(ItemValues())

    def _begin(self, values: ItemValues, of: str = "") -> None:
        self._saved = None
        self.form.open_new(self.frame, values, of)
        self._arrange()

    @Slot()
    def _on_duplicate(self) -> None:
        if self.form.is_changed:
            self.form.ask_to_close()
        elif self.form.item is not None:
            barcode = self.form.item.item.barcode
            self._ask(
                self.context.desk, lambda w: work.duplicate_of(w, barcode), lambda found: self._begin(found, barcode)
            )

    @Slot()
    def _on_save(self) -> None:
        staff, form = self.context.session.name, self.form
        if not form.save.isEnabled():
            return
        if form.purpose is Form.CREATE:
            barcode, values = form.barcode.text().strip(), form.to_create
            if not barcode:
                form.say_barcode_missing()
                return
            self._send(lambda w: work.create(w, barcode, values, staff))
        elif form.item is not None:
            barcode, changes = form.item.item.barcode, form.changes
            self._send(lambda w: work.edit(w, barcode, changes, staff))

    def _send(self, job: Callable[[Workstation], Saved]) -> None:
        self.form.setEnabled(False)
        self._ask(self.context.desk, job, self._on_saved, self._on_save_failed)

    def _on_saved(self, saved: Saved) -> None:
        self.form.setEnabled(True)
        self._saved = saved
        self.model.put(saved.here)
        self._show_list()
        self.form.open_item(self.frame, saved.here)
        self.form.show_saved(say.created() if saved.is_new else say.saved())
        self.recorded.emit()

    def _on_save_failed(self, error: Exception) -> None:
        self.form.setEnabled(True)
        self.form.show_error(error)

    @Slot()
    def _on_undo(self) -> None:
        saved = self._saved
        if saved is not None:
            self._ask(self.context.desk, lambda w: work.undo(w, saved), partial(self._on_undone, saved))

    def _on_undone(self, saved: Saved, undone: Undone) -> None:
        self._saved = None
        if not undone.done:
            self.form.show_undone(say.cannot_undo(), Tone.WARN)
            return
        self.recorded.emit()
        if undone.here is not None:
            self.model.put(undone.here)
            self.form.open_item(self.frame, undone.here)
            self.form.show_undone(say.undone())
            return
        barcode = saved.here.item.barcode
        self.model.remove(barcode)
        self._on_closed()
        self.context.notices.say(Tone.NOTE, say.undone_new(barcode))

    @Slot()
    def _on_closed(self) -> None:
        self.form.hide()
        self.scan_hint_changed.emit()
        self._show_list()

    # batch edit

    @Slot()
    def _on_batch(self) -> None:
        if self.form.is_changed:
            self.form.ask_to_close()
            return
        self.form.hide()
        wanted = self.finder.wanted
        if wanted and self.model.rowCount() >= MOST_SHOWN:
            self.batch.gather(self.frame)
            self._ask(self.context.reading, lambda w: work.find_all(w, wanted), self._on_all_found)
        else:
            self.batch.begin(self.frame, self.model.rows if wanted else ())
        self._show_batch(shown=True)

    def _on_all_found(self, found: tuple[ItemHere, ...]) -> None:
        if not self.batch.isHidden() and not self.batch.model.rowCount():
            self.batch.begin(self.frame, found)

    @Slot()
    def _on_batch_closed(self) -> None:
        self._show_batch(shown=False)
        self._look()

    def _show_batch(self, *, shown: bool) -> None:
        self._browse.setVisible(not shown)
        self.batch.setVisible(shown)
        self._arrange()
        self.scan_hint_changed.emit()

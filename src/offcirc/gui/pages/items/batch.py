"""Batch edit (T15 to T22): items from a search or the scanner, new places, a preview, and one row an item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from offcirc.app.holdings import items
from offcirc.app.holdings.items import Batch, Previewed
from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.holdings.rules import fields_of
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import FieldView, Form, Place, Places, Standing
from offcirc.domain.transactions import Kind
from offcirc.gui.context import Context
from offcirc.gui.dialogs.forms import Snug, scrolling
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items import work
from offcirc.gui.pages.items.batch_model import BatchModel, Column
from offcirc.gui.pages.items.places import PlaceField
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label, paper, set_button_text

_SHARES: dict[int, float] = {Column.TITLE: 0.35, Column.CHANGE: 0.65}
_SOON_MS = 60
_PAINTED_EVERY_MS = 200
_BITE = 50
"""Rows in one write: scans of other pages come in between."""
_APPLY_KEY = "Ctrl+Return"
_NOT_OUT = Standing(Places())
_ABOVE = {Place.LOCATION: Place.LIBRARY, Place.OWNING_LOCATION: Place.OWNING_LIBRARY}
_FOUR_IN_A_ROW = 900
"""Pixels at 100 %."""


class BatchPanel(QWidget):
    """Nothing is recorded before somebody applies what the table shows."""

    closed = Signal()
    recorded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.frame = Frame()
        self._batch = Batch("", ())
        self._left: list[Previewed] = []
        self._total = self._done = 0
        self._asked = 0
        theme = context.theme
        self.places = {place: PlaceField(place, str if place in _ABOVE else self._name) for place in Place}
        self.regional = QCheckBox(say.regional_view())
        self.regional.setToolTip(say.regional_description())
        self.regional.setAccessibleDescription(say.regional_description())
        self.model = BatchModel(theme, self)
        self.table = Table(self.model, theme, _SHARES)
        self.summary = label("", "soft", wraps=True)
        self.told = Notice(theme, Tone.GOOD, "")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say.recording())
        self.stop = button(say.cancel())
        self.apply = button(say.apply(), "primary", shortcut=_APPLY_KEY)
        self.close_button = button(say_items.close(), shortcut="Esc")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._paint_soon = QTimer(self, singleShot=True, interval=_PAINTED_EVERY_MS)
        self._connect()
        self._lay_out()

    @property
    def busy(self) -> bool:
        """Whether rows are being recorded."""
        return self._asked > 0

    @property
    def changes(self) -> ItemValues:
        """What was chosen."""
        library, location, owner, owning_location = (self.places[place].value or None for place in Place)
        return ItemValues(library=library, location=location, owning_library=owner, owning_location=owning_location)

    def begin(self, frame: Frame, found: Iterable[ItemHere]) -> None:
        """*Find and edit* with what was found, *scan and edit* with nothing yet."""
        self.told.hide()
        for field in self.places.values():
            field.set_value("")
        self.regional.setChecked(False)
        self.model.set_items(found)
        self.show_frame(frame)

    def show_frame(self, frame: Frame) -> None:
        """Libraries and rules may be others."""
        self.frame = self.model.frame = frame
        self.regional.setVisible(frame.may_view_region)
        self._draw()

    def add(self, here: ItemHere) -> None:
        """An item was scanned."""
        self.told.hide()
        if self.model.add(here):
            self._look_soon()
        self.table.selectRow(next(row for row, each in enumerate(self.model.items) if each.item == here.item))

    def take_over(self, other: BatchPanel) -> None:
        """Goes on with another's items and choices."""
        self.begin(other.frame, other.model.items)
        for place, field in self.places.items():
            field.set_value(other.places[place].value)
        self.regional.setChecked(other.regional.isChecked())
        self._draw()

    # construction

    def _connect(self) -> None:
        self.table.setAccessibleName(say.table())
        self.table.setAccessibleDescription(say.table_description())
        self.table.removed.connect(self._on_removed)
        for place, field in self.places.items():
            field.chosen.connect(partial(self._on_chosen, place))
        self.regional.toggled.connect(self._draw)
        self._soon.timeout.connect(self._look)
        self._paint_soon.timeout.connect(self.table.viewport().update)
        self.apply.clicked.connect(self._on_apply)
        self.stop.clicked.connect(self._on_stop)
        self.close_button.clicked.connect(self._on_close)

    def _lay_out(self) -> None:
        card, column = paper(margins=14, spacing=8)
        head = QHBoxLayout()
        head.addWidget(label(say.heading(), "heading"))
        head.addWidget(self.regional)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(label(say.explanation(), "soft", wraps=True))
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(12)
        for pair in ((Place.LIBRARY, Place.LOCATION), (Place.OWNING_LIBRARY, Place.OWNING_LOCATION)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for place in pair:
                row.addWidget(self.places[place], 1)
            self._fields.addLayout(row, 1)
        column.addLayout(self._fields)
        below, inside = paper(margins=10, spacing=8)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.bar, 1)
        foot.addWidget(self.stop)
        foot.addWidget(self.apply)
        inside.addLayout(foot)
        body = Snug()
        cards = QVBoxLayout(body)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(card)
        cards.addWidget(below, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body))
        for hidden in (self.told, self.bar, self.stop):
            hidden.hide()

    def arrange(self) -> None:
        """Four fields in a row where there is room, else two and two."""
        roomy = self.width() >= self._context.theme.pixels(_FOUR_IN_A_ROW)
        self._fields.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)

    def _name(self, code: str) -> str:
        return self.frame.name(code)

    # choosing

    def _on_chosen(self, place: Place) -> None:
        for below, above in _ABOVE.items():
            if above is place and self.places[below].value not in self.frame.known.of(self.places[place].value):
                self.places[below].set_value("")
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """T16 to T21: each list as the rules have it, now that so much was chosen."""
        self.told.hide()
        layout = replace(self.frame.layout, regional_view=self.regional.isChecked())
        views = fields_of(Form.BATCH, _NOT_OUT, self.changes.chosen, layout, self.frame.known)
        for place, field in self.places.items():
            view = views[place]
            nothing = "" if view.required else say_items.no_change()
            field.show_view(view, nothing=nothing, remark=self._remark(place, view, views))
        self._look_soon()

    def _remark(self, place: Place, view: FieldView, views: dict[Place, FieldView]) -> str:
        above = _ABOVE.get(place)
        if above is None:
            return ""
        if not self.places[above].value:
            return say.library_first() if place is Place.LOCATION else say.owning_library_first()
        if place is Place.LOCATION and not views[Place.OWNING_LOCATION].shown:
            return say.copied()
        return say_items.locations_of(self.frame.name(self.places[above].value)) if view.shown else ""

    # the preview

    def _look_soon(self) -> None:
        self.apply.setEnabled(False)
        if self.model.barcodes:
            self.summary.setText(say.working_out())
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        barcodes, changes, regional = self.model.barcodes, self.changes, self.regional.isChecked()
        asked = (barcodes, changes, regional)

        def show(batch: Batch) -> None:
            if asked == (self.model.barcodes, self.changes, self.regional.isChecked()):
                self._on_preview(batch)

        self._context.reading.do(lambda w: work.preview(w, barcodes, changes, regional_view=regional), show, owner=self)

    def _on_preview(self, batch: Batch) -> None:
        self._batch = batch
        self._left = list(batch.would_change)
        self.model.show_preview(batch.rows, asks=not self.changes.chosen)
        self._show_summary()

    def _show_summary(self) -> None:
        count, locked = len(self._left), len(self._batch.locked)
        rest = len(self._batch.rows) - count - locked
        parts = [say.would_change(count)]
        parts += [say.are_locked(locked)] if locked else []
        parts += [say.stay(rest)] if rest else []
        self.summary.setText(" · ".join(parts) if self._batch.rows else say.nothing_in_list())
        why = self.frame.why_not(Kind.ITEM_EDIT)
        set_button_text(self.apply, say.apply_to(count) if count else say.apply(), _APPLY_KEY)
        self.apply.setEnabled(bool(count) and not why and not self.busy)

    # applying

    @Slot()
    def _on_apply(self) -> None:
        self._total, self._done = len(self._left), 0
        self._show_running(running=True)
        self._next()

    def _next(self) -> None:
        bite = self._left[:_BITE]
        if not bite:
            self._finish(say.finished(self._done))
            return
        part, staff = Batch(self._batch.id, tuple(bite)), self._context.session.name
        self._asked += 1
        self._context.desk.do(
            lambda w: len(items.apply(w, part, staff)),
            lambda count: self._on_bite(bite, count),
            self._on_failed,
            owner=self,
        )

    def _on_bite(self, bite: list[Previewed], count: int) -> None:
        self._asked -= 1
        self._done += count
        self._left = self._left[len(bite) :]
        self.model.show_recorded(bite)
        if not self._paint_soon.isActive():
            self._paint_soon.start()
        self.recorded.emit()
        self.bar.setValue(self._done)
        self.summary.setText(say.so_far(formats.number(self._done), formats.number(self._total)))
        if self.stop.isEnabled():
            self._next()
        else:
            self._finish(say.stopped(self._done), Tone.NOTE)

    def _on_failed(self, error: Exception) -> None:
        self._asked -= 1
        self._finish(errors.sentence(error), Tone.BAD)

    def _finish(self, words: str, tone: Tone = Tone.GOOD) -> None:
        self._show_running(running=False)
        self._look_soon()
        self.told.set(tone, words)
        self.told.show()

    @Slot()
    def _on_stop(self) -> None:
        self.stop.setEnabled(False)

    def _show_running(self, *, running: bool) -> None:
        self.told.hide()
        self.bar.setRange(0, self._total)
        self.bar.setValue(self._done)
        self.bar.setVisible(running)
        self.stop.setEnabled(True)
        self.stop.setVisible(running)
        self.apply.setVisible(not running)
        self.close_button.setEnabled(not running)
        for field in self.places.values():
            field.setEnabled(not running)
        if running:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_removed(self, row: int) -> None:
        if not self.busy:
            self.model.remove(row)
            self._look_soon()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit()

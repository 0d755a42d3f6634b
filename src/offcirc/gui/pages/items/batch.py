"""Batch edit (T15 to T22): items from a search or the scanner, new places, a preview, and one row an item."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.holdings.batches import BatchMade
from offcirc.app.holdings.items import Edit, Previewed, new_batch
from offcirc.app.holdings.reading import MOST_IN_BATCH, ItemHere
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Form
from offcirc.domain.transactions import Kind
from offcirc.gui.context import Context
from offcirc.gui.dialogs.forms import Snug, scrolling
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items import work
from offcirc.gui.pages.items.batch_fields import BatchFields
from offcirc.gui.pages.items.batch_jobs import Previewer, Recorder, TakerBack
from offcirc.gui.pages.items.batch_model import BatchModel, Column
from offcirc.gui.pages.items.earlier import EarlierBatches
from offcirc.gui.pages.items.table import Table
from offcirc.gui.pages.items.work import Frame, Preview, Question
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.bar import Bar
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label, paper, set_button_text

_SHARES: dict[int, float] = {Column.TITLE: 0.35, Column.CHANGE: 0.65}
_SOON_MS = 60
_PAINTED_EVERY_MS = 200
_APPLY_KEY = "Ctrl+Return"


class BatchPanel(QWidget):
    """Nothing is recorded before somebody applies what the table shows."""

    closed = Signal()
    recorded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.frame = Frame()
        self._id = ""
        self._recorded_as: tuple[ItemValues, bool] | None = None
        self._put_back: BatchMade | None = None
        self._preview = Preview()
        theme = context.theme
        self.fields = BatchFields(theme)
        self.model = BatchModel(theme, self)
        self.table = Table(self.model, theme, _SHARES)
        self.limit = Notice(theme, Tone.WARN, "")
        self.summary = label("", "soft", wraps=True)
        self.told = Notice(theme, Tone.GOOD, "")
        self.take_back = button(say.take_back(), "link", description=say.take_back_description())
        self.bar = Bar()
        self.bar.setAccessibleName(say.recording())
        self.stop = button(say.cancel())
        self.apply = button(say.apply(), "primary", shortcut=_APPLY_KEY)
        self.earlier = EarlierBatches(theme)
        self.previewer, self.recorder = Previewer(context, self), Recorder(context, self)
        self.taker_back = TakerBack(context, self)
        dress_icon(self.take_back, theme, "undo")
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._paint_soon = QTimer(self, singleShot=True, interval=_PAINTED_EVERY_MS)
        self._connect()
        self._lay_out()

    @property
    def busy(self) -> bool:
        """Whether rows are being recorded, or taken back."""
        return self.recorder.busy or self.taker_back.busy

    def begin(self, frame: Frame, found: Iterable[ItemHere]) -> None:
        """*Find and edit* with what was found, *scan and edit* with nothing yet."""
        rows = list(found)
        self._put_back = None
        self._begin(rows[:MOST_IN_BATCH])
        self.limit.setVisible(len(rows) > MOST_IN_BATCH)
        self.fields.clear()
        self.show_frame(frame)

    def gather(self, frame: Frame) -> None:
        """As `begin`, while all that fit are still being looked for."""
        self.begin(frame, ())
        self.previewer.forget()
        self._soon.stop()
        self.summary.setText(say.gathering())

    def _begin(self, rows: Iterable[ItemHere]) -> None:
        self._id, self._recorded_as = new_batch(), None
        self.told.hide()
        self.limit.hide()
        self._show_earlier(shown=False)
        self.model.set_rows(rows)

    def show_frame(self, frame: Frame) -> None:
        """Libraries and rules may be others."""
        self.frame = self.model.frame = frame
        self.fields.show_frame(frame, put_back=self._name_of(self._put_back))
        if not self.earlier.isHidden():
            self._read_earlier()
        self._look_soon()

    def add(self, here: ItemHere) -> None:
        """An item was scanned."""
        self.told.hide()
        if self._put_back is not None or not self.earlier.isHidden():
            self.begin(self.frame, ())
        if self.model.add(here):
            self._look_soon()
        self.table.selectRow(self.model.row_of(here.item.barcode))

    def take_over(self, other: BatchPanel) -> None:
        """Goes on with another's items and choices."""
        self.begin(other.frame, other.model.rows)
        self._put_back = other._put_back
        self.fields.take_over(other.fields)
        self.show_frame(other.frame)

    # construction

    def _connect(self) -> None:
        self.table.setAccessibleName(say.table())
        self.table.setAccessibleDescription(say.table_description())
        self.table.removed.connect(self._on_removed)
        self.fields.changed.connect(self._on_changed)
        self.fields.closed.connect(self.closed)
        self.fields.earlier_wanted.connect(self._on_earlier)
        self._soon.timeout.connect(self._look)
        self._paint_soon.timeout.connect(self.table.viewport().update)
        self.previewer.got_on.connect(self._on_got_on)
        self.previewer.ready.connect(self._on_preview)
        self.apply.clicked.connect(self._on_apply)
        self.stop.clicked.connect(self._on_stop)
        self.recorder.recorded.connect(self._on_recorded)
        self.recorder.ended.connect(self._on_ended)
        self.take_back.clicked.connect(lambda: self.taker_back.start(self._id))
        self.taker_back.taken.connect(self._on_taken_back)
        self.taker_back.failed.connect(self._on_take_back_failed)
        self.earlier.take_back_wanted.connect(self.taker_back.start)
        self.earlier.put_back_wanted.connect(self._on_put_back)
        self.earlier.closed.connect(lambda: self._show_earlier(shown=False))

    def _lay_out(self) -> None:
        self._below, inside = paper(margins=10, spacing=8)
        self.told.add(self.take_back)
        self.limit.set(Tone.WARN, say.only_first(formats.number(MOST_IN_BATCH)))
        inside.addWidget(self.limit)
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
        cards.addWidget(self.fields)
        cards.addWidget(self._below, 1)
        cards.addWidget(self.earlier, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body))
        for hidden in (self.limit, self.told, self.bar, self.stop, self.earlier):
            hidden.hide()

    def arrange(self) -> None:
        """Four fields in a row where there is room, else two and two."""
        self.fields.arrange(self.width())

    # the preview

    @Slot()
    def _on_changed(self) -> None:
        self.told.hide()
        self._look_soon()

    def _look_soon(self) -> None:
        self.previewer.forget()
        self.apply.setEnabled(False)
        if self.model.rowCount():
            self.summary.setText(say.working_out())
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        changes, regional = self.fields.changes, self.fields.regional.isChecked()
        if self._recorded_as not in {None, (changes, regional)}:
            self._id, self._recorded_as = new_batch(), None  # what was stopped and goes on is one batch
        edit = Edit(changes, Form.BATCH, regional, self._id)
        if self._put_back is not None:
            self.previewer.ask(Question((), edit, self._put_back.id, self.model.recorded))
        else:
            self.previewer.ask(Question(self.model.barcodes, edit))

    @Slot(int)
    def _on_got_on(self, count: int) -> None:
        self.summary.setText(say.worked_out(formats.number(count), formats.number(self.model.rowCount())))

    def _on_preview(self, preview: Preview) -> None:
        if self._put_back is not None and not self.model.rowCount():
            self.model.set_rows(row.here for row in preview.rows.values())
        self._preview = preview
        asks = not self.fields.changes.said and self._put_back is None
        self.model.show_preview(preview.rows, asks=asks)
        self._show_summary()

    def _show_summary(self) -> None:
        preview, count = self._preview, len(self._preview.left)
        parts = [say.would_change(count)]
        parts += [say.are_incomplete(preview.incomplete)] if preview.incomplete else []
        parts += [say.are_locked(preview.locked)] if preview.locked else []
        parts += [say.have_moved_on(preview.moved_on)] if preview.moved_on else []
        parts += [say.stay(preview.same)] if preview.same else []
        self.summary.setText(" · ".join(parts) if preview.rows else say.nothing_in_list())
        set_button_text(self.apply, say.apply_to(count) if count else say.apply(), _APPLY_KEY)
        self.apply.setEnabled(bool(count) and self._may and not self.busy)

    @property
    def _may(self) -> bool:
        return not self.frame.why_not(Kind.ITEM_EDIT)

    # applying

    @Slot()
    def _on_apply(self) -> None:
        self._recorded_as = (self.fields.changes, self.fields.regional.isChecked())
        self.recorder.start(self._id, self._preview.left)
        self._show_running(running=True)

    def _on_recorded(self, bite: tuple[Previewed, ...]) -> None:
        self.model.show_recorded(bite)
        if not self._paint_soon.isActive():
            self._paint_soon.start()
        self.recorded.emit()
        self.bar.setValue(self.recorder.done)
        self.summary.setText(say.so_far(formats.number(self.recorder.done), formats.number(self.recorder.total)))

    def _on_ended(self, error: Exception | None) -> None:
        done = self.recorder.done
        self._show_running(running=False)
        self._look_soon()
        if error is not None:
            self._tell(errors.sentence(error), Tone.BAD)
        elif done < self.recorder.total:
            self._tell(say.stopped(done), Tone.NOTE)
        else:
            self._tell(say.finished(done))
        set_button_text(self.take_back, say.take_back_so_many(done))
        self.take_back.setVisible(done > 0)

    def _tell(self, words: str, tone: Tone = Tone.GOOD) -> None:
        self.take_back.hide()
        self.told.set(tone, words)
        self.told.show()

    @Slot()
    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.recorder.stop()

    def _show_running(self, *, running: bool) -> None:
        self.told.hide()
        self.bar.setRange(0, self.recorder.total)
        self.bar.setValue(self.recorder.done)
        self.bar.setVisible(running)
        self.stop.setEnabled(True)
        self.stop.setVisible(running)
        self.apply.setVisible(not running)
        self.fields.lock(locked=running)
        if running:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_removed(self, row: int) -> None:
        if not self.busy and self._put_back is None:
            self.model.remove_at(row)
            self._look_soon()

    # taking back

    def _on_taken_back(self, taken: int, left: int) -> None:
        words, tone = say.taken_back(taken), Tone.GOOD
        if not taken:
            words, tone = say.all_sent(), Tone.WARN
        elif left:
            words, tone = say.taken_back_but(taken, left), Tone.WARN
        self.recorded.emit()
        self.model.forget_recorded()
        self._look_soon()
        if self.earlier.isHidden():
            self._tell(words, tone)
        else:
            self.told.hide()
            self.earlier.tell(words, tone)
            self._read_earlier()

    def _on_take_back_failed(self, error: Exception) -> None:
        self._tell(errors.sentence(error), Tone.BAD)
        self.earlier.tell(errors.sentence(error), Tone.BAD)

    @Slot()
    def _on_earlier(self) -> None:
        self.earlier.told.hide()
        self._read_earlier()
        self._show_earlier(shown=True)

    def _show_earlier(self, *, shown: bool) -> None:
        self.fields.setVisible(not shown)
        self._below.setVisible(not shown)
        self.earlier.setVisible(shown)

    def _read_earlier(self) -> None:
        self._context.reading.do(
            work.made_batches,
            lambda found: self.earlier.show_batches(self.frame, found, may=self._may),
            owner=self,
        )

    def _on_put_back(self, made: BatchMade) -> None:
        self._put_back = made
        self._begin(())
        self.fields.clear()
        self.show_frame(self.frame)
        self.summary.setText(say.working_out())

    def _name_of(self, made: BatchMade | None) -> str:
        return formats.moment(made.recorded_at, self.frame.zone) if made is not None else ""

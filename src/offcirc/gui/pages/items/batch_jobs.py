"""The work of a batch edit, part by part in the lanes: its preview, its rows, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from offcirc.app.holdings import items
from offcirc.app.holdings.batches import AT_ONCE
from offcirc.app.holdings.items import BITE, Batch, Previewed
from offcirc.gui.context import Context
from offcirc.gui.pages.items import work
from offcirc.gui.pages.items.work import Preview, Question

_PART = 2_500
"""Items of a preview that are asked for at once: some tenths of a second. Searches come in between."""


class Previewer(QObject):
    """Asks what would become of many items; a new question takes the place of the one before."""

    got_on = Signal(int)
    """So many items were looked at."""
    ready = Signal(object)
    """What would become of all of them: a `Preview`."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._round = 0

    def ask(self, question: Question) -> None:
        """Begins."""
        self._round += 1
        self._next(self._round, question, Preview())

    def forget(self) -> None:
        """Nobody wants the answer any more."""
        self._round += 1

    def _next(self, round_: int, left: Question, before: Preview) -> None:
        part = replace(left, barcodes=left.barcodes[:_PART])

        def take(found: Preview) -> None:
            if round_ == self._round:
                self._on_part(round_, replace(left, barcodes=left.barcodes[_PART:]), before + found)

        self._context.reading.do(lambda w: work.preview(w, part), take, owner=self)

    def _on_part(self, round_: int, left: Question, found: Preview) -> None:
        if left.barcodes:
            self.got_on.emit(len(found.rows))
            self._next(round_, left, found)
        else:
            self.ready.emit(found)


class Recorder(QObject):
    """Records a batch edit, some rows in one write: scans of other pages come in between."""

    recorded = Signal(object)
    """These rows are in the journal: a tuple of `Previewed`."""
    ended = Signal(object)
    """All are, or somebody stopped it, or what went wrong: an exception, else None."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._left: Sequence[Previewed] = ()
        self._batch = ""
        self.total = self.done = 0
        self.busy = False
        self.stopped = False

    def start(self, batch_id: str, rows: Sequence[Previewed]) -> None:
        """Begins."""
        self._batch, self._left = batch_id, rows
        self.total, self.done = len(rows), 0
        self.busy, self.stopped = True, False
        self._next()

    def stop(self) -> None:
        """After the write that is under way."""
        self.stopped = True

    def _next(self) -> None:
        bite = self._left[self.done : self.done + BITE]
        if not bite or self.stopped:
            self._end(None)
            return
        part, staff = Batch(self._batch, tuple(bite)), self._context.session.name

        def take(count: int) -> None:
            self.done += count
            self.recorded.emit(part.rows)
            self._next()

        self._context.desk.do(lambda w: len(items.apply(w, part, staff)), take, self._end, owner=self)

    def _end(self, error: Exception | None) -> None:
        self.busy, self._left = False, ()
        self.ended.emit(error)


class TakerBack(QObject):
    """Takes back what never left this machine of a batch."""

    taken = Signal(int, int)
    """So many rows were taken back, and so many had left meanwhile."""
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.busy = False

    def start(self, batch_id: str) -> None:
        """Begins."""
        self.busy = True
        self._context.reading.do(
            lambda w: work.not_sent(w, batch_id), lambda ids: self._next(ids, 0, 0), self._on_failed, owner=self
        )

    def _next(self, ids: tuple[str, ...], taken: int, left: int) -> None:
        part = ids[:AT_ONCE]
        if not part:
            self.busy = False
            self.taken.emit(taken, left)
            return

        def take(count: int) -> None:
            self._next(ids[AT_ONCE:], taken + count, left + len(part) - count)

        self._context.desk.do(lambda w: len(w.journal.void_waiting(part)), take, self._on_failed, owner=self)

    def _on_failed(self, error: Exception) -> None:
        self.busy = False
        self.failed.emit(error)

"""K18: a row is ticked, or processed, after asking where an earlier one of the same item or patron is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from offcirc.app.review.rows import ReviewRow
from offcirc.gui.pages.transactions.ask_panel import AskPanel
from offcirc.gui.pages.transactions.model import ReviewModel


class Ticking(QObject):
    """Between the table's ticks and the panel that asks."""

    asked = Signal()
    answered = Signal()
    """The panel is closed again."""
    process_agreed = Signal()
    """What is ticked may be processed."""

    def __init__(self, model: ReviewModel, panel: AskPanel) -> None:
        super().__init__(panel)
        self._model = model
        self._panel = panel
        self._accepted: set[str] = set()
        self._wanted: tuple[str, ...] = ()
        self._processes = False
        model.tick_wanted.connect(self.on_tick_wanted)
        panel.these_too.connect(self._on_these_too)
        panel.left_out.connect(self._on_left_out)
        panel.cancelled.connect(self.cancel)

    @Slot(object, bool)
    def on_tick_wanted(self, ids: Sequence[str], on: bool) -> None:  # noqa: FBT001 - a signal's parameter
        """Ticks or unticks rows; asks first where it must."""
        self._panel.hide()
        behind = self._left_behind(ids) if on else []
        if not behind:
            self._model.set_ticked(ids, on=on)
            return
        self._wanted, self._processes = tuple(ids), False
        self._ask(behind, "tick")

    @Slot()
    def tick_all_shown(self) -> None:
        """Ctrl+A."""
        self.on_tick_wanted(tuple(self._model.tickable_shown()), on=True)

    @Slot()
    def process(self) -> None:
        """Somebody wants the ticked rows processed; asks once more where a row was unticked since."""
        self._panel.hide()
        behind = self._left_behind(())
        if not behind:
            self.process_agreed.emit()
            return
        self._wanted, self._processes = (), True
        self._ask(behind, "process")

    @Slot()
    def cancel(self) -> None:
        """Nothing is ticked, nothing processed."""
        self._panel.hide()
        self.answered.emit()

    def forget(self) -> None:
        """A run has ended: what was left out is asked about anew."""
        self._accepted.clear()

    def _ask(self, behind: Sequence[ReviewRow], when: str) -> None:
        self._panel.ask(behind, when, self._model.review.zone)
        self.asked.emit()

    def _left_behind(self, ids: Sequence[str]) -> list[ReviewRow]:
        return [row for row in self._model.left_out_by(ids) if row.id not in self._accepted]

    @Slot()
    def _on_these_too(self) -> None:
        self._go_on((*self._wanted, *(row.id for row in self._left_behind(self._wanted))))

    @Slot()
    def _on_left_out(self) -> None:
        self._accepted.update(row.id for row in self._left_behind(self._wanted))
        self._go_on(self._wanted)

    def _go_on(self, ids: Sequence[str]) -> None:
        self._panel.hide()
        self._model.set_ticked(ids, on=True)
        self.answered.emit()
        if self._processes:
            self.process_agreed.emit()

"""A part of the page that is never squeezed: the page scrolls instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

_TELLING = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show})


class Whole(QFrame):
    """As high as its words need at its width. A scroll area asks for minimum sizes, which know nothing of width."""

    def event(self, event: QEvent) -> bool:
        """Its width, text or visibility is another."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in _TELLING and layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            if needed > 0 and needed != self.minimumHeight():
                self.setMinimumHeight(needed)
        return done

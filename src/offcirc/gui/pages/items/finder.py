"""What is looked for: words of title and author or a barcode, and where the item is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from offcirc.gui.messages import items as say
from offcirc.gui.pages.items.work import Frame, Wanted

_PAUSE_MS = 200
"""After the last letter."""
_FEWEST_LETTERS = 12


class Finder(QWidget):
    """`changed` once somebody has stopped typing, or chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(say.words())
        self.words.setAccessibleName(say.words())
        self.words.setClearButtonEnabled(True)
        self.library, self.location = _list(say.library()), _list(say.location())
        self._known = Frame().known
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        self.words.textChanged.connect(self._on_typed)
        self.words.returnPressed.connect(self._on_now)
        self.library.activated.connect(self._on_library)
        self.location.activated.connect(self._on_now)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 2)
        row.addWidget(self.library, 1)
        row.addWidget(self.location, 1)
        self.show_frame(Frame())

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(self.words.text().strip(), self.library.currentData() or "", self.location.currentData() or "")

    def show_frame(self, frame: Frame) -> None:
        """Libraries and locations that may be others; what was chosen stays."""
        self._known = frame.known
        _fill(self.library, say.any_library(), {code: frame.name(code) for code in frame.known.libraries})
        self._fill_locations()

    def take_over(self, other: Finder, frame: Frame) -> None:
        """Asks for what another asked for."""
        self.show_frame(frame)
        wanted = other.wanted
        self.words.setText(wanted.words)
        self.library.setCurrentIndex(max(0, self.library.findData(wanted.library)))
        self._fill_locations()
        self.location.setCurrentIndex(max(0, self.location.findData(wanted.location)))

    def _fill_locations(self) -> None:
        library = self.library.currentData() or ""
        _fill(self.location, say.any_location(), {name: name for name in self._known.of(library)})
        self.location.setEnabled(bool(library))

    @Slot()
    def _on_typed(self) -> None:
        self._soon.start()

    @Slot()
    def _on_library(self) -> None:
        self._fill_locations()
        self._on_now()

    @Slot()
    def _on_now(self) -> None:
        self._soon.stop()
        self.changed.emit()


def _list(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumContentsLength(_FEWEST_LETTERS)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _fill(which: QComboBox, none: str, values: dict[str, str]) -> None:
    chosen = which.currentData() or ""
    which.clear()
    which.addItem(none, "")
    for value, text in values.items():
        which.addItem(text, value)
        which.setItemData(which.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    which.setCurrentIndex(max(0, which.findData(chosen)))

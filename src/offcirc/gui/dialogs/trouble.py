"""What stands instead of the window where the desk cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from offcirc.app.home import Home
from offcirc.errors import OffcircError
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.forms import ErrorLine, Snug, scrolling
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import errors
from offcirc.gui.messages import first_start as say
from offcirc.gui.messages import trouble as words
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, paper
from offcirc.gui.widgets.flow import FlowLayout

_CARD_WIDTH = 680
_BY_BACKUP = frozenset({"DAMAGED", "NO_KEY", "KEY_FILE_DAMAGED", "NO_JOURNAL", "DISK_FAILED"})
_BY_RECOVERY_CODE = frozenset({"KEYCHAIN_LOST", "KEYCHAIN_LOCKED", "NO_KEYCHAIN"})


class TroubleScreen(QWidget):
    """What happened, what to do, what is safe, and the buttons for it."""

    again = Signal()
    """Try to open the desk once more."""
    recover_wanted = Signal()
    """Somebody has the recovery code."""
    quit_wanted = Signal()

    def __init__(self, error: Exception, home: Home, theme: Theme, key: bytes = b"") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._home, self._theme, self._key = home, theme, key
        self._code = error.code if isinstance(error, OffcircError) else "FAULT"
        self._errands = Errands(self)
        self._icon = QLabel()
        self._result = Notice(theme, Tone.NOTE, "")
        self._error = ErrorLine()
        by_code = self._code in _BY_RECOVERY_CODE
        self._again = button(say.try_again(), "" if by_code else "primary")
        self._recover = button(say.recover(), "primary")
        self._quit, self._restore, self._check = button(say.quit_()), button(say.restore()), button(say.check())
        self._again.clicked.connect(self.again)
        self._quit.clicked.connect(self.quit_wanted)
        self._recover.clicked.connect(self.recover_wanted)
        self._restore.clicked.connect(self._on_restore)
        self._check.clicked.connect(self._on_check)
        theme.changed.connect(self._dress)
        self._lay_out(words.trouble(self._code, str(home.directory)), errors.sentence(error))
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """What most people want next is one press away."""
        super().showEvent(event)
        (self._recover if self._code in _BY_RECOVERY_CODE else self._again).setFocus()

    def restore(self, file: Path) -> None:
        """Brings a backup back, and says what became of the journal that was here."""
        from offcirc.app.safekeeping import restore

        home, key = self._home, self._key or None
        self._begin(say.restoring())
        self._errands.run(lambda _: restore(home, file, key), self._on_restored, self._on_failed)

    def _lay_out(self, trouble: words.Trouble, sentence: str) -> None:
        card, inside = paper(margins=30, spacing=12)
        card.setMaximumWidth(self._theme.pixels(_CARD_WIDTH))
        self.setAccessibleName(trouble.title)
        self.setAccessibleDescription(sentence)
        head = QHBoxLayout()
        head.setSpacing(self._theme.pixels(14))
        head.addWidget(self._icon)
        head.addWidget(label(trouble.title, "title", wraps=True), 1)
        inside.addLayout(head)
        inside.addWidget(_selectable(label(sentence, wraps=True)))
        inside.addWidget(label(say.what_to_do(), "heading"))
        for number, text in enumerate(trouble.steps, 1):
            inside.addWidget(_selectable(label(f"{number}.  {text}", wraps=True)))
        inside.addWidget(label(say.what_is_safe(), "heading"))
        inside.addWidget(Notice(self._theme, Tone.GOOD, trouble.safe))
        for widget in (self._result, self._error):
            inside.addWidget(widget)
            widget.hide()
        inside.addLayout(self._buttons())
        middle = Snug()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(middle))

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(push=2)
        for made, shown in (
            (self._quit, True),
            (self._check, self._code == "DAMAGED" and bool(self._key)),
            (self._restore, self._code in _BY_BACKUP),
        ):
            row.addWidget(made)
            made.setVisible(shown)
        row.addWidget(self._again)
        row.addWidget(self._recover)
        self._recover.setVisible(self._code in _BY_RECOVERY_CODE)
        return row

    def _begin(self, doing: str) -> None:
        self._error.say("")
        self._enable(enabled=False)
        self._result.set(Tone.NOTE, doing, "clock")
        self._result.show()

    def _enable(self, *, enabled: bool) -> None:
        for made in (self._again, self._restore, self._check, self._recover):
            made.setEnabled(enabled)

    @Slot()
    def _on_restore(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say.restore_pick(), "", say.backups())
        if name:
            self.restore(Path(name))

    def _on_restored(self, aside: Path | None) -> None:
        self._enable(enabled=True)
        text = say.restored_aside(aside.name) if aside is not None else say.restored()
        self._result.set(Tone.GOOD, text)
        self._again.setFocus()

    @Slot()
    def _on_check(self) -> None:
        home, key = self._home, self._key

        def check(_tell: Tell) -> tuple[int, int]:
            from offcirc.journal.verify import verify

            report = verify(home.journal, key)
            return report.transactions, len(report.findings)

        self._begin(say.checking())
        self._errands.run(check, self._on_checked, self._on_failed)

    def _on_checked(self, found: tuple[int, int]) -> None:
        transactions, faults = found
        self._enable(enabled=True)
        if faults:
            self._result.set(Tone.BAD, say.checked_bad(faults))
        else:
            self._result.set(Tone.GOOD, say.checked_sound(transactions))

    def _on_failed(self, error: Exception) -> None:
        self._enable(enabled=True)
        self._result.hide()
        self._error.say_error(error)

    @Slot()
    def _dress(self) -> None:
        colours = self._theme.colours
        self._icon.setPixmap(pixmap("warn", colours.bad, self._theme.pixels(34), self.devicePixelRatioF()))


def _selectable(made: QLabel) -> QLabel:
    """Paths are copied from here into a mail to whoever helps."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def trouble_screen(
    error: Exception, home: Home | None = None, theme: Theme | None = None, key: bytes = b""
) -> TroubleScreen:
    """The screen for an error that keeps the desk from opening.

    Args:
        error: what stands in the way.
        home: this workstation's files; None where not even their folder could be made, which the error names then.
        theme: colours and text size.
        key: where the journal was unlocked already: it can be checked then.
    """
    if home is None:
        home = Home(Path(str(error.params.get("path", "")) if isinstance(error, OffcircError) else ""))
    return TroubleScreen(error, home, theme or Theme(), key)

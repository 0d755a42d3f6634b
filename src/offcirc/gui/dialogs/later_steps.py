"""The pages of the first start after the desk is connected: recovery code, first member of staff, first update."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from offcirc.app.first_start import Fetched
from offcirc.app.home import Home
from offcirc.connectors.base import Progress
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.staff_forms import FirstMember, RunStaff
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.messages import data as say_data
from offcirc.gui.messages import first_start as say
from offcirc.gui.messages import staff as say_staff
from offcirc.gui.printing.desk import PrintDesk
from offcirc.gui.printing.sheets import Paper, Sheet
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.bar import Bar
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label


class RecoveryStep(Step):
    """Shows the recovery code, once."""

    def __init__(self, theme: Theme, home: Home, settings: Settings, go_on: str) -> None:
        super().__init__(theme, say.recovery_title(), say.recovery_why())
        self._desk = ""
        self.printing = PrintDesk(home, settings, self, offers_pdf=False)
        self.told = Notice(theme, Tone.NOTE, "")
        self._code = QLabel()
        self._code.setObjectName("recoveryCode")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setWordWrap(True)
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code.setAccessibleName(say.recovery_code())
        self.written = QCheckBox(say.recovery_written())
        self._go = button(go_on, "primary")
        printing = button(say.print_())
        dress_icon(printing, theme, "print")
        self._go.setEnabled(False)
        self.written.toggled.connect(self._go.setEnabled)
        self._go.clicked.connect(self.done)
        printing.clicked.connect(self._on_print)
        self.printing.said.connect(self._on_told)
        self.column.addWidget(self._code)
        self.column.addWidget(label(say.recovery_keep(), wraps=True))
        self.column.addWidget(self.written)
        self.column.addWidget(self.told)
        self.told.hide()
        self.add_buttons(self._go, printing)

    def first(self) -> QWidget:
        """The box to tick; nothing goes on by Enter alone."""
        return self.written

    def show_code(self, code: str, desk: str) -> None:
        """The code, and the desk it belongs to."""
        self._code.setText(code)
        self._code.setAccessibleDescription(" ".join(code))
        self._desk = desk

    @Slot()
    def _on_print(self) -> None:
        title, keep = escape(say.printed_for(self._desk)), escape(say.recovery_keep())
        code = f"<p style='font-family:monospace;font-size:20pt'>{escape(self._code.text())}</p>"
        html = f"<h2>{title}</h2>{code}<p>{keep}</p>"
        self.printing.print(Sheet(say.recovery_title(), html, Paper.A4, prose=True))

    @Slot(object, str)
    def _on_told(self, tone: Tone, text: str) -> None:
        self.told.set(tone, text)
        self.told.show()


class StaffStep(Step):
    """The first member of staff."""

    def __init__(self, theme: Theme, run: RunStaff) -> None:
        super().__init__(theme, say_staff.first_title())
        self.name = ""
        self.form = FirstMember(theme, run, titled=False)
        self.form.added.connect(self._on_added)
        self.column.addWidget(self.form)

    def first(self) -> QWidget:
        """The name."""
        return self.form.first()

    @Slot(str)
    def _on_added(self, name: str) -> None:
        self.name = name
        self.done.emit()


class UpdateStep(Step):
    """The first update, with progress; it may wait until later."""

    started = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.update_title(), say.update_why())
        self.library = ""
        self._bar = Bar()
        self._bar.setAccessibleName(say.updating())
        self._note = Notice(theme, Tone.NOTE, "")
        self._why_library = label(say.library_why(), "soft", wraps=True)
        self._libraries = QComboBox()
        self._libraries.setAccessibleName(say.library())
        self._start = button(say.update_start(), "primary")
        self._stop = button(say.update_stop())
        self._later = button(say.update_later())
        self._finish = button(say.finish(), "primary")
        self._start.clicked.connect(self.begin)
        self._stop.clicked.connect(self.stopped)
        self._later.clicked.connect(self.done)
        self._finish.clicked.connect(self._on_finish)
        for widget in (self._bar, self._note, self._why_library, self._libraries, self._stop):
            self.column.addWidget(widget)
            widget.hide()
        self.add_buttons(self._start, self._later)
        self.column.addWidget(self._finish)
        self._finish.hide()

    def first(self) -> QWidget:
        """What goes on."""
        return self._finish if self._start.isHidden() else self._start

    @Slot()
    def begin(self) -> None:
        """Fetches."""
        self.error.say("")
        self._note.hide()
        self._bar.setRange(0, 0)
        self._show_running(running=True)
        self._stop.setFocus()
        self.started.emit()

    def show_progress(self, told: object) -> None:
        """How far it is, as a `Progress`."""
        if not isinstance(told, Progress):
            return
        self._bar.setRange(0, told.total or 0)
        self._bar.setValue(told.done if told.total else 0)
        parts = (say_data.doing("update", told.step), say_data.so_far(told.done, told.total, told.unit))
        self._note.set(Tone.NOTE, "  ·  ".join(part for part in parts if part), "clock")
        self._note.show()

    def show_done(self, fetched: Fetched) -> None:
        """The data is here; where the server does not say which library this is, somebody chooses."""
        self._show_running(running=False)
        self._start.hide()
        self._later.hide()
        self._finish.show()
        self._note.set(Tone.GOOD, say.updated(fetched.records))
        self._note.show()
        if not fetched.library and fetched.libraries:
            self._libraries.addItem(say.no_library(), "")
            for code, name in sorted(fetched.libraries.items(), key=lambda pair: pair[1].casefold()):
                self._libraries.addItem(name, code)
            self._libraries.setCurrentIndex(1)
            self._why_library.show()
            self._libraries.show()
            self._libraries.setFocus()
        else:
            self._finish.setFocus()

    def show_error(self, error: Exception) -> None:
        """It did not come to its end; the desk can be opened all the same."""
        self._show_running(running=False)
        self._note.hide()
        self.error.say_error(error)
        self._start.setFocus()

    def show_stopped(self) -> None:
        """Somebody pressed stop."""
        self._show_running(running=False)
        self._note.set(Tone.NOTE, say.update_stopped())
        self._note.show()
        self._start.setFocus()

    def _show_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._start.setVisible(not running)
        self._later.setVisible(not running)

    @Slot()
    def _on_finish(self) -> None:
        self.library = self._libraries.currentData() or ""
        self.done.emit()

"""Files that somebody carries (P3, P4): transactions to a stick, and whatever a stick brings."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.carried_looks import Brought, KeptFiles, kept_files, look_at
from offcirc.app.carried_rows import FileKind
from offcirc.app.home import KOHA
from offcirc.gui.command import CANCELLED, Command, Finished, Row
from offcirc.gui.context import Context
from offcirc.gui.messages import carried as say
from offcirc.gui.messages import errors
from offcirc.gui.pages.data.cards import Card
from offcirc.gui.pages.data.facts import Facts
from offcirc.gui.pages.data.passphrase_form import PassphraseForm
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label
from offcirc.gui.widgets.flow import FlowLayout

_KOC = ".koc"


class CarriedCard(Card):
    """Two buttons, and a count to compare."""

    extract_brought = Signal(object)
    """The path of an extract: whoever runs updates loads it."""
    done = Signal()
    """Transactions left, or came."""
    kept_for_server = Signal()
    """A file waits here: synchronise, if the server is there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(say.heading(), parent)
        self._context = context
        self._command: Command | None = None
        self._pending: tuple[str, ...] = ()
        self._workstation, self._at_koha = "", False
        self.take = button(say.take(), description=say.take_description())
        self.bring = button(say.bring(), description=say.bring_description())
        self.form = PassphraseForm()
        self.waiting = label("", "soft", wraps=True)
        self._offered: Path | None = None
        self.offered = Notice(context.theme, Tone.NOTE, "")
        self.bring_offered = button(say.bring_offered(), "primary")
        self.result = Notice(context.theme, Tone.PLAIN, "")
        dress_icon(self.take, context.theme, "stick-out")
        dress_icon(self.bring, context.theme, "stick-in")
        self.take.clicked.connect(self._on_take)
        self.bring.clicked.connect(self._on_bring)
        self.bring_offered.clicked.connect(self._on_bring_offered)
        self.form.given.connect(self._on_passphrase)
        self.form.cancelled.connect(self._dress)
        buttons = FlowLayout(spacing=10)
        for each in (self.take, self.bring):
            buttons.addWidget(each)
        self.column.addWidget(label(say.explained(), "soft", wraps=True))
        self.column.addLayout(buttons)
        self.offered.add(self.bring_offered)
        for widget in (self.offered, self.form, self.result, self.waiting):
            self.column.addWidget(widget)
            widget.hide()
        self.column.addStretch(1)

    def show_facts(self, facts: Facts) -> None:
        """Which server takes the transactions."""
        self._workstation, self._at_koha = facts.workstation, facts.server.kind == KOHA

    def refresh(self) -> None:
        """Counts what lies here for the server."""
        self._context.reading.do(kept_files, self._on_kept, owner=self)

    @Slot(object)
    def on_synchronised(self, finished: Finished) -> None:
        """Says of each file that went to the server what came of it there."""
        told = [_told_of_hand_in(each) for each in finished.summary.get("handed_in", ())]
        if told:
            well = all(not each.get("code") for each in finished.summary["handed_in"])
            self._say(Tone.GOOD if well else Tone.WARN, "\n".join(told))

    def take_over(self, other: CarriedCard) -> None:
        """Goes on with what another card runs or has said, where the window was made anew."""
        command, other._command = other._command, None
        if command is not None:
            command.finished.disconnect(other._on_finished)
            command.setParent(self)
            self._follow(command)
        if other._offered is not None and not other.offered.isHidden():
            self.offer(other._offered)

    def close_commands(self) -> None:
        """The program ends: what runs is ended, and its rows are as they were."""
        if self._command is not None:
            self._command.close()
            self._command = None

    # out

    def write(self, file: Path) -> None:
        """Writes the transactions to a new file."""
        if file.suffix == _KOC:
            self._start(("export", str(file), "--format", "koc"))
            return
        target = file if file.suffix == ".offcirc" else file.with_name(f"{file.name}.offcirc")
        arguments = ("export", str(target), "--format", "offcirc")
        if self._at_koha:
            self._ask((*arguments, "--passphrase", "--passphrase-from-stdin"), new=True)
        else:
            self._start(arguments)

    @Slot()
    def _on_take(self) -> None:
        kinds = say.files_for_koha() if self._at_koha else say.own_files()
        dialog = QFileDialog(self, say.choose_target(), str(Path.home()), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # what is there is never written over
        dialog.selectFile(self._suggested())
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _suggested(self) -> str:
        name = re.sub(r"\W+", "-", self._workstation).strip("-") or "offcirc"
        return f"{name}-{datetime.now():%Y%m%d-%H%M}.offcirc"  # noqa: DTZ005 - the time as people here call it

    # in

    def offer(self, file: Path) -> None:
        """Shows a file that the program was opened with; it is brought in when somebody wants it."""
        self._offered = file
        self.offered.set(Tone.NOTE, say.offered(file.name), "stick-in")
        self.bring_offered.setAccessibleDescription(say.bring_offered_description(file.name))
        self.offered.show()

    @Slot()
    def _on_bring_offered(self) -> None:
        if self._offered is not None:
            self.take_in(self._offered)

    def take_in(self, file: Path) -> None:
        """Does with a file what its content asks for."""
        self.offered.hide()
        self._context.reading.do(lambda _: look_at(file), self._on_looked_at, self._on_failed, owner=self)

    @Slot()
    def _on_bring(self) -> None:
        dialog = QFileDialog(self, say.choose_file(), str(Path.home()), say.files_to_bring())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_in(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_looked_at(self, brought: Brought) -> None:
        staff = self._context.session.name
        arguments = ("import", str(brought.file), *(("--staff", staff) if staff else ()))
        if brought.kind is FileKind.EXTRACT:
            self.result.hide()
            self.extract_brought.emit(brought.file)
        elif brought.kind is FileKind.ANSWER:
            self._say(Tone.WARN, errors.sentence_of("IS_AN_ANSWER", {"path": str(brought.file)}))
        elif brought.by_passphrase:
            self._ask((*arguments, "--passphrase-from-stdin"), new=False)
        else:
            self._start(arguments)

    # both

    def _ask(self, arguments: tuple[str, ...], *, new: bool) -> None:
        self._pending = arguments
        self.result.hide()
        self.form.ask(new=new)
        self._dress()

    @Slot(str)
    def _on_passphrase(self, passphrase: str) -> None:
        self._start(self._pending, passphrase)

    def _start(self, arguments: tuple[str, ...], *lines: str) -> None:
        if self._command is None:
            command = Command(self._context.home, self._context.key, arguments, self)
            if lines:
                command.send(lines)
            self._follow(command)

    def _follow(self, command: Command) -> None:
        self._command = command
        command.finished.connect(self._on_finished)
        self._say(Tone.PLAIN, say.writing() if command.name == "export" else say.reading(), "clock")
        self._dress()

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        if self._command is not None:
            self._command.deleteLater()
            self._command = None
        if not finished.ok:
            tone = Tone.PLAIN if finished.code == CANCELLED else Tone.WARN
            self._say(tone, errors.sentence_of(finished.code, finished.params))
        elif finished.command == "export":
            self._say(*_told_of_export(finished))
        else:
            self._say(*_told_of_import(finished))
        self._dress()
        self.done.emit()
        if finished.ok and finished.summary.get("import") == "kept":
            self.kept_for_server.emit()

    def _on_failed(self, error: Exception) -> None:
        self._say(Tone.WARN, errors.sentence(error))

    def _on_kept(self, found: KeptFiles) -> None:
        self.waiting.setText(say.waiting_files(found.files, found.rows) if found.files else "")
        self.waiting.setVisible(bool(found.files))

    def _say(self, tone: Tone, text: str, icon: str = "") -> None:
        self.result.set(tone, text, icon)
        self.result.show()

    @Slot()
    def _dress(self) -> None:
        busy = self._command is not None or not self.form.isHidden()
        for each in (self.take, self.bring, self.bring_offered):
            each.setEnabled(not busy)


def _told_of_hand_in(each: Row) -> str:
    if each.get("code"):
        return say.refused_there(errors.sentence_of(str(each["code"]), each))
    return say.handed_in(int(each["rows"]), str(each["workstation"]), int(each["received"]))


def _told_of_export(finished: Finished) -> tuple[Tone, str]:
    told = finished.summary
    rows, left = int(told.get("rows", 0)), int(told.get("kept", 0))
    if rows:
        name, sealed = Path(str(told["file"])).name, bool(told.get("sealed_to_server", False))
        return Tone.WARN if left else Tone.GOOD, say.written(rows, name, left, sealed_to_server=sealed)
    return (Tone.WARN, say.stay_here(left)) if left else (Tone.PLAIN, say.nothing_to_take())


def _told_of_import(finished: Finished) -> tuple[Tone, str]:
    told = finished.summary
    if told.get("import") == "kept":
        return Tone.GOOD, say.kept(int(told["rows"]), str(told["workstation"]))
    recorded, already, left = (int(told.get(name, 0)) for name in ("recorded", "already_here", "not_recorded"))
    return Tone.WARN if left else Tone.GOOD, say.recorded(recorded, already, left)

"""Which server, and what it wants to know of a desk: asked at the first start, and when a desk is connected again."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from offcirc.app.first_start import Seen, Wanted, full_address, is_unprotected, time_zones
from offcirc.app.home import CENTRAL, KOHA
from offcirc.clock import local_zone
from offcirc.errors import ConnectorError, OffcircError
from offcirc.gui.dialogs.forms import ErrorLine, field
from offcirc.gui.messages import errors
from offcirc.gui.messages import first_start as say
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, label

_NOT_YET = ("Evergreen", "SIP2")
_ABOUT = {
    "SIGN_IN_REFUSED": "password",
    "SIGN_IN_SECOND_FACTOR": "user",
    "SIGN_IN_NO_PERMISSION": "user",
    "BRANCH_REFUSED": "library",
    "TIME_ZONE_UNKNOWN": "zone",
    "TIME_ZONE_DIFFERS": "zone",
    "OTHER_WORKSTATION": "desk",
    "CODE_UNKNOWN": "code",
    "CODE_USED": "code",
    "CODE_EXPIRED": "code",
}
"""Errors that are about one field."""


class Asked(QWidget):
    """A field with its label, a remark, and a line for what is wrong with it."""

    def __init__(self, named: QLabel, entry: QLineEdit | QComboBox, under: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.error = ErrorLine()
        self._under = label(under, "soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in (named, entry, self._under, self.error):
            column.addWidget(each)
        column.addStretch(1)
        self.say_under(under)

    def say_under(self, text: str) -> None:
        """Another remark."""
        self._under.setText(text)
        self._under.setVisible(bool(text))
        self.entry.setAccessibleDescription(text)


class ServerForm(QWidget):
    """The fields of a kind of server; what was typed for another kind stays as well."""

    submitted = Signal()
    """Somebody pressed Enter in a field."""
    kind_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kinds = QButtonGroup(self)
        self._central, self._koha = QRadioButton(say.central()), QRadioButton(say_koha.NAME)
        named, self.address = field(say.address(), hint=say.address_hint())
        self._address = Asked(named, self.address)
        self._warning = Notice(theme, Tone.WARN, say.unprotected())
        self._answer = Notice(theme, Tone.GOOD, "")
        named, self.code = field(say.code(), hint="XXXX-XXXX-XXXX")
        self._code = Asked(named, self.code, say.code_under())
        named, self.user = field(say_koha.user())
        self._user = Asked(named, self.user, say_koha.user_under())
        named, self.password = field(say_koha.password(), secret=True)
        self._password = Asked(named, self.password, say_koha.password_under())
        self.library, self.zone = _box(say_koha.library()), _zones()
        self._library = Asked(_label_of(self.library), self.library, say_koha.library_under())
        self._zone = Asked(_label_of(self.zone), self.zone)
        named, self.desk = field(say.workstation(), text=platform.node() or "desk")
        self._desk = Asked(named, self.desk)
        self._two = QWidget()
        self._parts = {
            "address": self._address,
            "code": self._code,
            "user": self._user,
            "password": self._password,
            "library": self._library,
            "zone": self._zone,
            "desk": self._desk,
        }
        self.show_libraries({})
        self._connect()
        self._lay_out()
        self._on_kind()

    @property
    def kind(self) -> str:
        """The kind of server that is chosen, a code of `app.home`."""
        return KOHA if self._koha.isChecked() else CENTRAL

    @property
    def url(self) -> str:
        """The address made whole."""
        return full_address(self.address.text())

    @property
    def wanted(self) -> Wanted:
        """What was typed."""
        if self.kind == CENTRAL:
            return Wanted(CENTRAL, self.url, self.desk.text().strip(), self.code.text().strip())
        return Wanted(
            KOHA,
            self.url,
            self.desk.text().strip(),
            user=self.user.text().strip(),
            password=self.password.text(),
            branch=self.library.currentData() or "",
            time_zone=self.zone.currentText().strip(),
        )

    def choose(self, wanted: Wanted) -> None:
        """Fills the form; a library that is not in the list joins it."""
        (self._koha if wanted.kind == KOHA else self._central).setChecked(True)
        self.address.setText(wanted.url)
        self.code.setText(wanted.code)
        self.user.setText(wanted.user)
        self.password.setText(wanted.password)
        if wanted.branch and self.library.findData(wanted.branch) < 0:
            self.library.addItem(wanted.branch, wanted.branch)
        self.library.setCurrentIndex(max(0, self.library.findData(wanted.branch)))
        self.zone.setCurrentText(wanted.time_zone or local_zone())
        self.desk.setText(wanted.name)
        self._on_kind()

    def lines(self) -> list[QLineEdit]:
        """The lines in sight, in order."""
        of_kind = [self.code] if self.kind == CENTRAL else [self.user, self.password]
        return [self.address, *of_kind, self.desk]

    def first(self) -> QWidget:
        """The first empty line."""
        return next((line for line in self.lines() if not line.text()), self.address)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return all(line.text().strip() for line in self.lines())

    def check(self) -> bool:
        """Whether everything is there; what is missing is said where it belongs."""
        self.make_address_whole()
        self.say_nothing()
        missing = {
            self.address: say.address_missing(),
            self.code: say.code_missing(),
            self.user: say_koha.user_missing(),
            self.password: say_koha.password_missing(),
            self.desk: say.workstation_missing(),
        }
        for line in self.lines():
            if not line.text().strip():
                self.complain(missing[line], line)
                return False
        return True

    def complain(self, text: str, about: QWidget) -> None:
        """Says what is wrong, at the field."""
        for part in self._parts.values():
            if part.entry is about:
                part.error.say(text)
        about.setFocus()

    def show_error(self, error: Exception) -> bool:
        """Says it where it belongs; False where it is about no field. Nothing that was typed is lost."""
        self.say_nothing()
        name = _ABOUT.get(error.code, "") if isinstance(error, OffcircError) else ""
        if not name and isinstance(error, ConnectorError):
            name = "address"
        if name:
            self.complain(errors.sentence(error), self._parts[name].entry)
        return bool(name)

    def say_nothing(self) -> None:
        """Whatever was wrong is being mended."""
        for part in self._parts.values():
            part.error.say("")

    def show_busy(self, doing: str) -> None:
        """The server is being asked."""
        self.say_nothing()
        self.setEnabled(False)
        self._answer.set(Tone.NOTE, doing, "clock")
        self._answer.show()

    def end_busy(self) -> None:
        """It has answered, or will not."""
        self.setEnabled(True)
        self._answer.hide()

    def show_answer(self, seen: Seen) -> None:
        """The test succeeded."""
        self.end_busy()
        self.say_nothing()
        if self.kind == KOHA:
            self.show_libraries(seen.libraries)
            self._library.say_under("")
            self._answer.set(Tone.GOOD, say_koha.answers_with_libraries(seen.name, len(seen.libraries)))
        else:
            self._answer.set(Tone.GOOD, say.answers(seen.name))
        self._answer.show()

    def show_libraries(self, libraries: dict[str, str]) -> None:
        """Offers the libraries that one can sign in at; the one that was chosen stays chosen."""
        chosen = self.library.currentData() or ""
        self.library.clear()
        self.library.addItem(say_koha.own_library(), "")
        for code, name in sorted(libraries.items(), key=lambda pair: pair[1].casefold()):
            self.library.addItem(f"{name} ({code})" if name != code else name, code)
        if chosen and chosen not in libraries:
            self.library.addItem(chosen, chosen)
        self.library.setCurrentIndex(max(0, self.library.findData(chosen)))

    @Slot()
    def make_address_whole(self) -> None:
        """As it will be used."""
        if self.address.text() != self.url:
            self.address.setText(self.url)

    def _connect(self) -> None:
        self._central.setChecked(True)
        for each in (self._central, self._koha):
            self._kinds.addButton(each)
            each.clicked.connect(self._on_kind_chosen)
        self.address.textChanged.connect(self._on_address_changed)
        self.address.editingFinished.connect(self.make_address_whole)
        for line in (self.address, self.code, self.user, self.password, self.desk):
            line.returnPressed.connect(self.submitted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.pixels(9))
        others = [QRadioButton(name) for name in _NOT_YET]
        for other in others:
            other.setEnabled(False)
            other.setToolTip(say.not_yet())
        account, place = QHBoxLayout(), QHBoxLayout()
        two = QVBoxLayout(self._two)
        two.setContentsMargins(0, 0, 0, 0)
        two.setSpacing(column.spacing())
        for row, parts in ((account, (self._user, self._password)), (place, (self._library, self._zone))):
            row.setSpacing(self._theme.pixels(14))
            for part in parts:
                row.addWidget(part, 1)
            two.addLayout(row)
        for kinds in ((self._central, self._koha), others):  # in one line they are cut where the text is large
            line = QHBoxLayout()
            line.setSpacing(self._theme.pixels(14))
            for each in kinds:
                line.addWidget(each)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(label(say.not_yet(), "soft"))
        for widget in (self._address, self._warning, self._answer, self._code, self._two, self._desk):
            column.addWidget(widget)
        self._warning.hide()
        self._answer.hide()

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._on_kind()
        self.first().setFocus()
        self.kind_chosen.emit()

    def _on_kind(self) -> None:
        is_koha = self.kind == KOHA
        self._code.setVisible(not is_koha)
        self._two.setVisible(is_koha)
        self._address.say_under(say_koha.address_under() if is_koha else "")
        self._desk.say_under(say_koha.workstation_under() if is_koha else say.workstation_under())
        self._answer.hide()
        self.say_nothing()

    @Slot()
    def _on_address_changed(self) -> None:
        self._answer.hide()
        self._warning.setVisible(is_unprotected(self.address.text()))


def _label_of(box: QComboBox) -> QLabel:
    made = label(box.accessibleName(), wraps=True)
    made.setBuddy(box)
    return made


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made


def _zones() -> QComboBox:
    """Some hundred names: one types a part of it."""
    names = time_zones()
    made = _box(say_koha.time_zone())
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItems(names)
    made.setCurrentText(local_zone())
    completer = QCompleter(names, made)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setCompleter(completer)
    return made

"""The item form: one item's fields and places, drawn by the rules; nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from offcirc.app.holdings.reading import ItemHere
from offcirc.domain.holdings.rules import fields_of, judge
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import Chosen, Decided, Form, Place, Places, Standing
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import Kind
from offcirc.errors import OffcircError
from offcirc.gui.dialogs.forms import ErrorLine, Snug, scrolling
from offcirc.gui.messages import errors
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say
from offcirc.gui.pages.items.places import PlaceField
from offcirc.gui.pages.items.showing import home_of, place_words, words_why_not
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label
from offcirc.gui.widgets.flow import FlowLayout

_MAX_LENGTH = 2_000
_NEW = Standing(Places())
_TYPED = ("title", "author", "call_number", "item_type")
_ON_FORM = (Place.LOCATION, Place.OWNING_LOCATION)
"""Library and owning library never are (T4, T10, T12)."""
_FIELD_OF = {"BARCODE_IN_USE": "barcode", "TITLE_REQUIRED": "title"}


class ItemForm(QFrame):
    """Shown beside the list; `save_wanted` when somebody means it, and every refusal comes back to its field."""

    save_wanted = Signal()
    duplicate_wanted = Signal()
    undo_wanted = Signal()
    closed = Signal()
    purpose_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.form())
        self.purpose = Form.EDIT
        self.frame = Frame()
        self.item: ItemHere | None = None
        self._before: ItemValues = ItemValues()
        self.heading = label("", "heading", wraps=True)
        self.where = label("", "soft", wraps=True)
        self.limit = Notice(theme, Tone.NOTE, "", "lock")
        self.told = Notice(theme, Tone.GOOD, "")
        self.question = Notice(theme, Tone.WARN, say.discard_question(), "edit")
        self.barcode = _line(say.barcode())
        self.lines = {name: _line(say_rule.field(name)) for name in _TYPED}
        self.status = QComboBox()
        self.not_for_loan = QCheckBox(say_rule.field("not_for_loan"))
        self.places = {place: PlaceField(place) for place in _ON_FORM}
        self.errors = {name: ErrorLine() for name in ("barcode", *_TYPED)}
        self.error = ErrorLine()
        self.undo = button(say.undo(), "link", shortcut="Ctrl+Z")
        self.discard = button(say.discard())
        self.go_on = button(say.go_on(), "primary")
        self.save = button(say.save(), "primary", shortcut="Ctrl+S")
        self.duplicate = button(say.duplicate(), shortcut="Ctrl+D")
        self.close_button = button(say.close(), shortcut="Esc")
        dress_icon(self.undo, theme, "undo")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        dress_icon(self.duplicate, theme, "items", "ink")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.ask_to_close)
        self.discard.clicked.connect(self.closed)
        self.go_on.clicked.connect(self.question.hide)
        for name, line in (("barcode", self.barcode), *self.lines.items()):
            line.textEdited.connect(lambda _, name=name: self.errors[name].say(""))
            line.returnPressed.connect(self.save_wanted)
        for field in self.places.values():
            field.chosen.connect(self._draw_places)

    def _lay_out(self) -> None:
        inside = Snug()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        self._barcode_field = self._field(say.barcode(), self.barcode, "barcode")
        column.addWidget(self._barcode_field)
        for name in ("title", "author"):
            column.addWidget(self._field(say_rule.field(name), self.lines[name], name))
        self._status_field = self._field(say_rule.field("status"), self.status, "")
        for pair in (
            [self._field(say_rule.field(name), self.lines[name], name) for name in ("call_number", "item_type")],
            [*self.places.values()],
            [self._status_field, self.not_for_loan],
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            for each in pair:
                row.addWidget(each, 1)
            column.addLayout(row)
        row.setAlignment(self.not_for_loan, Qt.AlignmentFlag.AlignBottom)
        column.addStretch(1)
        self._lay_out_around(scrolling(inside))

    def _lay_out_around(self, inside: QWidget) -> None:
        self.told.add(self.undo)
        self.question.add(self.go_on)
        self.question.add(self.discard)
        head, buttons = QHBoxLayout(), FlowLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        for each in (self.save, self.duplicate):
            buttons.addWidget(each)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 12, 12, 14)
        outer.setSpacing(8)
        outer.addLayout(head)
        for widget in (self.where, self.limit, self.told, self.question):
            outer.addWidget(widget)
        outer.addWidget(inside, 1)
        outer.addWidget(self.error)
        outer.addLayout(buttons)
        for hidden in (self.limit, self.told, self.question):
            hidden.hide()

    def _field(self, text: str, widget: QWidget, name: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        named = label(text, wraps=True)
        named.setBuddy(widget)
        widget.setAccessibleName(text)
        column.addWidget(named)
        column.addWidget(widget)
        if name:
            column.addWidget(self.errors[name])
        return made

    # what it shows

    def open_new(self, frame: Frame, values: ItemValues, of: str = "") -> None:
        """An empty form, or one that begins with what a duplicate takes over.

        Args:
            frame: what forms are drawn with.
            values: what stands in it at first.
            of: the barcode that is duplicated, if one is.
        """
        self.purpose, self.item = Form.CREATE, None
        self._fill(frame, values)
        self.barcode.clear()
        self.heading.setText(say.heading_duplicate(of) if of else say.heading_new())
        self.where.setText(say.is_new_here(frame.name(frame.layout.library)))
        self._status_field.hide()
        self._barcode_field.show()
        self.duplicate.hide()
        self._before = self.values
        self._draw_places()
        self.purpose_changed.emit()
        self.barcode.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_item(self, frame: Frame, here: ItemHere) -> None:
        """An item as it is."""
        self.purpose, self.item = Form.EDIT, here
        item = here.item
        self._fill(frame, ItemValues(**{name: getattr(item, name) for name in (*_TYPED, "status", "not_for_loan")}))
        for place, field in self.places.items():
            field.set_value(here.standing.places[place])
        self.barcode.setText(item.barcode)
        self.heading.setText(say.heading_edit(item.barcode))
        now, home = place_words(frame, item.library, item.location), place_words(frame, *home_of(here))
        words = say.is_home(now) if here.standing.places.at_home else say.is_there(now, home)
        if here.out_in:
            words += " " + say.is_out_in(frame.sets.get(here.out_in, here.out_in))
        self.where.setText(words)
        self._status_field.show()
        self._barcode_field.hide()
        self.duplicate.show()
        self._before = self.values
        self._draw_places()
        self.purpose_changed.emit()

    def show_frame(self, frame: Frame) -> None:
        """The same form, by rules and lists that may be others."""
        self.frame = frame
        why = frame.why_not(Kind.ITEM_CREATE, Kind.ITEM_EDIT)
        self.limit.setVisible(bool(why))
        if why:
            self.limit.set(Tone.NOTE, words_why_not(frame, why), "lock")
        for each in (self.save, self.duplicate):
            each.setEnabled(not why)
            each.setAccessibleDescription(self.limit.text if why else "")
            each.setToolTip(self.limit.text if why else "")
        if self.isVisible():
            self._draw_places()

    def show_saved(self, text: str) -> None:
        """What was recorded, with the way back."""
        self.told.set(Tone.GOOD, text)
        self.undo.show()
        self.told.show()

    def show_undone(self, text: str, tone: Tone = Tone.NOTE) -> None:
        """There is nothing to undo any more."""
        self.told.set(tone, text)
        self.undo.hide()
        self.told.show()

    def show_error(self, error: Exception) -> None:
        """Beside the field that it is about; what was typed stays."""
        self._forget_errors()
        code = error.code if isinstance(error, OffcircError) else ""
        params = error.params if isinstance(error, OffcircError) else {}
        place = next((field for place, field in self.places.items() if place == params.get("field")), None)
        text = errors.sentence(error)
        if code in _FIELD_OF:
            self.errors[_FIELD_OF[code]].say(text)
            self._line_of(_FIELD_OF[code]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif place is not None and place.isVisible():
            place.error.say(text)
            place.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.error.say(text)

    def take_barcode(self, barcode: str) -> None:
        """The scan of a new item's label."""
        self.errors["barcode"].say("")
        self.barcode.setText(barcode)
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def say_barcode_missing(self) -> None:
        """A new item was to be saved without one."""
        self.errors["barcode"].say(say.barcode_missing())
        self.barcode.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, other: ItemForm) -> None:
        """Goes on with what stands in another form, saved or not."""
        if other.item is not None and other.purpose is Form.EDIT:
            self.open_item(other.frame, other.item)
        else:
            self.open_new(other.frame, ItemValues())
            self.heading.setText(other.heading.text())
            self.barcode.setText(other.barcode.text())
        for name, line in self.lines.items():
            line.setText(other.lines[name].text())
        self.status.setCurrentIndex(max(0, self.status.findData(other.status.currentData())))
        self.not_for_loan.setChecked(other.not_for_loan.isChecked())
        for place, field in self.places.items():
            field.set_value(other.places[place].value)
        self._draw_places()

    @property
    def waits_for_barcode(self) -> bool:
        """Whether the next scan is the new item's own."""
        return self.isVisible() and self.purpose is Form.CREATE and not self.barcode.text().strip()

    @property
    def is_changed(self) -> bool:
        """Whether it holds what is not saved."""
        typed = self.purpose is Form.CREATE and bool(self.barcode.text().strip())
        return self.isVisible() and (typed or self.values != self._before)

    # what is in it

    @property
    def values(self) -> ItemValues:
        """All that stands in it."""
        typed = {name: " ".join(line.text().split()) for name, line in self.lines.items()}
        places = {str(place): field.value for place, field in self.places.items()}
        return ItemValues(
            **typed,
            **places,
            status=self.status.currentData() if self.purpose is Form.EDIT else None,
            not_for_loan=self.not_for_loan.isChecked(),
        )

    @property
    def to_create(self) -> ItemValues:
        """A new item's values: its location, of the places (T2, T3)."""
        said = self.values.said
        chosen = {name: value for name, value in said.items() if name != Place.OWNING_LOCATION}
        return ItemValues(**chosen)  # type: ignore[arg-type]  # each by its own name

    @property
    def changes(self) -> ItemValues:
        """What was changed, of fields that are on the form."""
        before, now = self._before.said, self.values.said
        changed = {name: value for name, value in now.items() if before.get(name) != value}
        for place, field in self.places.items():
            if field.isHidden():
                changed.pop(place, None)
        return ItemValues(**changed)  # type: ignore[arg-type]  # each by its own name

    def _chosen(self) -> Chosen:
        if self.purpose is Form.CREATE:
            location = self.places[Place.LOCATION].value
            return {Place.LOCATION: location} if location else {}
        before: Mapping[str, object] = self._before.said
        return {place: field.value for place, field in self.places.items() if field.value != before.get(place)}

    # drawing

    @Slot()
    def _draw_places(self) -> None:
        """T1, T2, T6, T7, T11, T13, T14: each list as the rules have it, now that so much was chosen."""
        form = self.purpose
        standing = self.item.standing if self.item is not None else _NEW
        chosen = self._chosen()
        found = judge(form, standing, chosen, self.frame.layout, self.frame.known)
        follows = isinstance(found, Decided) and Place.OWNING_LOCATION in found.also
        views = fields_of(form, standing, chosen, self.frame.layout, self.frame.known)
        location, owning = (self.places[place] for place in _ON_FORM)
        library = standing.places.library or self.frame.layout.library
        remark = say.locations_of(self.frame.name(library))
        if form is Form.CREATE:
            owning.set_value(location.value)
        if follows and isinstance(found, Decided):
            remark += " · " + say.owning_follows(found.places.owning_location)
        location.show_view(views[Place.LOCATION], remark=remark)
        where = say.locations_of(self.frame.name(standing.places.owner))
        stays = say.owning_stays(place_words(self.frame, standing.places.library, standing.places.location))
        owning.show_view(views[Place.OWNING_LOCATION], remark=stays if standing.out else where)

    def _fill(self, frame: Frame, values: ItemValues) -> None:
        self._forget_errors()
        for hidden in (self.told, self.question):
            hidden.hide()
        self.status.clear()
        for each in ItemStatus:
            if each is not ItemStatus.UNKNOWN or values.status is each:
                self.status.addItem(say.status(each), each)
        self.status.setCurrentIndex(max(0, self.status.findData(values.status)))
        for name, line in self.lines.items():
            line.setText(str(getattr(values, name) or ""))
            line.setCursorPosition(0)
        self.not_for_loan.setChecked(bool(values.not_for_loan))
        for place, field in self.places.items():
            field.set_value(getattr(values, place) or "")
        self.show()
        self.show_frame(frame)

    def _forget_errors(self) -> None:
        for each in (*self.errors.values(), self.error, *(field.error for field in self.places.values())):
            each.say("")

    def _line_of(self, name: str) -> QLineEdit:
        return self.barcode if name == "barcode" else self.lines[name]

    @Slot()
    def ask_to_close(self) -> None:
        """Closes, or asks first where something is not saved."""
        if self.is_changed:
            self.question.show()
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_MAX_LENGTH)
    made.setAccessibleName(name)
    return made

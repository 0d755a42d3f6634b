"""What the items of a batch edit get: four places, drawn by the rules (T15 to T21)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from offcirc.domain.holdings.rules import fields_of
from offcirc.domain.holdings.told import ItemValues
from offcirc.domain.holdings.values import FieldView, Form, Place, Places, Standing
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import items_batch as say
from offcirc.gui.pages.items.more_fields import MoreFields
from offcirc.gui.pages.items.places import PlaceField
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, dress_icon, label

_NOT_OUT = Standing(Places())
_ABOVE = {Place.LOCATION: Place.LIBRARY, Place.OWNING_LOCATION: Place.OWNING_LIBRARY}
_FOUR_IN_A_ROW = 900
"""Pixels at 100 %."""


class BatchFields(QFrame):
    """`changed` when the items would get something else."""

    changed = Signal()
    earlier_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self._theme = theme
        self.frame = Frame()
        self.places = {place: PlaceField(place, str if place in _ABOVE else self._name) for place in Place}
        self.regional = QCheckBox(say.regional_view())
        self.regional.setToolTip(say.regional_description())
        self.regional.setAccessibleDescription(say.regional_description())
        self.more = MoreFields()
        self.more_button = button(say.more_fields(), "link", description=say.more_fields_description())
        self.heading = label(say.heading(), "heading", wraps=True)
        self.explanation = label(say.explanation(), "soft", wraps=True)
        self.earlier = button(say.earlier(), description=say.earlier_description())
        self.close_button = button(say_items.close(), shortcut="Esc")
        dress_icon(self.earlier, theme, "undo", "ink")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        for place, field in self.places.items():
            field.chosen.connect(partial(self._on_chosen, place))
        self.regional.toggled.connect(self._on_regional)
        self.more.changed.connect(self.changed)
        self.more_button.clicked.connect(lambda: self.show_more(shown=True))
        self.earlier.clicked.connect(self.earlier_wanted)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading, 1)
        for each in (self.regional, self.earlier, self.close_button):
            head.addWidget(each)
        column.addLayout(head)
        below = QHBoxLayout()
        below.addWidget(self.explanation, 1)
        below.addWidget(self.more_button)
        column.addLayout(below)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(12)
        for pair in ((Place.LIBRARY, Place.LOCATION), (Place.OWNING_LIBRARY, Place.OWNING_LOCATION)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for place in pair:
                row.addWidget(self.places[place], 1)
            self._fields.addLayout(row, 1)
        column.addLayout(self._fields)
        column.addWidget(self.more)
        self.more.hide()

    @property
    def changes(self) -> ItemValues:
        """What was chosen."""
        library, location, owner, owning_location = (self.places[place].value or None for place in Place)
        return ItemValues(
            library=library,
            location=location,
            owning_library=owner,
            owning_location=owning_location,
            **self.more.values,  # type: ignore[arg-type]  # each by its own name
        )

    def clear(self) -> None:
        """Nothing is chosen."""
        for field in self.places.values():
            field.set_value("")
        self.regional.setChecked(False)
        self.more.clear()
        self.show_more(shown=False)

    def show_more(self, *, shown: bool) -> None:
        """Fields beside the places: there is little room, and few want them."""
        self.more.setVisible(shown)
        self.more_button.setVisible(not shown)
        if shown:
            self.more.lines["call_number"].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, other: BatchFields) -> None:
        """The choices of another."""
        for place, field in self.places.items():
            field.set_value(other.places[place].value)
        self.regional.setChecked(other.regional.isChecked())
        self.more.take_over(other.more)
        self.more.setVisible(not other.more.isHidden())
        self.more_button.setVisible(self.more.isHidden())

    def show_frame(self, frame: Frame, *, put_back: str = "") -> None:
        """Libraries and rules may be others; `put_back`: in words, the batch whose items get back what they had."""
        self.frame = frame
        self.heading.setText(say.heading_put_back() if put_back else say.heading())
        self.explanation.setText(say.explanation_put_back(put_back) if put_back else say.explanation())
        self.regional.setVisible(frame.may_view_region and not put_back)
        if put_back:
            for field in (*self.places.values(), self.more, self.more_button):
                field.hide()
        else:
            self._draw()

    def arrange(self, width: int) -> None:
        """Four fields in a row where there is room, else two and two."""
        roomy = width >= self._theme.pixels(_FOUR_IN_A_ROW)
        self._fields.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)

    def lock(self, *, locked: bool) -> None:
        """As long as rows are recorded nothing else can be chosen."""
        for field in self.places.values():
            field.setEnabled(not locked)
        for each in (self.regional, self.more, self.more_button, self.earlier, self.close_button):
            each.setEnabled(not locked)

    def _name(self, code: str) -> str:
        return self.frame.name(code)

    def _on_chosen(self, place: Place) -> None:
        for below, above in _ABOVE.items():
            if above is place and self.places[below].value not in self.frame.known.of(self.places[place].value):
                self.places[below].set_value("")
        self._draw()
        self.changed.emit()

    @Slot()
    def _on_regional(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        """T16 to T21: each list as the rules have it, now that so much was chosen."""
        layout = replace(self.frame.layout, regional_view=self.regional.isChecked())
        views = fields_of(Form.BATCH, _NOT_OUT, self.changes.chosen, layout, self.frame.known)
        for place, field in self.places.items():
            view = views[place]
            nothing = "" if view.required else say_items.no_change()
            field.show_view(view, nothing=nothing, remark=self._remark(place, view, views))

    def _remark(self, place: Place, view: FieldView, views: dict[Place, FieldView]) -> str:
        above = _ABOVE.get(place)
        if above is None:
            return ""
        if not self.places[above].value:
            return say.library_first() if place is Place.LOCATION else say.owning_library_first()
        if place is Place.LOCATION and not views[Place.OWNING_LOCATION].shown:
            return say.copied()
        return say_items.locations_of(self.frame.name(self.places[above].value)) if view.shown else ""

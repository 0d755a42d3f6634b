"""The pages of the settings but for staff. Each tells a change as soon as it is made."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QVBoxLayout, QWidget

from offcirc.app.first_start import full_address, is_unprotected
from offcirc.app.home import KOHA, Config
from offcirc.app.preferences import Preferences
from offcirc.gui.dialogs.forms import ErrorLine, Snug, add_field, field
from offcirc.gui.dialogs.steps import OWN_NAMES
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.messages import settings as say
from offcirc.gui.theme import ZOOMS, Theme, Tone
from offcirc.gui.widgets.basics import Notice, label

_MOST_PRESETS, _LONGEST_DAYS = 6, 999
_LONGEST_LINE = 100


class SettingsPage(Snug):
    """One page; `changed` names a preference and its new value, `config_changed` a setting of the desk."""

    changed = Signal(str, object)
    config_changed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 12, 4)
        self.column.setSpacing(theme.pixels(7))

    def choice(self, name: str, preference: str, options: dict[str, object], now: object) -> QComboBox:
        """A field with options, by their text; unknown values in the file stay as they are until one is chosen."""
        box = _narrow_box(name)
        for text, value in options.items():
            box.addItem(text, value)
        box.setCurrentIndex(list(options.values()).index(now) if now in options.values() else -1)
        box.activated.connect(lambda _: self.changed.emit(preference, box.currentData()))
        self.add(name, box)
        return box

    def add(self, name: str, widget: QWidget) -> None:
        """A labelled widget."""
        named = label(name, wraps=True)
        named.setBuddy(widget)
        self.column.addWidget(named)
        self.column.addWidget(widget)


def _narrow_box(name: str) -> QComboBox:
    """As wide as there is room, whatever it lists: a printer's name may be long."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


class DeskPage(SettingsPage):
    """Where this desk stands, and what it talks to."""

    def __init__(self, theme: Theme, config: Config, now: Preferences) -> None:
        super().__init__(theme)
        self.library = _narrow_box(say.library())
        self.library.addItem(config.library or say.library_unknown(), config.library)
        self.add(say.library(), self.library)
        is_koha = config.kind == KOHA
        if is_koha:  # its rows are applied where the account works, whatever stands here
            self.library.setEnabled(False)
            self.library.setAccessibleDescription(say_koha.library_of_account())
            self.column.addWidget(label(say_koha.library_of_account(), "soft", wraps=True))
        named, desk = field(say.workstation(), text=config.workstation)
        desk.setReadOnly(True)
        add_field(
            self.column, (named, desk), under=say_koha.workstation_under() if is_koha else say.workstation_under()
        )
        address_under = say_koha.address_under() if is_koha else say.address_under()
        self.address = add_field(self.column, field(say.address(), text=config.url), under=address_under)
        self._warning = Notice(theme, Tone.WARN, say.address_unprotected())
        self._warning.setVisible(is_unprotected(config.url))
        self.column.addWidget(self._warning)
        self.prefix = add_field(self.column, field(say.prefix(), text=config.scanner_prefix), under=say.prefix_under())
        days = ", ".join(map(str, now.due_days))
        self.days = add_field(self.column, field(say.due_days(), text=days), under=say.due_days_under())
        self.error = ErrorLine()
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self.library.activated.connect(self._on_library)
        self.address.editingFinished.connect(self._on_address)
        self.prefix.editingFinished.connect(self._on_prefix)
        self.days.editingFinished.connect(self._on_days)

    def show_libraries(self, names: dict[str, str]) -> None:
        """Those that the local data knows, by code."""
        chosen = self.library.currentData()
        with QSignalBlocker(self.library):
            self.library.clear()
            if chosen not in names:
                self.library.addItem(chosen or say.library_unknown(), chosen)
            for code, name in sorted(names.items(), key=lambda pair: pair[1].casefold()):
                self.library.addItem(name, code)
            self.library.setCurrentIndex(self.library.findData(chosen))

    @Slot()
    def _on_library(self) -> None:
        self.config_changed.emit("library", self.library.currentData())

    @Slot()
    def _on_address(self) -> None:
        address = full_address(self.address.text())
        self.address.setText(address)
        self._warning.setVisible(is_unprotected(address))
        if address:
            self.config_changed.emit("url", address)

    @Slot()
    def _on_prefix(self) -> None:
        self.config_changed.emit("scanner_prefix", self.prefix.text().strip())

    @Slot()
    def _on_days(self) -> None:
        parts = [part.strip() for part in self.days.text().replace(";", ",").split(",") if part.strip()]
        numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
        sound = all(1 <= number <= _LONGEST_DAYS for number in numbers) and 1 <= len(numbers) <= _MOST_PRESETS
        if len(numbers) != len(parts) or not sound:
            self.error.say(say.due_days_wrong())
            return
        self.error.say("")
        self.changed.emit("due_days", tuple(dict.fromkeys(numbers)))


class LookPage(SettingsPage):
    """Colours, language, text size."""

    def __init__(self, theme: Theme, now: Preferences) -> None:
        super().__init__(theme)
        themes = {say.theme_system(): "system", say.theme_light(): "light", say.theme_dark(): "dark"}
        self.theme_box = self.choice(say.theme(), "theme", {**themes}, now.theme)
        languages = {say.language_system(): "", **{name: code for code, name in OWN_NAMES.items()}}
        self.language = self.choice(say.language(), "language", {**languages}, now.language)
        sizes: dict[str, object] = {say.per_cent(str(zoom)): zoom for zoom in ZOOMS}
        self.text_size = self.choice(say.text_size(), "text_size", sizes, now.text_size)
        self.column.addStretch(1)


class SoundPage(SettingsPage):
    """Whether scans are heard, and how loud."""

    def __init__(self, theme: Theme, now: Preferences) -> None:
        super().__init__(theme)
        self.sounds = QCheckBox(say.sounds())
        self.sounds.setChecked(now.sounds)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(5)
        self.volume.setPageStep(20)
        self.volume.setValue(now.volume)
        self.volume.setAccessibleName(say.volume())
        self.volume.setEnabled(now.sounds)
        self.sounds.toggled.connect(self._on_sounds)
        self.volume.sliderReleased.connect(self._on_volume)
        self.volume.actionTriggered.connect(self._on_volume_action)
        self.column.addWidget(self.sounds)
        self.add(say.volume(), self.volume)
        self.column.addStretch(1)

    @Slot(bool)
    def _on_sounds(self, on: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self.volume.setEnabled(on)
        self.changed.emit("sounds", on)

    @Slot()
    def _on_volume(self) -> None:
        self.changed.emit("volume", self.volume.value())

    @Slot(int)
    def _on_volume_action(self, action: int) -> None:
        if action != QSlider.SliderAction.SliderMove.value:  # a drag is one change, told when it ends
            self.changed.emit("volume", self.volume.sliderPosition())


class ReceiptPage(SettingsPage):
    """Who gets a receipt, on which paper, and what the library says on it."""

    def __init__(self, theme: Theme, now: Preferences) -> None:
        super().__init__(theme)
        receipts: dict[str, object] = {
            say.receipt_on_request(): "on_request",
            say.receipt_per_patron(): "per_patron",
            say.receipt_none(): "none",
        }
        self.receipt = self.choice(say.receipt(), "receipt", receipts, now.receipt)
        papers: dict[str, object] = {say.paper_58(): "58mm", say.paper_80(): "80mm", say.paper_a4(): "A4"}
        self.paper = self.choice(say.paper(), "paper", papers, now.paper)
        printers: dict[str, object] = {say.printer_system(): ""}
        if now.printer:
            printers[now.printer] = now.printer
        self.printer = self.choice(say.printer(), "printer", printers, now.printer)
        under = say.receipt_library_under()
        self.library = add_field(self.column, field(say.receipt_library(), text=now.receipt_library), under=under)
        lines = (*now.receipt_footer, "", "")
        named = (say.receipt_footer(), say.receipt_footer_second())
        self.footer = tuple(field(name, text=text) for name, text in zip(named, lines, strict=False))
        self.column.addWidget(self.footer[0][0])
        for _, line in self.footer:
            self.column.addWidget(line)
        self.footer[0][1].setPlaceholderText(say.receipt_footer_example())
        for line in (self.library, *(each for _, each in self.footer)):
            line.setMaxLength(_LONGEST_LINE)
        self.library.editingFinished.connect(self._on_library)
        for _, line in self.footer:
            line.editingFinished.connect(self._on_footer)
        self.column.addStretch(1)

    def show_printers(self, names: list[str]) -> None:
        """Those that the system has."""
        for name in names:
            if self.printer.findData(name) < 0:
                self.printer.addItem(name, name)

    @Slot()
    def _on_library(self) -> None:
        self.changed.emit("receipt_library", " ".join(self.library.text().split()))

    @Slot()
    def _on_footer(self) -> None:
        lines = (" ".join(line.text().split()) for _, line in self.footer)
        self.changed.emit("receipt_footer", tuple(line for line in lines if line))

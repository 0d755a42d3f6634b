"""The composition of the window: key, lanes, pages, dialogs; and the same again in another language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from offcirc.gui.automatic_mode import AutomaticMode
from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say_sets
from offcirc.gui.messages import window as say
from offcirc.gui.opening import Opening, come_forward
from offcirc.gui.pages.page import Page, PagePlan
from offcirc.gui.sync_runner import Finished, SyncRunner
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.translations import Translations
from offcirc.gui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from offcirc.app.home import Home
    from offcirc.gui.demo_bar import Demo
    from offcirc.gui.dialogs.sign_in import SignIn
    from offcirc.gui.front import Wish
    from offcirc.gui.mirror import MirrorKeeper
    from offcirc.gui.printing.desk import Receipts
    from offcirc.gui.sounds import Sounds

_SOUNDS = {"good": "well", "note": "hold", "warn": "attention", "bad": "blocked"}
_SOON_MS = 50
_DATA = 5
"""The place in the rail of *Data and connection*."""


class DeskApplication(QObject):
    """Owns what outlives a window: settings, theme, lanes, the sync runner, who is signed in.

    Args:
        application: the process' own.
        home: of this workstation, enrolled or not.
        demo: the demonstration's server, if this is one.
        file: that the program was started with, to be offered once there is a desk.
    """

    already_open = Signal()
    """Another window has this home, and has come to the front."""

    def __init__(
        self, application: QApplication, home: Home, demo: Demo | None = None, file: Path | None = None
    ) -> None:
        super().__init__(application)
        self._home = home
        self._demo = demo
        self._file = file
        self._context: Context | None = None
        self._sounds: Sounds | None = None
        self._receipts: Receipts | None = None
        self._sign_in: SignIn | None = None
        self._automatic: AutomaticMode | None = None
        self._mirror: MirrorKeeper | None = None
        self._told_of_mirror = ""
        self.settings = Settings(home, self)
        self.theme = Theme(self)
        self.session = Session(self)
        self.notices = Notices(self)
        self._language = self.settings.now.language
        self._translations = Translations()
        self._translations.use(self._language)
        self.theme.set(self.settings.now.theme, self.settings.now.text_size)
        self.runner = SyncRunner(home, self)
        self.window = self._make_window()
        self._opening = Opening(home, self.theme, self.settings, lambda: self.window, self, file=file)
        self._opening.opened.connect(self._on_opened)
        self._opening.again_wanted.connect(self._on_again)
        self._opening.dress_wanted.connect(self._replace_window)
        self._opening.language_chosen.connect(self._on_language_chosen)
        self._opening.asked_to_front.connect(self._on_asked_to_front)
        self._opening.already_open.connect(self.already_open)
        self.settings.changed.connect(self._on_settings_changed)
        self.runner.finished.connect(self._on_sync_finished)
        application.aboutToQuit.connect(self.close)

    @Slot()
    def open(self) -> None:
        """Asks for what is missing, the key or all of it, and opens the desk."""
        self._opening.open()

    def open_desk(self, key: bytes) -> None:
        """The key is there: lanes and pages are made."""
        from offcirc.gui.lanes import Lane
        from offcirc.gui.mirror import MirrorKeeper

        desk, reading = (Lane(name, self._home, key, self) for name in ("desk", "reading"))
        self._context = Context(self._home, key, desk, reading, self.theme, self.settings, self.session, self.notices)
        for lane in (desk, reading):
            lane.trouble.connect(self._on_trouble)
        self._mirror = MirrorKeeper(self._home, key, self)
        self._mirror.changed.connect(self._on_mirror_changed)
        self._fill(self._context, self._mirror)
        self.runner.use_key(key)
        self._automatic = AutomaticMode(self._context, self.runner, self)
        self._automatic.came.connect(self._on_new_data)
        self._automatic.serve(self.window)

    @Slot()
    def close(self) -> None:
        """Ends what runs; what was beeped is on disk."""
        self._opening.close()
        self.settings.wait()
        if self._automatic is not None:
            self._automatic.stop()
        for page in self.window.pages.values():
            page.end()
        self.runner.close()
        if self._sounds is not None:
            self._sounds.close()
        if self._context is not None:
            self._context.desk.close()
            self._context.reading.close()
        if self._mirror is not None:
            self._mirror.close()

    # opening

    @Slot(object, str)
    def _on_opened(self, key: bytes, staff: str) -> None:
        if self._context is None:
            self.open_desk(key)
        if self._sign_in is not None:
            self._sign_in.start()
            if staff:
                self._sign_in.greet(staff)
        self._offer_file()

    @Slot()
    def _on_again(self) -> None:
        self._replace_window()
        self.open()

    @Slot(object)
    def _on_asked_to_front(self, wish: Wish) -> None:
        come_forward(self.window, wish)
        if wish.file:
            from pathlib import Path

            self._file = Path(wish.file)
            self._offer_file()

    def _offer_file(self) -> None:
        """Shows where it can be brought in; nothing is, before somebody wants it."""
        if self._file is None or self._context is None:
            return
        from offcirc.gui.pages.data.page import DataPage

        file, self._file = self._file, None
        self.window.show_page(_DATA)
        page = self.window.page
        if isinstance(page, DataPage):
            page.offer(file)

    # the window

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.theme, self.runner)
        window.strip.synchronise_wanted.connect(self.runner.synchronise)
        window.help_wanted.connect(self._on_help_wanted)
        window.settings_wanted.connect(self._on_settings_wanted)
        if self._demo is not None:
            from offcirc.gui.demo_bar import DemoBar

            bar = DemoBar(self.theme, self._demo)
            bar.scanned.connect(window.take_scan)
            bar.server_changed.connect(self.runner.look_again)
            window.add_below(bar)
        return window

    def _fill(self, context: Context, mirror: MirrorKeeper) -> None:
        from offcirc.gui.dialogs.sign_in import SignIn

        self._receipts = None
        QShortcut(QKeySequence("Ctrl+Shift+P"), self.window, lambda: self._made_receipts(context).reprint())
        self._sign_in = SignIn(context, self.window, self.window)
        self.window.open_desk(
            context,
            (
                PagePlan(say.check_out(), "check-out", "F2", partial(self._make_check_out, context)),
                PagePlan(say.check_in(), "check-in", "F3", partial(self._make_check_in, context)),
                PagePlan(say_items.title(), "items", "F4", partial(self._make_items, context)),
                PagePlan(say_sets.title(), "exchange", "F11", partial(self._make_sets, context)),
                PagePlan(say.transactions(), "transactions", "F6", partial(self._make_transactions, context)),
                PagePlan(say.data(), "data", "F7", partial(self._make_data, context, mirror)),
            ),
        )
        if self._automatic is not None:
            self._automatic.serve(self.window)
        self.window.later.add(self._made_sounds)
        self.window.later.add(mirror.watch)
        self.window.later.add(partial(self._made_receipts, context))

    def _make_check_out(self, context: Context) -> Page:
        from offcirc.gui.pages.check_out.page import CheckOutPage

        page = CheckOutPage(context)
        page.receipt_wanted.connect(lambda slip: self._made_receipts(context).wanted(slip))
        page.visit_ended.connect(lambda slip: self._made_receipts(context).visit_ended(slip))
        page.beeped.connect(self._on_beeped)
        return page

    def _make_check_in(self, context: Context) -> Page:
        from offcirc.gui.pages.check_in.page import CheckInPage

        page = CheckInPage(context)
        page.card_scanned.connect(self._on_card_scanned)
        page.sound_wanted.connect(self._on_sound_wanted)
        return page

    def _make_items(self, context: Context) -> Page:
        from offcirc.gui.pages.items.page import ItemsPage

        return ItemsPage(context)

    def _make_sets(self, context: Context) -> Page:
        from offcirc.gui.pages.sets.page import SetsPage

        return SetsPage(context)

    def _make_transactions(self, context: Context) -> Page:
        from offcirc.gui.pages.transactions.page import TransactionsPage

        return TransactionsPage(context, self.runner)

    def _make_data(self, context: Context, mirror: MirrorKeeper) -> Page:
        from offcirc.gui.pages.data.page import DataPage

        return DataPage(context, self.runner, mirror)

    def _made_sounds(self) -> Sounds:
        from offcirc.gui.sounds import Sounds

        if self._sounds is None:
            self._sounds = Sounds(self.settings, parent=self)
        return self._sounds

    def _made_receipts(self, context: Context) -> Receipts:
        from offcirc.gui.printing.desk import Receipts

        if self._receipts is None:
            self._receipts = Receipts(context, self.window)
        return self._receipts

    @Slot()
    def _replace_window(self) -> None:
        """The same window anew: after a change of language, and after trouble."""
        old, staff, pages = self.window, self.session.name, self.window.pages
        if any(page.busy for page in pages.values()):
            QTimer.singleShot(_SOON_MS, self._replace_window)
            return
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        if self._context is not None and self._mirror is not None:
            self._fill(self._context, self._mirror)
            for index, page in pages.items():
                self.window.page_at(index).take_over(page)
            if old.index != self.window.index:
                self.window.show_page(old.index)
            if staff and self._sign_in is not None:
                self._sign_in.greet(staff)
        self.window.setWindowState(old.windowState())
        self.window.show()
        old.hide()
        old.deleteLater()

    # what the window asks for

    @Slot(str)
    def _on_beeped(self, meaning: str) -> None:
        self._made_sounds().play(_SOUNDS[meaning])

    @Slot(str)
    def _on_sound_wanted(self, name: str) -> None:
        self._made_sounds().play(name)

    @Slot(str)
    def _on_card_scanned(self, card: str) -> None:
        self.window.show_page(0)
        self.window.take_scan(card)

    @Slot()
    def _on_help_wanted(self) -> None:
        from offcirc.gui.dialogs.help import HelpDialog

        HelpDialog(self._home, self.settings, self.theme, self._translations.language, self.window).exec()

    @Slot()
    def _on_settings_wanted(self) -> None:
        if self._context is None:
            return
        from offcirc.gui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._context, self.window)
        dialog.exec()
        if self.settings.now.language != self._language:
            self._on_language_chosen(self.settings.now.language)
            self._replace_window()
        if dialog.wants_connect:
            self._connect_again(self._context)

    def _connect_again(self, context: Context) -> None:
        from offcirc.gui.dialogs.connect import ConnectDialog

        again = ConnectDialog(context, self.window)
        again.accepted.connect(self.runner.synchronise)
        again.open()

    @Slot(str)
    def _on_language_chosen(self, language: str) -> None:
        self._language = language
        self._translations.use(language)

    @Slot()
    def _on_settings_changed(self) -> None:
        now = self.settings.now
        self.theme.set(now.theme, now.text_size)

    @Slot(object)
    def _on_sync_finished(self, finished: Finished) -> None:
        if self._context is None:
            return
        if finished.code and finished.code != "CANCELLED":
            from offcirc.gui.messages import errors, koha

            why = errors.sentence_of(finished.code, finished.params)
            signed_out = koha.is_signed_out(finished.code)
            self.notices.say(Tone.WARN, koha.signed_out(why) if signed_out else why)
        self._on_new_data()

    @Slot()
    def _on_new_data(self) -> None:
        if self._context is None:
            return
        for lane in (self._context.desk, self._context.reading):
            lane.do(lambda workstation: workstation.reload_replica(), lambda _: None)
        self.window.refresh()  # a lane keeps its order: what the pages ask for now is read after that

    @Slot()
    def _on_mirror_changed(self) -> None:
        found = self._mirror.now if self._mirror is not None else None
        if found is None or found.state.problem == self._told_of_mirror:
            return
        self._told_of_mirror = found.state.problem
        if found.state.problem:
            from offcirc.gui.messages import mirror as say_mirror

            self.notices.say(Tone.WARN, say_mirror.in_the_way(found))

    @Slot(object)
    def _on_trouble(self, error: Exception) -> None:
        from offcirc.gui.messages import errors

        self.notices.say(Tone.BAD, errors.sentence(error))

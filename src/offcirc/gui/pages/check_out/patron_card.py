"""The card at the left: who is being served, and what the desk should know (K10).

No address and no date of birth, unless they were chosen for this workstation at the server.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offcirc.app.serving import DeskDay, PatronAtDesk
from offcirc.domain.checks import CheckCode
from offcirc.domain.records import PatronDetails
from offcirc.domain.transactions import Kind
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages import findings, limits
from offcirc.gui.messages.formats import day, money
from offcirc.gui.pages.check_out.turning import scrolling
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label


class PatronCard(QFrame):
    """Shows a patron, or how to begin."""

    find_wanted = Signal()
    register_wanted = Signal(str)
    slips_wanted = Signal()
    payment_wanted = Signal()
    undo_wanted = Signal()
    receipt_wanted = Signal()
    finish_wanted = Signal()
    was_an_item = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._patron: PatronAtDesk | None = None
        self._no_new = ""
        """Why nobody can be registered here; empty where one can."""
        self._shown: object = None
        self.name = label(say.nobody(), "title", wraps=True)
        self.about = label(say.nobody_more(), "soft", wraps=True)
        self.facts = label("", "soft", wraps=True)
        self.alerts: list[Notice] = []
        self._offers: list[QPushButton] = []
        self._alerts = QVBoxLayout()
        self.by_name = button(say.find_patron(), shortcut="Ctrl+F")
        self.new = button(say.new_patron(), shortcut="Ctrl+N")
        self.no_new = label("", "soft", wraps=True)
        self.slips = button(say.paper_slips(), shortcut="Ctrl+B")
        self.pay = button(say.payment(), shortcut="Ctrl+M")
        self.undo = button(say.undo_last(), shortcut="Ctrl+Z")
        self.receipt = button(say.print_slip(), shortcut="Ctrl+P")
        self.finish = button(say.finish(), shortcut="Esc")
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.patron())
        self._connect()
        self._lay_out()
        self.show_patron(None)

    def show_patron(
        self, patron: PatronAtDesk | None, today: int = 0, before: int = 0, *, no_data: bool = False
    ) -> None:
        """Shows who is being served.

        Args:
            patron: None for nobody.
            today: loans of this visit.
            before: loans from before.
            no_data: there is no replica.
        """
        self._patron = patron
        changed = False
        alerts = _alerts_of(patron, no_data=no_data)
        if (patron and patron.card_number, alerts) != self._shown:
            self._shown = (patron and patron.card_number, alerts)
            self._show_alerts(patron, alerts)
            changed = True
        self.name.setText(_name(patron))
        self.about.setText(_about(patron))
        self.facts.setText(_facts(patron, today, before))
        self.facts.setVisible(bool(self.facts.text()))
        for each in (self.pay, self.undo, self.receipt, self.finish):
            each.setVisible(patron is not None)
        for each in (self.by_name, self.new, self.slips):
            each.setVisible(patron is None)
        self.no_new.setVisible(patron is None and bool(self._no_new))
        if changed:
            self.updateGeometry()

    def show_limits(self, day: DeskDay) -> None:
        """What the server cannot be told stays in sight, with the reason."""
        can = Kind.REGISTER_PATRON in day.kinds
        self._no_new = "" if can else limits.not_carried(Kind.REGISTER_PATRON, day.server)
        self.new.setEnabled(can)
        self.new.setAccessibleDescription(self._no_new)
        self.new.setToolTip(self._no_new)
        self.no_new.setText(self._no_new)
        self.no_new.setVisible(self._patron is None and not can)

    def _connect(self) -> None:
        self.by_name.clicked.connect(self.find_wanted)
        self.new.clicked.connect(lambda: self.register_wanted.emit(""))
        self.slips.clicked.connect(self.slips_wanted)
        self.pay.clicked.connect(self.payment_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.receipt.clicked.connect(self.receipt_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        icons = {"search": self.by_name, "add": self.new, "clock": self.slips, "money": self.pay}
        for name, each in {**icons, "undo": self.undo, "receipt": self.receipt, "good": self.finish}.items():
            dress_icon(each, self._theme, name)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._alerts.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addLayout(self._alerts)
        column.addWidget(self.facts)
        column.addStretch(1)
        for each in (self.by_name, self.new, self.slips, self.pay, self.undo, self.receipt, self.finish):
            each.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            column.addWidget(each)
            if each is self.new:
                column.addWidget(self.no_new)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 18, 18, 18)
        self._area = scrolling(inner)
        outer.addWidget(self._area)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its buttons: only its height scrolls."""
        inner = self._area.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(width + 36 + self._area.verticalScrollBar().sizeHint().width(), self._theme.pixels(200))

    def _show_alerts(self, patron: PatronAtDesk | None, alerts: tuple[tuple[Tone, str, str], ...]) -> None:
        for old in (*self.alerts, *self._offers):
            self._alerts.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.alerts = [Notice(self._theme, tone, text, icon) for tone, text, icon in alerts]
        self._offers = []
        if patron is not None and patron.patron is None and not self._no_new:
            card = patron.card_typed
            self._offer(say.register_card(), lambda: self.register_wanted.emit(card))
        if patron is not None and (patron.patron is None or patron.also_an_item):
            self._offer(say.was_an_item(), self.was_an_item.emit)
        for each in (*self.alerts, *self._offers):
            self._alerts.addWidget(each)

    def _offer(self, text: str, then: Callable[[], None]) -> None:
        made = button(text)
        made.clicked.connect(then)
        self._offers.append(made)


def _name(patron: PatronAtDesk | None) -> str:
    if patron is None:
        return say.nobody()
    return patron.patron.name if patron.patron is not None else say.unknown_patron()


def _about(patron: PatronAtDesk | None) -> str:
    if patron is None:
        return say.nobody_more()
    if patron.patron is None:
        return patron.card_number
    return "\n".join(part for part in (patron.card_number, _kind(patron)) if part)


def _kind(patron: PatronAtDesk) -> str:
    category = patron.patron.category if patron.patron is not None else ""
    return " · ".join(part for part in (category, patron.library_name) if part)


def _facts(patron: PatronAtDesk | None, today: int, before: int) -> str:
    if patron is None:
        return ""
    lines = []
    known = patron.patron
    if known is not None and known.expires_on is not None and known.expires_on >= patron.day.today:
        lines.append(say.valid_until(day(known.expires_on)))
    if patron.details is not None:
        lines += _details(patron.details)
    limit = patron.terms.max_loans
    lines.append(say.loans(today, before, str(limit) if limit is not None else ""))
    return "\n".join(lines)


def _details(details: PatronDetails) -> list[str]:
    """What the server gives this workstation of a patron beyond what lending needs."""
    place = " ".join(part for part in (details.postcode, details.city) if part)
    address = ", ".join(part for part in (details.address, place) if part)
    born = say.born(day(details.born_on)) if details.born_on is not None else ""
    return [line for line in (born, address, details.phone, details.email) if line]


def _alerts_of(patron: PatronAtDesk | None, *, no_data: bool) -> tuple[tuple[Tone, str, str], ...]:
    lines: list[tuple[Tone, str, str]] = []
    if no_data:
        lines.append((Tone.WARN, say.no_data(), "data"))
    if patron is None:
        return tuple(lines)
    standing = patron.standing
    if patron.patron is None and Kind.REGISTER_PATRON not in patron.day.kinds:
        lines.append((Tone.NOTE, limits.not_carried(Kind.REGISTER_PATRON, patron.day.server), "note"))
    if patron.also_an_item:
        lines.append((Tone.NOTE, say_form.also_an_item(), "items"))
    lines += [(findings.tone(each), findings.finding(each), findings.icon(each)) for each in standing.alerts]
    known = patron.patron
    over = any(each.code is CheckCode.OWES_TOO_MUCH for each in standing.alerts)
    if known is not None and known.owes > 0 and not over:
        limit = patron.terms.fee_limit
        lines.append((Tone.WARN, say.owes(money(known.owes), money(limit) if limit is not None else ""), "money"))
    if known is not None and known.owes < 0:
        lines.append((Tone.NOTE, say.credit(money(-known.owes)), "money"))
    if standing.holds_here:
        titles = ", ".join(standing.holds_here)
        lines.append((Tone.NOTE, say.hold_here(titles, len(standing.holds_here)), "hold"))
    return tuple(lines)

"""How a line looks: words, icon and colour."""

from __future__ import annotations

from offcirc.domain.checks import CheckCode, Destination
from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import formats
from offcirc.gui.pages.check_in.work import Fate, Line
from offcirc.gui.sounds import Sound
from offcirc.gui.theme import Tone

_ICONS = {
    Destination.SHELVE: "shelf",
    Destination.SET_ASIDE: "hold",
    Destination.ROUTE: "route",
    Destination.EXCHANGE_SET: "route",
}
_REMARKS = (
    CheckCode.ITEM_LOST,
    CheckCode.ITEM_WITHDRAWN,
    CheckCode.NOT_ON_LOAN,
    CheckCode.ITEM_UNKNOWN,
    CheckCode.CHECK_DIGIT_DOUBTFUL,
)
"""Weightiest first."""
_DOUBTS = frozenset(_REMARKS)
_SOUNDS = {Tone.GOOD: Sound.WELL, Tone.NOTE: Sound.ATTENTION, Tone.WARN: Sound.ATTENTION, Tone.BAD: Sound.BLOCKED}


def tone(line: Line) -> Tone:
    """What the line's colour means."""
    if line.fate in {Fate.NOT_RECORDED, Fate.CARD}:
        return Tone.BAD
    if line.fate is Fate.TAKEN_BACK:
        return Tone.PLAIN
    if line.destination in {Destination.SET_ASIDE, Destination.ROUTE, Destination.EXCHANGE_SET}:
        return Tone.NOTE
    return Tone.WARN if line.findings & _DOUBTS else Tone.GOOD


def icon(line: Line) -> str:
    """A name of `resources/icons`; another for each thing to do, so that colour is never alone."""
    if line.fate is Fate.NOT_RECORDED:
        return "bad"
    if line.fate is Fate.CARD:
        return "patron"
    if line.fate is Fate.TAKEN_BACK:
        return "undo"
    if line.destination is None:
        return "house"
    return _ICONS.get(line.destination, "warn")


def sound(line: Line) -> Sound:
    """What is heard when the line comes."""
    if line.destination is Destination.SET_ASIDE:
        return Sound.HOLD
    return _SOUNDS[tone(line)]


def title(line: Line) -> str:
    """Title and author; else the barcode."""
    if line.title:
        return formats.work(line.title, line.author)
    if line.fate in {Fate.CARD, Fate.NOT_RECORDED}:
        return line.barcode
    if line.note:
        return say.noted_title(line.note, line.barcode)
    return say.unknown_title(line.barcode)


def where(line: Line) -> str:
    """What to do with it, in full."""
    match line.fate:
        case Fate.NOT_RECORDED:
            return say.why_not_recorded(line.error, line.error_params)
        case Fate.CARD:
            return say.card(line.patron)
        case Fate.TAKEN_BACK:
            return say.taken_back()
    if line.destination is None:
        return say.counted(line.scanned.in_house_count)
    return say.where(line.destination, line.place, line.hold_for)


def where_short(line: Line) -> str:
    """The same for a cell of the table, with what is remarkable."""
    if line.fate is Fate.NOT_RECORDED:
        return say.not_recorded()
    if line.fate is Fate.CARD:
        return say.card_short()
    if line.fate is Fate.TAKEN_BACK:
        return say.taken_back()
    words = where(line) if line.destination is None else say.where_short(line.destination, line.place, line.hold_for)
    remarks = [say.finding_short(code) for code in _REMARKS if code in line.findings]
    return " · ".join([words, *(remark for remark in remarks if remark)])


def remarks(line: Line) -> str:
    """Sentences under what to do."""
    if line.fate is Fate.TAKEN_BACK:
        return ""
    return " ".join(say.finding(code) for code in _REMARKS if code in line.findings)


def history(line: Line) -> str:
    """From whom, how late, when if not now; barcode and call number last."""
    parts = [
        say.from_whom(line.borrower) if line.borrower else "",
        late(line),
        _dated_back(line),
        line.call_number,
        line.barcode if line.title else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def _dated_back(line: Line) -> str:
    if not line.backdated:
        return ""
    moment = when(line, long=True)
    return say.used_on(moment) if line.scanned.in_house_count else say.came_back(moment)


def late(line: Line) -> str:
    """Overdue by how much; empty if not."""
    return say.late(line.overdue_days) if line.overdue_days else ""


def when(line: Line, *, long: bool = False) -> str:
    """The time of day, the day where it was dated back (without its year); `long`: both."""
    if line.at is None or line.at.tzinfo is None:
        return ""
    if long:
        return formats.moment(line.at, line.at.tzinfo)
    return formats.day_and_month(line.at.date()) if line.backdated else formats.clock(line.at, line.at.tzinfo)


def action(line: Line) -> str:
    """What can be done about the line."""
    match line.fate:
        case Fate.RETURNED | Fate.COUNTED:
            return say.undo()
        case Fate.SENT:
            return say.sent()
        case Fate.CARD:
            return say.check_out_short()
        case Fate.NOT_RECORDED if line.may_try_again:
            return say.try_again()
    return ""

"""The packing list that goes into the crate."""

from __future__ import annotations

from offcirc.app.holdings.sets import SetHere
from offcirc.gui.messages import formats
from offcirc.gui.messages import holdings as say_rule
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say
from offcirc.gui.pages.items.showing import home_of, place_words, title_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.printing.reports import ReportColumn, report_document
from offcirc.gui.printing.sheets import Sheet


def packing_list(frame: Frame, found: SetHere) -> Sheet:
    """A line an item, in the order of scanning: what is in the set, or still out with it."""
    set_ = found.set
    facts = [
        (say.lender(), frame.name(set_.lender)),
        (say.receiver(), frame.name(set_.receiver)),
        (say.number(), formats.number(len(found.items))),
    ]
    columns = (
        ReportColumn(say.column_number(), 6),
        ReportColumn(say_items.column_barcode(), 20),
        ReportColumn(say_items.column_title(), 38),
        ReportColumn(say_rule.field("call_number"), 14),
        ReportColumn(say_items.column_home(), 22),
    )
    rows = [
        (
            formats.number(number),
            here.item.barcode,
            title_words(here),
            here.item.call_number,
            place_words(frame, *home_of(here)),
        )
        for number, here in enumerate(found.items, start=1)
    ]
    return report_document(say.packing_list(set_.name), facts, columns, rows)

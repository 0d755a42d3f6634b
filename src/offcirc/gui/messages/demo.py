"""The demo bar."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.gui.messages.translation import translate


@dataclass(frozen=True, slots=True)
class ToTry:
    """Something to scan: its number, whose or which it is, and what should happen."""

    number: str
    name: str
    what: str


def bar() -> str:
    """What the bar is, for screen readers."""
    return translate("Demo", "Demonstration")


def running() -> str:
    """The server's state."""
    return translate("Demo", "Demonstration: the server is running.")


def starting() -> str:
    """The server's state."""
    return translate("Demo", "Demonstration: the server is starting…")


def away() -> str:
    """The server's state."""
    return translate("Demo", "Demonstration: the server is gone. Go on lending.")


def take_away() -> str:
    """Button."""
    return translate("Demo", "Take it away")


def take_away_description() -> str:
    """The same."""
    return translate("Demo", "Ends the central server at once, as an outage does")


def bring_back() -> str:
    """Button."""
    return translate("Demo", "Bring it back")


def bring_back_description() -> str:
    """The same."""
    return translate("Demo", "Starts the central server again; then synchronise")


def cards() -> str:
    """Button that opens a list."""
    return translate("Demo", "Cards to try")


def items() -> str:
    """Button that opens a list."""
    return translate("Demo", "Barcodes to try")


def to_try_description() -> str:
    """Of both."""
    return translate("Demo", "What is chosen is taken for a scan")


def line(thing: ToTry) -> str:
    """One of the list: a tab stands before the number."""
    return f"{thing.name}: {thing.what}\t{thing.number}"


def cards_to_try() -> tuple[ToTry, ...]:
    """Patrons of the sample library."""
    return (
        ToTry("28400100000017", "Aino Korhola", translate("Demo", "nothing stands against her")),
        ToTry("28400100000041", "Leena Niittyvaara", translate("Demo", "card expired yesterday")),
        ToTry("28400100000074", "Jorma Hakamäki", translate("Demo", "blocked")),
        ToTry("28400100000116", "Helmi Suvisalo", translate("Demo", "card reported lost")),
        ToTry("28400100000157", "Tomáš Dvořáček", translate("Demo", "owes too much")),
        ToTry("28400100000173", "Hilkka Rantakallio", translate("Demo", "30 loans, the limit")),
        ToTry("28400100000231", "Inger-Ánne Magga", translate("Demo", "her hold waits on board")),
        ToTry("28400700000017", "—", translate("Demo", "one digit wrong: nobody's card")),
    )


def items_to_try() -> tuple[ToTry, ...]:
    """Items of the sample library."""
    return (
        ToTry("38400100001013", "Seitsemän veljestä", translate("Demo", "on the shelf")),
        ToTry("38400100001104", "Pride and prejudice", translate("Demo", "on the shelf")),
        ToTry("38400100001120", "Švejk", translate("Demo", "on the shelf")),
        ToTry("38400100001146", "Rautatie", translate("Demo", "on loan, and somebody waits for it")),
        ToTry("38400100001401", "Muitalus sámiid birra", translate("Demo", "waits on board for Inger-Ánne Magga")),
        ToTry("38400100001328", "Tulitikkuja lainaamassa", translate("Demo", "on hold for somebody")),
        ToTry("38400100006103", "Roget's thesaurus", translate("Demo", "not for loan")),
        ToTry("38400100001492", "Helkavirsiä", translate("Demo", "belongs to another library")),
        ToTry("38400199999999", "—", translate("Demo", "no such item")),
    )

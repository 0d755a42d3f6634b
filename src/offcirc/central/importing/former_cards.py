"""Cards that were replaced (`former_cards.csv`), and what they mean for the patrons that are here.

Nothing else in a folder tells that the patron of a new card number is the one of an old number: without this file they
are two. With it the patron who is here keeps everything and gets the new number, before `patrons.csv` is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection, select

from offcirc.central import cards, schema
from offcirc.central.counters import Counters
from offcirc.central.importing.fields import BadField, Fields

_IN_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class Replacement:
    """One line of the file: `former_number` was replaced by `card_number`."""

    line: int
    former_number: str
    card_number: str


def read(fields: Fields) -> tuple[str, str]:
    """`former_number,card_number`."""
    former_number, card_number = fields.barcode("former_number"), fields.barcode("card_number")
    if former_number == card_number:
        raise BadField("former_number and card_number are the same")
    return former_number, card_number


def to_present(replacements: Sequence[Replacement], in_use: Collection[str]) -> list[Replacement]:
    """Each with the card that the patron has at the end of all replacements.

    Args:
        replacements: as the file has them; a card may have been replaced several times, one line each.
        in_use: numbers that are some patron's present card: they are replaced by nothing, whatever a line says.
    """
    successors = {each.former_number: each.card_number for each in replacements if each.former_number not in in_use}
    resolved = []
    for each in replacements:
        number, seen = each.card_number, {each.former_number}
        while number in successors and number not in seen:
            seen.add(number)
            number = successors[number]
        if number != each.former_number:  # it went back to the patron in the end
            resolved.append(replace(each, card_number=number))
    return resolved


def give_new_cards(
    connection: Connection, taken: Counters, replacements: Sequence[Replacement], in_use: Collection[str]
) -> None:
    """Patrons who are here under a former number get the present one; who is here under both becomes one."""
    numbers = {number for each in replacements for number in (each.former_number, each.card_number)}
    ids = ids_of(connection, numbers)
    for each in replacements:
        if each.former_number in in_use or each.former_number not in ids:
            continue
        patron_id = ids.pop(each.former_number)
        into_id = ids.setdefault(each.card_number, patron_id)
        if into_id == patron_id:
            cards.rename(connection, taken, patron_id, each.card_number)
        else:
            cards.merge(connection, taken, patron_id, into_id)


def ids_of(connection: Connection, card_numbers: Iterable[str]) -> dict[str, int]:
    """Patrons' ids by their present card number."""
    wanted = iter(card_numbers)
    found: dict[str, int] = {}
    table = schema.patrons.c
    while part := list(islice(wanted, _IN_LIMIT)):
        rows = connection.execute(select(table.card_number, table.id).where(table.card_number.in_(part)))
        found |= {number: patron_id for number, patron_id in rows}  # noqa: C416 - a Row is not a pair to mypy
    return found

"""A set as files for a receiver that keeps its records in another system: CSV, and MARC 21 with item data (852)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from offcirc.app.holdings.sets import SetHere
from offcirc.domain.records import Item
from offcirc.errors import EnvironmentProblem, UserError

COLUMNS = ("barcode", "title", "author", "call_number", "item_type", "owning_library", "owning_location", "set")


def as_csv(found: SetHere) -> bytes:
    """UTF-8 with a header line, as spreadsheets and other systems read it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for here in found.items:
        item = here.item
        values = [getattr(item, name) for name in COLUMNS[:-1]]
        writer.writerow([*values, found.set.name])
    return out.getvalue().encode()


def as_marc(found: SetHere) -> bytes:
    """MARC 21 (ISO 2709, UTF-8): a record an item; place, call number and barcode in 852 $b $c $h $p, the set in $z."""
    from pymarc import Field, Indicators, Record, Subfield  # noqa: PLC0415 - rarely needed

    def described(tag: str, indicators: str, **subfields: str) -> Field:
        told = [Subfield(code, _plain(value)) for code, value in subfields.items() if value]
        return Field(tag, Indicators(*indicators), told)

    def record(item: Item) -> bytes:
        place = {"b": item.owning_library, "c": item.owning_location, "h": item.call_number, "p": item.barcode}
        made = Record(force_utf8=True)
        made.fields = [
            Field("001", data=item.barcode),
            *([described("100", "1 ", a=item.author)] if item.author else ()),
            described("245", "00", a=item.title),
            described("852", "8 ", **place, z=found.set.name),
        ]
        return made.as_marc()

    return b"".join(record(here.item) for here in found.items)


def _plain(value: str) -> str:
    """Text that cannot be taken for the format's own signs."""
    return "".join(sign if sign.isprintable() else " " for sign in value)


def save(found: SetHere, path: Path) -> None:
    """Writes the set into a new file: MARC 21 where its name ends in `.mrc`, else CSV.

    Raises:
        UserError: `FILE_EXISTS`.
        EnvironmentProblem: `CANNOT_OPEN`.
    """
    content = as_marc(found) if path.suffix.lower() == ".mrc" else as_csv(found)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UserError("FILE_EXISTS", path=str(path)) from None
    except OSError:
        raise EnvironmentProblem("CANNOT_OPEN", path=str(path)) from None

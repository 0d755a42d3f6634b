"""Import folders that tests write: as much of a library as the case in hand needs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

Record = Mapping[str, object]

MAIN, BRANCH, OVERSEAS = "MAIN", "BRANCH", "OVER"
LIBRARIES: tuple[Record, ...] = (
    {"code": MAIN, "name": "Main library", "parent": "", "time_zone": "Europe/Helsinki"},
    {"code": BRANCH, "name": "Branch", "parent": MAIN, "time_zone": "Europe/Helsinki"},
    {"code": OVERSEAS, "name": "Overseas", "parent": "", "time_zone": "America/New_York"},
)


def patron(card_number: str, **more: object) -> Record:
    """A patron whom nothing stands against."""
    ordinary = {"card_number": card_number, "surname": f"Surname {card_number}", "first_name": "Test"}
    return {**ordinary, "category": "Adult", "library": MAIN, "expires_on": "", "barred": 0, **more}


def item(barcode: str, **more: object) -> Record:
    """An item on the shelf of the main library."""
    ordinary = {"barcode": barcode, "title": f"Title {barcode}", "author": "Author", "item_type": "Book"}
    place = {"library": MAIN, "location": "Adults", "owning_library": MAIN, "owning_location": "Adults"}
    return {**ordinary, **place, "status": "available", **more}


def write_folder(folder: Path, **files: Iterable[Record]) -> Path:
    """Writes `NAME.csv` for each; columns are those of the first record."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in files.items():
        rows = list(records)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, fieldnames=list(dict.fromkeys(key for row in rows for key in row)), restval=""
            )
            writer.writeheader()
            writer.writerows(rows)
    return folder

"""A region with a lender (REG, with a branch), a small library (SMALL) and one that keeps its records elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.central.conftest import write_csv

ITEMS = 300


def write_library(folder: Path, items: int = ITEMS) -> Path:
    """The region's files: items I0000… at home in REG, Stacks."""
    write_csv(
        folder / "libraries.csv",
        "code,name,parent,time_zone",
        "REG,Regional,,Europe/Prague",
        "BRA,Branch,REG,",
        "SMALL,Small,,Europe/Prague",
        "OWN,Keeps its own records,,Europe/Prague",
    )
    write_csv(
        folder / "locations.csv",
        "library,location",
        *(f"REG,{name}" for name in ("Stacks", "Adults", "Sets")),
        *(f"BRA,{name}" for name in ("Stacks", "Display")),
        *(f"SMALL,{name}" for name in ("Fiction", "Shelf")),
    )
    write_csv(
        folder / "holdings_settings.csv",
        "library,receiving_library,receiving_location,owning_location_on_form",
        "REG,,,0",
        "BRA,,,1",
        "SMALL,SMALL,Fiction,0",
        "OWN,REG,Sets,0",
    )
    write_csv(folder / "patrons.csv", "card_number,surname,library", "C1,Nováková,SMALL")
    write_csv(
        folder / "items.csv",
        "barcode,title,library,location,owning_library,owning_location,status",
        *(f"I{number:04d},Title {number},REG,Stacks,REG,Stacks,available" for number in range(items)),
    )
    return folder

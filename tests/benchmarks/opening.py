"""How long it takes until something can be done. Told, not judged."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Sample, in_turns
from tests.benchmarks.places import KEY, Place, run
from tests.benchmarks.sizes import barcode


def opening(place: Place) -> Iterator[Figure]:
    """The command's imports; a workstation with a million items, opened in a running program."""
    commands = {
        "python": ["-c", "pass"],
        "imports": ["-c", "import offcirc.cli.main"],
        "help": ["-m", "offcirc.cli.main", "--help"],
    }
    processes = {name: Sample() for name in commands}
    for turn in range(1 if place.small else 12):
        for name, arguments in commands.items():
            took_s = run([sys.executable, *arguments]).took_s
            if turn or place.small:
                processes[name].rounds.append([took_s])
    floor = processes["python"]
    yield Figure("python imports the command", processes["imports"], floor, "python -c pass")
    yield Figure("offcirc --help", processes["help"], floor, "python -c pass")
    with place.offline_workstation("opens") as workstation:
        home = workstation.home

        def open_it() -> None:
            with Workstation(home, KEY) as opened:
                opened.look_ups.item(read_scan(barcode(1)))

        rounds, turns = (1, 2) if place.small else (4, 10)
        times = in_turns({"open": open_it}, rounds=rounds, turns=turns, warm_up=1)
    yield Figure("journal and replica opened, first look-up", times["open"])

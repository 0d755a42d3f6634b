"""`python -m tests.benchmarks [--only NAME …] [--json FILE] [--small]`; exit status 1 where a bound is broken."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import at_the_desk, opening, with_a_server
from tests.benchmarks.dataset import FULL, SMALL
from tests.benchmarks.figures import Figure, as_json, table
from tests.benchmarks.places import Place, cache_folder, prepare

BENCHMARKS: dict[str, Callable[[Place], Iterator[Figure]]] = {
    "check-out": at_the_desk.check_out,
    "look-up": at_the_desk.look_up,
    "full-update": with_a_server.full_update,
    "changes": with_a_server.changed_rows,
    "transactions": with_a_server.transactions,
    "opening": opening.opening,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmarks; what goes on to standard error, the table to standard output."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=list(BENCHMARKS), metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--small", action="store_true", help="a small library, to see that all of it works; no judgement")
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where the library is kept (%(default)s)")
    options = parser.parse_args(arguments)
    size = SMALL if options.small else FULL
    _say(f"preparing {size.patrons:,} patrons, {size.items:,} items, {size.loans:,} loans in {options.cache}")
    prepared = prepare(options.cache, size)
    figures: list[Figure] = []
    for name in options.only:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=options.cache, prefix="scratch-") as scratch:
            figures += BENCHMARKS[name](Place(size, prepared, Path(scratch)))
        _say(f"{name}: {time.perf_counter() - began:.0f} s")
    load = os.getloadavg()[0]
    print(f"{size.patrons:,} patrons, {size.items:,} items, {size.loans:,} loans, encrypted; load {load:.1f}\n")
    print(table(figures, judged=not options.small))
    if options.json is not None:
        found = as_json(figures, {**asdict(size), "loans": size.loans})
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    broken = [figure for figure in figures if not figure.kept]
    return 1 if broken and not options.small else 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.benchmarks [--only NAME …] [--json FILE] [--small]`; exit status 1 where a bound is broken."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import filelock

from tests.benchmarks import (
    at_scale,
    at_the_desk,
    at_the_window,
    beside_an_extract,
    frozen,
    opening,
    with_a_server,
    with_koha,
)
from tests.benchmarks.figures import Figure, as_json, table
from tests.benchmarks.places import Place, cache_folder, prepare
from tests.benchmarks.sizes import FULL, SMALL, Size

BENCHMARKS: dict[str, Callable[[Place], Iterator[Figure]]] = {
    "check-out": at_the_desk.check_out,
    "look-up": at_the_desk.look_up,
    "full-update": with_a_server.full_update,
    "changes": with_a_server.changed_rows,
    "transactions": with_a_server.transactions,
    "koha-update": with_koha.full_update,
    "opening": opening.opening,
    "first-paint": at_the_window.first_paint,
    "window": at_the_window.window_at_work,
    "loans": at_the_window.loans,
    "bundle": frozen.first_paint,
    "load": at_scale.load,
    "extract": beside_an_extract.on_sqlite,
    "extract-postgresql": beside_an_extract.on_postgresql,
}

_SCRATCH = "scratch-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmarks; what goes on to standard error, the table to standard output."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=list(BENCHMARKS), metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument(
        "--small", action="store_true", help="a small library, to see that all of it works; no judgement"
    )
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where the library is kept (%(default)s)")
    options = parser.parse_args(arguments)
    size = SMALL if options.small else FULL
    options.cache.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(options.cache / "running.lock"):  # two at a time would only measure each other
        figures = _measured(options.only, options.cache, size)
    load = os.getloadavg()[0]
    records = f"{size.patrons:,} patrons, {size.items:,} items, {size.loans:,} loans, encrypted"
    sys.stdout.write(f"{records}; load {load:.1f}\n\n{table(figures, judged=not options.small)}\n")
    if options.json is not None:
        found = as_json(figures, {**asdict(size), "loans": size.loans})
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    broken = [figure for figure in figures if not figure.kept]
    return 1 if broken and not options.small else 0


def _measured(names: Sequence[str], cache: Path, size: Size) -> list[Figure]:
    _say(f"preparing {size.patrons:,} patrons, {size.items:,} items, {size.loans:,} loans in {cache}")
    prepared = prepare(cache, size)
    for left_behind in cache.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left_behind)
    figures: list[Figure] = []
    for name in names:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=cache, prefix=_SCRATCH) as scratch:
            figures += BENCHMARKS[name](Place(size, prepared, Path(scratch)))
        _say(f"{name}: {time.perf_counter() - began:.0f} s")
    return figures


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())

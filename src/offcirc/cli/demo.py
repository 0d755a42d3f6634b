"""`offcirc demo`: a bookmobile's day against a real central server, every step a real process."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from offcirc.app.home import Home
from offcirc.cli.demo_day import Day, DemoFailed
from offcirc.cli.output import Output


def demo(options: argparse.Namespace, _home: Home | None, output: Output) -> int:
    """`offcirc demo [--headless]`.

    The demo keeps its files under `--home`, else in a temporary folder that is removed at the end.
    """
    if not options.headless:
        output.warn("offcirc: this version has no window yet; the day is played without one")
    if options.home is not None:
        return _play(options.home, output)
    with tempfile.TemporaryDirectory(prefix="offcirc-demo-") as folder:
        return _play(Path(folder), output)


def _play(folder: Path, output: Output) -> int:
    try:
        with Day(folder, output) as day:
            day.morning()
            day.on_the_road()
            day.evening()
            return day.account()
    except DemoFailed as failure:
        output.warn(f"WRONG: {failure}")
        return 1

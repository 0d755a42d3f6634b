"""The frozen program's first paint against that of the program from source, as an eye at the screen sees them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from offcirc.app.home import Home
from tests.benchmarks.figures import Figure, within_ratio
from tests.benchmarks.measuring import Sample
from tests.benchmarks.places import Place
from tests.screen.virtual import Screen, offcirc, screen

FROZEN = Path(__file__).resolve().parents[2] / "dist" / "offcirc" / "offcirc"
_RATIO = 1.3
_DARK_WITHIN_S = 10


def first_paint(place: Place) -> Iterator[Figure]:
    """Both programs in turns, from their start until the middle of the screen is no longer dark."""
    if not FROZEN.exists():
        raise FileNotFoundError(f"{FROZEN} is not there: make bundle")
    with place.offline_workstation("starts") as workstation:
        home = workstation.home
    commands = {"source": offcirc(), "frozen": [str(FROZEN)]}
    samples = {name: Sample() for name in commands}
    with screen() as seen:
        for turn in range(2 if place.small else 16):
            for name, command in commands.items():
                took, cpu = _started(seen, [*command, "--home", str(home.directory)], home)
                if turn:  # the first of each reads the disk and compiles
                    samples[name].rounds.append([took])
                    samples[name].cpu.append(cpu)
    frozen, source = samples["frozen"], samples["source"]
    bounds = (within_ratio(frozen, source, 50, _RATIO),)
    yield Figure("first paint, frozen", frozen, source, "the program from source, beside it", bounds)


def _started(seen: Screen, command: list[str], home: Home) -> tuple[float, float]:
    """Seconds until it was seen, and of the processor until it was ended then."""
    home.window_at.unlink(missing_ok=True)  # of the window before, which could not put it away
    seen.wait_until(lambda: not seen.is_lit(), _DARK_WITHIN_S)
    began = time.monotonic()
    process = subprocess.Popen(command, env=seen.environment, stderr=subprocess.DEVNULL)
    try:
        while not seen.is_lit():
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended with {process.returncode}")
            time.sleep(0.001)
        took = time.monotonic() - began
    finally:
        process.kill()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = -signal.SIGKILL  # nobody waits for it again
    return took, used.ru_utime + used.ru_stime

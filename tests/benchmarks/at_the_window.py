"""The window: its first paint, its start, its heartbeat beside everything that runs, its memory, and a scan's way in.

Each is a process of its own (`window_start`, `window_day`), on a virtual screen where there is one.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from tests.benchmarks.drafts import a_day
from tests.benchmarks.figures import Bound, Figure, within_ratio, within_seconds
from tests.benchmarks.measuring import Sample
from tests.benchmarks.places import KEY, Place, record_all
from tests.benchmarks.sizes import card
from tests.screen.virtual import screen

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAMS = "tests.benchmarks"
_MB = 1_000_000
_READY_S = 1.0
_HEARTBEAT_S = 0.020
_PAINT_S = 0.016
_LONGEST_S = 900


def first_paint(place: Place) -> Iterator[Figure]:
    """An empty window against ours, and ours until it has taken a card; process by process, in turns."""
    platforms = ["offscreen"] if place.small or shutil.which("Xvfb") is None else ["offscreen", "xcb"]
    with place.offline_workstation("starts") as workstation:
        home = str(workstation.home.directory)
    for platform in platforms:
        with _display(platform) as environment:
            samples = _started(environment, home, card(5), turns=2 if place.small else 13)
        floor, paint, ready = (samples[name] for name in ("empty", "paint", "ready"))
        name = f"an empty PySide6 window, {platform}"
        bounds = (within_ratio(paint, floor, 50, 2.5),)
        yield Figure(f"first paint, {platform}", paint, floor, name, bounds)
        yield Figure(
            f"ready to scan, {platform}",
            ready,
            floor,
            name,
            (within_seconds(ready, 50, _READY_S),),
            f"{place.size.items:,} items; until a card that was scanned at once is answered and shown",
        )


def _started(environment: Mapping[str, str], home: str, number: str, turns: int) -> dict[str, Sample]:
    commands: dict[str, list[str]] = {"empty": [], "paint": [home], "ready": [home, number]}
    samples = {name: Sample() for name in commands}
    for turn in range(turns):
        for name, arguments in commands.items():
            began = time.monotonic()
            told = subprocess.run(
                _command("window_start", name, *arguments),
                input=f"{KEY.hex()}\n",
                capture_output=True,
                text=True,
                check=True,
                env=environment,
                cwd=_ROOT,
            )
            at, cpu = map(float, told.stdout.split())
            if turn:  # the first of each reads the disk and compiles
                samples[name].rounds.append([at - began])
                samples[name].cpu.append(cpu)
    return samples


def window_at_work(place: Place) -> Iterator[Figure]:
    """One window through an update, an upload, processing and review, its heart beside an idle one's."""
    count = 100 if place.small else 10_000
    with ExitStack() as stack:
        environment = stack.enter_context(_display(_platform(place)))
        server = stack.enter_context(place.server("server-window"))
        with place.workstation(server, "other") as other, other.connected() as connector:
            record_all(other.journal, a_day(place.size, 51, count))
            other.upload(connector)
        with place.workstation(server, "desk") as workstation:
            with workstation.connected() as connector:
                workstation.update(connector, full=True)
            record_all(workstation.journal, a_day(place.size, 52, count))
            home, key = str(workstation.home.directory), workstation.key
        with _Program(environment, "idle") as idle:
            with _Program(environment, "day", home, *(["--small"] if place.small else []), key=key) as desk:
                told = desk.result()
            control = idle.result("stop")
    listed, processed = told["counts"]["rows listed"], told["counts"]["rows processed"]
    assert min(listed, processed) >= 2 * count, told["counts"]
    for phase, (began, ended) in told["phases"].items():
        ours, floor = (_gaps(each["beats"], began, ended) for each in (told, control))
        cpu = _worked(told["beats"], told["cpu"], began, ended)
        late = _p999(ours) - _p999(floor)
        text = f"p99.9 {_p999(ours) * 1000:.1f}, of the idle one {_p999(floor) * 1000:.1f}: within 20 ms"
        yield Figure(
            f"heartbeat, {phase}",
            Sample([ours], cpu),
            Sample([floor]),
            "the heartbeat (5 ms) of an idle window's process beside it",
            (Bound(text, late, _HEARTBEAT_S),),
            f"{ended - began:.0f} s, longest {max(ours) * 1000:.0f} ms, of the idle one {max(floor) * 1000:.0f} ms; "
            f"the GUI thread's own work between two beats at most {max(cpu) * 1000:.0f} ms",
        )
    yield _memory_figure("memory after all that", told, f"{listed:,} rows listed, {processed:,} processed")


def loans(place: Place) -> Iterator[Figure]:
    """From Enter to the painted row, less the durable append."""
    count = 20 if place.small else 1_000
    with ExitStack() as stack:
        environment = stack.enter_context(_display(_platform(place)))
        with place.offline_workstation("lends") as workstation:
            home = str(workstation.home.directory)
        with _Program(environment, "loans", home, str(count), key=KEY) as desk:
            told = desk.result()
    taken, appends = Sample([told["taken"]]), Sample([told["appends"]])
    assert len(told["appends"]) >= count
    yield Figure(
        "Enter to painted row, less the append",
        taken,
        appends,
        "the durable append itself, in the desk's lane",
        (within_seconds(taken, 99, _PAINT_S),),
        f"of {len(told['taken'])} of {count} loans; the others were asked about first",
    )
    yield _memory_figure("memory after these loans", told, "")


def _memory_figure(name: str, told: Mapping[str, Any], note: str) -> Figure:
    now, most = (told["memory"][each] / _MB for each in ("VmRSS", "VmHWM"))
    bound = Bound("RSS ≤ 250 MB", now, 250)
    return Figure(name, Sample([[0.0]]), bounds=(bound,), note=f"{now:.0f} MB, at most {most:.0f} MB; {note}")


def _gaps(beats: list[float], began: float, ended: float) -> list[float]:
    """Between two beats, of those that ended in this time."""
    return [second - first for first, second in pairwise(beats) if began <= second and first <= ended]


def _worked(beats: list[float], cpu: list[float], began: float, ended: float) -> list[float]:
    """The processor time of the GUI thread between two beats of this time."""
    pairs = pairwise(zip(beats, cpu, strict=True))
    return [second[1] - first[1] for first, second in pairs if began <= second[0] and first[0] <= ended]


def _p999(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * 0.999) - 1]


class _Program:
    """A program of `window_day`, beside this one."""

    def __init__(self, environment: Mapping[str, str], *arguments: str, key: bytes = b"") -> None:
        self._process = subprocess.Popen(
            _command("window_day", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=_ROOT,
        )
        if key:
            self._say(key.hex())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def result(self, line: str = "") -> dict[str, Any]:
        """What it measured, when it has ended."""
        told, _ = self._process.communicate(f"{line}\n", timeout=_LONGEST_S)
        assert self._process.returncode == 0, f"it ended with {self._process.returncode}"
        found: dict[str, Any] = json.loads(told.splitlines()[-1])
        return found


def _command(program: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"{_PROGRAMS}.{program}", *arguments]


def _platform(place: Place) -> str:
    return "offscreen" if place.small or shutil.which("Xvfb") is None else "xcb"


@contextmanager
def _display(platform: str) -> Iterator[dict[str, str]]:
    """The environment of programs that show themselves; compiled modules are kept, as an installed program has them."""
    if platform == "xcb":
        with screen() as shown:
            yield shown.environment
    else:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}

"""What a benchmark found, and how it is told: a table for people, JSON for machines."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.benchmarks.measuring import Sample

_MS = 1000
_DISTURBED = 2


@dataclass(frozen=True, slots=True)
class Bound:
    """What was promised: `value` is at most `limit`."""

    text: str
    value: float
    limit: float

    @property
    def kept(self) -> bool:
        return self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, with its floor of the same run. Times in seconds; shown in milliseconds."""

    name: str
    ours: Sample
    floor: Sample | None = None
    floor_name: str = ""
    bounds: tuple[Bound, ...] = ()
    note: str = ""

    @property
    def flattered(self) -> bool:
        """Whether the floor itself was held up most of the time, so that its ratio proves little."""
        return self.floor is not None and self.floor.at(50) > _DISTURBED * self.floor.at(10)

    @property
    def kept(self) -> bool:
        return all(bound.kept for bound in self.bounds)


def within_ratio(ours: Sample, floor: Sample, percent: int, limit: float) -> Bound:
    """A percentile of ours is at most `limit` times the floor's."""
    return Bound(f"p{percent} ≤ {limit:g} x floor", ours.ratio(floor, percent), limit)


def within_seconds(ours: Sample, percent: int, limit_s: float) -> Bound:
    """A percentile is at most so many seconds."""
    return Bound(f"p{percent} ≤ {limit_s * _MS:g} ms", ours.at(percent), limit_s)


def table(figures: Sequence[Figure], *, judged: bool) -> str:
    """Aligned columns: times in milliseconds, ratios to the floor."""
    head = ("figure", "n", "p50 ms", "p99 ms", "CPU p50", "p99", "floor p50", "p99", "ratio p50", "p99", "bound", "")
    rows: list[tuple[str, ...]] = [head]
    for figure in figures:
        ours, floor = figure.ours, figure.floor
        first = (figure.name, f"{len(ours.values):,}", _ms(ours.at(50)), _ms(ours.at(99)))
        cpu = (_ms(ours.cpu_at(50)), _ms(ours.cpu_at(99)))
        against = ("", "", "", "")
        if floor is not None:
            against = (
                _ms(floor.at(50)),
                _ms(floor.at(99)),
                _times(ours.ratio(floor, 50)),
                _times(ours.ratio(floor, 99)),
            )
        verdicts = [(_told(bound), _verdict(bound, figure, judged=judged)) for bound in figure.bounds] or [("", "")]
        rows.append((*first, *cpu, *against, *verdicts[0]))
        rows += [("",) * (len(head) - 2) + verdict for verdict in verdicts[1:]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_remarks(figures)])


def as_json(figures: Sequence[Figure], records: dict[str, int]) -> dict[str, Any]:
    """Everything the table tells, unrounded; times in seconds."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"system": platform.platform(), "python": platform.python_version(), "cpus": os.cpu_count()},
        "load": os.getloadavg()[0],
        "records": records,
        "figures": [_figure_json(figure) for figure in figures],
    }


def _figure_json(figure: Figure) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": figure.name,
        "count": len(figure.ours.values),
        "p50_s": figure.ours.at(50),
        "p99_s": figure.ours.at(99),
        "cpu_p50_s": figure.ours.cpu_at(50),
        "cpu_p99_s": figure.ours.cpu_at(99),
        "bounds": [
            {"bound": bound.text, "value": bound.value, "limit": bound.limit, "kept": bound.kept}
            for bound in figure.bounds
        ],
        "note": figure.note,
        "floor_disturbed": figure.flattered,
    }
    if figure.floor is not None:
        told["floor"] = {"name": figure.floor_name, "p50_s": figure.floor.at(50), "p99_s": figure.floor.at(99)}
        told["ratio"] = {f"p{percent}": figure.ours.ratio(figure.floor, percent) for percent in (50, 99)}
    return told


def _ms(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds * _MS:,.{0 if seconds >= 1 else 1 if seconds >= 0.1 else 3}f}"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}"


def _told(bound: Bound) -> str:
    return bound.text if bound.text.endswith("ms") else f"{bound.text}: {_times(bound.value)}"


def _verdict(bound: Bound, figure: Figure, *, judged: bool) -> str:
    if not judged:
        return "not judged"
    if not bound.kept:
        return "FAIL"
    return "pass, floor disturbed" if figure.flattered else "pass"


def _remarks(figures: Sequence[Figure]) -> list[str]:
    """What the floors are, each once, and what else is to be known."""
    floors: dict[str, list[str]] = {}
    for figure in figures:
        if figure.floor_name:
            floors.setdefault(figure.floor_name, []).append(figure.name)
    told = [f"floor of {', '.join(names)}: {floor}" for floor, names in floors.items()]
    return told + [f"{figure.name}: {figure.note}" for figure in figures if figure.note]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Names to the left, numbers to the right."""
    numbers = range(1, len(row) - 2)
    return [
        cell.rjust(width) if column in numbers else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]

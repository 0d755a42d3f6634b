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
    def kept(self) -> bool:
        return all(bound.kept for bound in self.bounds)


def within_ratio(ours: Sample, floor: Sample, percent: int, limit: float) -> Bound:
    """A percentile of ours is at most `limit` times the floor's."""
    return Bound(f"p{percent} ≤ {limit:g} × floor", ours.ratio(floor, percent), limit)


def within_seconds(ours: Sample, percent: int, limit_s: float) -> Bound:
    """A percentile is at most so many seconds."""
    return Bound(f"p{percent} ≤ {limit_s * _MS:g} ms", ours.at(percent), limit_s)


def table(figures: Sequence[Figure], *, judged: bool) -> str:
    """Aligned columns: times in milliseconds, ratios to the floor."""
    head = ("figure", "n", "p50 ms", "p99 ms", "floor p50", "p99", "× p50", "× p99", "bound", "")
    rows = [head]
    for figure in figures:
        first = (figure.name, str(len(figure.ours.values)), _ms(figure.ours.at(50)), _ms(figure.ours.at(99)))
        floor = figure.floor
        if floor is None:
            against = ("", "", "", "")
        else:
            ratios = (f"{figure.ours.ratio(floor, percent):.2f}" for percent in (50, 99))
            against = (_ms(floor.at(50)), _ms(floor.at(99)), *ratios)
        verdicts = [(_told(bound), _verdict(bound, judged=judged)) for bound in figure.bounds] or [("", "")]
        rows.append((*first, *against, *verdicts[0]))
        rows += [("", "", "", "", "", "", "", "", *verdict) for verdict in verdicts[1:]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows]
    notes = [f"{figure.name}: {_remark(figure)}" for figure in figures if _remark(figure)]
    return "\n".join([*lines, "", *notes])


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
        "bounds": [
            {"bound": bound.text, "value": bound.value, "limit": bound.limit, "kept": bound.kept}
            for bound in figure.bounds
        ],
        "note": figure.note,
    }
    if figure.floor is not None:
        told["floor"] = {"name": figure.floor_name, "p50_s": figure.floor.at(50), "p99_s": figure.floor.at(99)}
        told["ratio"] = {f"p{percent}": figure.ours.ratio(figure.floor, percent) for percent in (50, 99)}
    return told


def _ms(seconds: float) -> str:
    return f"{seconds * _MS:.3f}" if seconds < 1 / _MS else f"{seconds * _MS:,.1f}"


def _told(bound: Bound) -> str:
    return bound.text if "×" not in bound.text and "MB" not in bound.text else f"{bound.text}: {bound.value:.2f}"


def _verdict(bound: Bound, *, judged: bool) -> str:
    if not judged:
        return "not judged"
    return "pass" if bound.kept else "FAIL"


def _remark(figure: Figure) -> str:
    floor = f"floor: {figure.floor_name}" if figure.floor_name else ""
    return "; ".join(part for part in (floor, figure.note) if part)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Names to the left, numbers to the right."""
    numbers = range(1, 8)
    return [
        cell.rjust(width) if column in numbers else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]

"""Taking times: ours and its floor in turns, so that what else the machine does falls on both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Action = Callable[[], object]


def seconds(action: Action) -> float:
    """How long `action` takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def percentile(values: list[float], percent: int) -> float:
    """The smallest value that at least `percent` % do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


@dataclass(frozen=True)
class Sample:
    """Seconds, by round. `cpu`: what of each was this thread's own work; empty where others did it."""

    rounds: list[list[float]] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def values(self) -> list[float]:
        """All rounds together."""
        return [value for each in self.rounds for value in each]

    def at(self, percent: int) -> float:
        """A percentile over all rounds."""
        return percentile(self.values, percent)

    def cpu_at(self, percent: int) -> float | None:
        """The same of the thread's own work: a machine busy with other things does not lengthen it much."""
        return percentile(self.cpu, percent) if self.cpu else None

    def ratio(self, floor: Sample, percent: int) -> float:
        """The median of the rounds' ratios: one round in which only one of the two was disturbed does not count."""
        pairs = zip(self.rounds, floor.rounds, strict=True)
        return statistics.median(percentile(ours, percent) / percentile(theirs, percent) for ours, theirs in pairs)

    def take(self, action: Action) -> None:
        """Adds one time to the last round."""
        cpu_began, began = time.thread_time(), time.perf_counter()
        action()
        self.rounds[-1].append(time.perf_counter() - began)
        self.cpu.append(time.thread_time() - cpu_began)


def in_turns(actions: Mapping[str, Action], *, rounds: int, turns: int, warm_up: int = 0) -> dict[str, Sample]:
    """Runs all actions once a turn, each turn beginning with another one; returns the time of each."""
    names = list(actions)
    for _ in range(warm_up):
        for name in names:
            actions[name]()
    samples = {name: Sample() for name in names}
    for _ in range(rounds):
        for sample in samples.values():
            sample.rounds.append([])
        for turn in range(turns):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                samples[name].take(actions[name])
    return samples

"""Any interleaving of what can happen leaves every acknowledged transaction with exactly one final state on both sides.

Hypothesis makes up days: scans at two workstations that share cards and items, voids, amendments, waivers, uploads,
processing and updates, with answers lost, requests doubled, programs and the server killed, clocks set and machines
restarted in between. After every step both journals are sound and tell the truth about what the server has; at the end
of the day everything is sent and processed, and the server's records are those of a naive replay.

`make torture` plays 1,000 long days in chunks, each with a seed of its own, so that processes can share them.
`OFFCIRC_DAYS` asks for more or fewer, `OFFCIRC_SEED` for the same again: the report gives both for each chunk.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from offcirc.sync import patience
from tests.conftest import Tell
from tests.e2e.day import Day
from tests.e2e.world import World

_DAYS = int(os.environ.get("OFFCIRC_DAYS") or 1_000)
_CHUNK = 50


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("world"))
    yield world
    world.close()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (0.0, 0.0))


def play(world: World, number: int, days: int, steps: int) -> None:
    profile = settings(
        max_examples=days,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )

    def day() -> Day:
        return Day(world)

    run_state_machine_as_test(seed(number)(day), settings=profile)  # type: ignore[arg-type]  # any maker of days will do


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_acknowledged_transaction_gets_exactly_one_final_state_on_both_sides(world: World, number: int) -> None:
    play(world, number, days=7, steps=25)


@pytest.mark.torture
@pytest.mark.parametrize("chunk", range(-(-_DAYS // _CHUNK)))
def test_the_same_for_many_long_days(world: World, chunk: int, tell: Tell) -> None:
    first = os.environ.get("OFFCIRC_SEED")
    number = int(first) + chunk if first else random.SystemRandom().randrange(2**32)
    days = min(_CHUNK, _DAYS - chunk * _CHUNK)
    before, began = (world.days, world.steps), time.monotonic()
    try:
        play(world, number, days, steps=60)
    finally:
        played, steps = world.days - before[0], world.steps - before[1]
        each = (time.monotonic() - began) / max(1, played)
        tell(f"OFFCIRC_SEED={number} OFFCIRC_DAYS={days}: {played} days, {steps} steps, {each:.1f} s a day")

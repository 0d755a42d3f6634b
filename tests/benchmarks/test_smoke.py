"""That every benchmark runs and tells its figures; what they come to is for `make bench` on a quiet machine."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.__main__ import BENCHMARKS, main
from tests.benchmarks.figures import Figure, as_json, table, within_ratio, within_seconds
from tests.benchmarks.measuring import Sample, in_turns, percentile

LIKE_ANOTHER = {"extract-postgresql"}
"""Ten processes more for what another one runs, but for the database."""
OF_THE_FROZEN_PROGRAM = {"bundle"}
"""`make smoke` runs them, when it has made one."""


@pytest.mark.slow
def test_all_benchmarks_run_in_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told, shown = run(
        tmp_path, capsys, *(name for name in BENCHMARKS if name not in LIKE_ANOTHER | OF_THE_FROZEN_PROGRAM)
    )
    assert len(told["figures"]) > len(BENCHMARKS)
    assert sum(len(figure["bounds"]) for figure in told["figures"]) >= 14
    check(told, shown)


@pytest.mark.torture
def test_the_others_run_in_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(*run(tmp_path, capsys, *LIKE_ANOTHER))


def run(cache: Path, capsys: pytest.CaptureFixture[str], *names: str) -> tuple[dict[str, Any], str]:
    """The figures as JSON and as they are shown."""
    arguments = ["--small", "--cache", str(cache), "--json", str(cache / "figures.json"), "--only", *names]
    assert main(arguments) == 0
    assert not list(cache.glob("scratch-*"))
    return json.loads((cache / "figures.json").read_text(encoding="utf-8")), capsys.readouterr().out


def check(told: dict[str, Any], shown: str) -> None:
    assert all(figure["count"] > 0 and figure["name"] in shown for figure in told["figures"])


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (percentile(values, 50), percentile(values, 99), percentile(values, 100)) == (50, 99, 100)
    assert percentile([7.0], 50) == 7


def test_one_disturbed_round_does_not_make_the_ratio() -> None:
    assert Sample([[2], [4], [400]]).ratio(Sample([[1], [2], [4]]), 50) == 2


def test_actions_take_turns() -> None:
    order: list[str] = []
    in_turns({name: partial(order.append, name) for name in "abc"}, rounds=1, turns=3)
    assert "".join(order) == "abcbcacab"


def test_a_broken_bound_is_told_and_fails() -> None:
    ours, floor = Sample([[0.010]]), Sample([[0.002]])
    kept = Figure("kept", ours, floor, "the least", (within_ratio(ours, floor, 50, 5), within_seconds(ours, 99, 0.01)))
    broken = Figure("broken", ours, floor, "the least", (within_ratio(ours, floor, 50, 4.9),))
    assert kept.kept
    assert not broken.kept
    lines = table([kept, broken], judged=True).splitlines()
    assert [line.endswith("pass") for line in lines[1:3]] == [True, True]
    assert lines[3].endswith("FAIL")
    assert lines[-1] == "floor of kept, broken: the least"
    assert as_json([broken], {})["figures"][0]["bounds"][0]["kept"] is False

"""The killer kills at its moment, all of it, and keeps every whole line."""

import itertools
import sys
import time
from pathlib import Path

import pytest

from tests.faults.tools.kills import AfterLines, AfterSeconds, Killed, run_and_kill, spread

ECHO = "import sys\nfor line in sys.stdin:\n print('got', line, end='', flush=True)"


def test_it_kills_after_so_many_lines_and_endless_input_holds_nothing_up() -> None:
    killed = run_and_kill(
        [sys.executable, "-c", ECHO],
        stdin_lines=("x" * 1000 for _ in itertools.count()),
        kill_after=AfterLines(50, delay_s=0.01),
    )
    assert killed.was_killed
    assert len(killed.stdout_lines) >= 50
    assert set(killed.stdout_lines) == {"got " + "x" * 1000}


def test_it_kills_after_seconds() -> None:
    start = time.monotonic()
    killed = run_and_kill([sys.executable, "-c", ECHO], keep_stdin_open=True, kill_after=AfterSeconds(0.3))
    assert killed.was_killed
    assert 0.3 <= time.monotonic() - start < 5


def test_a_program_that_ends_by_itself_is_not_killed() -> None:
    program = "import sys; print('a'); print('b', end=''); sys.stderr.write('oh'); sys.exit(3)"
    for moment in (AfterSeconds(30), AfterLines(10, 30)):
        assert run_and_kill([sys.executable, "-c", program], kill_after=moment) == Killed(["a"], "oh", 3)


def test_children_die_too() -> None:
    program = "import subprocess; p = subprocess.Popen(['sleep', '1000']); print(p.pid, flush=True); p.wait()"
    killed = run_and_kill([sys.executable, "-c", program], kill_after=AfterLines(1))
    deadline = time.monotonic() + 5
    while is_running(int(killed.stdout_lines[0])):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    """A zombie that nobody in a container collects does not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("seed", [1, "two"])
def test_moments_are_spread_and_can_be_had_again(seed: int | str) -> None:
    moments = spread(seed, 10, 2.0, 3.0)
    assert moments == spread(seed, 10, 2.0, 3.0)
    assert [int((moment - 2.0) * 10) for moment in moments] == list(range(10))

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc import clock
from offcirc.clock import SystemClock


def test_the_wall_clock_is_utc_to_the_millisecond() -> None:
    reading = SystemClock().read()
    assert reading.wall.tzinfo is UTC
    assert reading.wall.microsecond % 1000 == 0
    assert abs(datetime.now(UTC) - reading.wall) < timedelta(seconds=30)


def test_the_counter_never_falls() -> None:
    here = SystemClock()
    counted = [here.read().monotonic_ms for _ in range(100)]
    assert counted == sorted(counted)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an uptime cannot be named reliably")
def test_all_processes_of_an_uptime_share_its_name_and_counter() -> None:
    script = "from offcirc.clock import SystemClock; r = SystemClock().read(); print(r.boot, r.monotonic_ms)"
    before = SystemClock().read()
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert told[0] == before.boot
    assert before.monotonic_ms <= int(told[1]) <= SystemClock().read().monotonic_ms


def test_where_an_uptime_has_no_name_each_process_is_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clock, "_BOOT_ID", tmp_path / "nothing")
    monkeypatch.delattr("time.CLOCK_BOOTTIME", raising=False)
    one, other = SystemClock(), SystemClock()
    assert one.read().boot == one.read().boot != other.read().boot
    assert one.read().monotonic_ms > 0

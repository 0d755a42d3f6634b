"""The systemd units: systemd itself finds nothing wrong, and they call what there is."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.central.cli.main import _parser
from tests.faults.tools.errors import NotAvailable, skip_if_not_available

UNITS = Path(__file__).parents[2] / "packaging" / "systemd"
SERVICES = sorted(UNITS.glob("*.service"))
PROGRAM = "/opt/offcirc/bin/offcirc-central"
EXPOSURE = 20
"""Tenths, of systemd's own score from 0 (nothing is exposed) to 100."""


def analyze() -> str:
    program = shutil.which("systemd-analyze")
    if program is None:
        raise NotAvailable("units are checked with systemd-analyze")
    return program


def installed(folder: Path) -> list[Path]:
    """The units as they would be, with a program that exists here."""
    found = []
    for unit in [*SERVICES, *UNITS.glob("*.timer")]:
        copy = folder / unit.name
        copy.write_text(unit.read_text(encoding="utf-8").replace(PROGRAM, sys.executable), encoding="utf-8")
        found.append(copy)
    return found


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    with skip_if_not_available():
        program = analyze()
    done = subprocess.run(
        [program, "verify", "--man=no", *installed(tmp_path)], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "offcirc" in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_service_is_shut_in(unit: Path, tmp_path: Path) -> None:
    with skip_if_not_available():
        program = analyze()
    installed(tmp_path)
    command = [program, "security", "--offline=yes", "--no-pager", f"--threshold={EXPOSURE}", str(tmp_path / unit.name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-400:] + done.stderr


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_service_calls_a_command_that_there_is(unit: Path) -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys have capitals
    parser.read(unit, encoding="utf-8")
    line = parser["Service"]["ExecStart"]
    _, _, arguments = line.partition(PROGRAM)
    assert arguments, line
    words = re.sub(r"[\"']", "", arguments).replace("$$(date -u +%%Y%%m%%dT%%H%%M%%SZ)", "now").split()
    assert _parser().parse_args(words).home == "/var/lib/offcirc"
    assert parser["Service"]["User"] == "offcirc"


def test_every_timer_has_its_service() -> None:
    timers = {path.stem for path in UNITS.glob("*.timer")}
    assert timers == {"offcirc-central-backup", "offcirc-central-extract"}
    assert timers < {path.stem for path in SERVICES}

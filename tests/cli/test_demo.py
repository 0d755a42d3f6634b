"""`offcirc demo --headless` proves its account, and says so when the account is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.workstation import ROOT

_PLANT = """
import os, sys
# Every process that the demo starts comes through here: the central server gets the fault.
if os.path.basename(sys.orig_argv[-1]) and any("offcirc.central" in argument for argument in sys.orig_argv):
    {fault}
"""
_WRONG_OUTCOME = """
    import offcirc.central.rules as rules
    decide = rules._return
    rules._return = lambda row, now: rules.Decided(rules.OutcomeCode.SUCCESS) if now.loan is None else decide(row, now)
"""
_WRONG_DUE_DATE = """
    import datetime
    import offcirc.central.rules as rules
    in_zone = rules.in_library_zone
    rules.in_library_zone = lambda at, zone: in_zone(at, zone) + datetime.timedelta(minutes=1)
"""
_LOAN_LOST = """
    import offcirc.central.workset as workset
    apply = workset.Workset.apply
    def forgetful(self, transaction, effects):
        apply(self, transaction, () if transaction.item_barcode == "38400100001104" else effects)
    workset.Workset.apply = forgetful
"""


def demo(home: Path, fault: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "OFFCIRC_PASSPHRASE"}
    if fault:
        planted = home.parent / "planted"
        planted.mkdir()
        (planted / "sitecustomize.py").write_text(_PLANT.format(fault=fault.strip()))
        environment["PYTHONPATH"] = f"{planted}{os.pathsep}{ROOT / 'src'}"
    command = [sys.executable, "-m", "offcirc.cli.main", "demo", "--headless", "--home", str(home)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)


@pytest.mark.torture  # `make test` ends with the demo itself
def test_the_demo_shows_the_four_results_and_exits_0(tmp_path: Path) -> None:
    done = demo(tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    for result in ("SUCCESS", "PATRON_NOT_FOUND", "ITEM_NOT_FOUND", "ITEM_NOT_ON_LOAN"):
        assert result in done.stdout
    assert "holds True" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "says"),
    [
        pytest.param(_WRONG_OUTCOME, "not ITEM_NOT_ON_LOAN", id="an outcome is wrong"),
        pytest.param(_WRONG_DUE_DATE, "was granted", id="due dates are a minute off", marks=pytest.mark.torture),
        pytest.param(_LOAN_LOST, "is due", id="a loan was only said to be made", marks=pytest.mark.torture),
    ],
)
def test_the_demo_exits_1_when_an_outcome_is_wrong(tmp_path: Path, fault: str, says: str) -> None:
    done = demo(tmp_path / "demo", fault)
    assert done.returncode == 1, done.stdout
    assert "WRONG" in done.stderr
    assert says in done.stderr

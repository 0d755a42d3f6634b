"""`offcirc` without a command is the window; it gets there without importing the commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.cli.main import _window_wanted
from tests.central.server import environment


@pytest.mark.parametrize(
    ("arguments", "home"),
    [([], None), (["--home", "x"], Path("x")), (["--home=x"], Path("x"))],
)
def test_without_a_command_the_window_is_wanted(arguments: list[str], home: Path | None) -> None:
    wanted = _window_wanted(arguments)
    assert wanted is not None
    assert wanted.directory == home


@pytest.mark.parametrize("arguments", [["a bus.offcirc"], ["--home", "x", "a bus.offcirc"], ["A BUS.OFFCIRC"]])
def test_a_file_that_was_carried_opens_the_window(arguments: list[str]) -> None:
    wanted = _window_wanted(arguments)
    assert wanted is not None
    assert wanted.file == Path(arguments[-1])


@pytest.mark.parametrize("arguments", [["a.offcirc", "b.offcirc"], ["import", "a.offcirc"], ["-x.offcirc"], ["a.zip"]])
def test_what_is_no_single_file_of_ours_does_not(arguments: list[str]) -> None:
    assert _window_wanted(arguments) is None


@pytest.mark.parametrize(
    "arguments", [["status"], ["--json"], ["--help"], ["--version"], ["--home"], ["--home", "x", "demo"]]
)
def test_anything_else_is_not(arguments: list[str]) -> None:
    assert _window_wanted(arguments) is None


def test_the_way_to_the_window_imports_nothing_heavy() -> None:
    script = "import sys, offcirc.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    heavy = (
        "PySide6",
        "sqlalchemy",
        "sqlcipher3",
        "requests",
        "nacl",
        "offcirc.app",
        "offcirc.journal",
        "offcirc.wire",
    )
    assert [name for name in done.stdout.split() if name.startswith(heavy)] == []

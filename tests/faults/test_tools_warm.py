"""A forked command begins where a new interpreter would have imported everything."""

from __future__ import annotations

import pytest

from tests.support.workstation import Workstation

_TELL_IMPORTS = """
import sys
import offcirc.cli.main as program
main, before = program.main, set(sys.modules)
def told():
    status = main()
    late = sorted(name for name in set(sys.modules) - before if name.startswith("offcirc."))
    print("late:", *late, file=sys.stderr)
    return status
program.main = told
"""


@pytest.mark.parametrize("command", [["transactions"], ["upload"], ["update"], ["patron", "28400100000017"]], ids=str)
def test_a_forked_command_has_nothing_left_to_import(alone: Workstation, command: list[str]) -> None:
    """50 ms a command, thousands of commands: what is missing belongs into `warm._PRELOADED`."""
    assert alone.planted(_TELL_IMPORTS).run(*command).stderr.splitlines()[-1] == "late:"

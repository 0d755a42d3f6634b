"""Where a command's answers cannot go, and what comes in garbled: a sentence, and what was recorded stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.cli import main as program
from offcirc.cli.output import Output
from tests.support.workstation import Workstation

DUE = ("--due", "2027-05-05")
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_output_is_said_and_the_row_is_there(offline: Workstation) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            offline.command("issue", "P1", "I1", *DUE),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=offline.environment,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("offcirc: The output cannot be written")
    assert len(offline.transactions()) == 1


def test_a_garbled_line_of_a_stream_spoils_no_other(offline: Workstation) -> None:
    done = subprocess.run(
        offline.command("return", "--stdin"),
        input=b"B001\n\xff\xfe\nB002\n",
        capture_output=True,
        env=offline.environment | {"PYTHONIOENCODING": "utf-8:strict"},
        check=False,
    )
    assert done.returncode == 1
    assert b"line 2: The item has characters that no label carries" in done.stderr
    assert [row["item_barcode"] for row in offline.transactions()] == ["B001", "B002"]


def test_a_stream_without_standard_input_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert program.main(["--home", str(tmp_path), "return", "--stdin"]) == 2
    assert "standard input is closed" in capsys.readouterr().err


def test_a_title_that_the_terminal_cannot_show_stops_nothing(offline: Workstation) -> None:
    offline.environment["PYTHONIOENCODING"] = "ascii"
    done = subprocess.run(
        offline.command("return", "日本"), capture_output=True, text=True, env=offline.environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert r"\u65e5\u672c" in done.stdout


def test_control_characters_of_a_record_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Output(json=False).row({}, "Evil \x1b[2J title\x07\n  می‌خواهم")
    assert capsys.readouterr().out == "Evil  [2J title \n  می‌خواهم\n"


def test_ctrl_c_while_the_command_is_being_imported_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_given: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_started", stopped)
    assert program.main(["status"]) == 130
    assert capsys.readouterr().err == "offcirc: stopped\n"


def test_a_search_that_finds_nothing_says_so(offline: Workstation) -> None:
    for search in (("patron", "--name", "zzzz"), ("item", "--title", "zzzz")):
        assert offline.run(*search, status=1).stderr == "nothing found\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--surname", "a\x1b[2Jb"), "some that cannot be shown"),
        (("--surname", "ok", "--city", "a\nb"), "some that cannot be shown"),
        (("--surname", "ok", "--born-on", "soon"), "not a date"),
    ],
)
def test_a_registration_that_cannot_be_read_is_not_recorded(
    offline: Workstation, given: tuple[str, ...], said: str
) -> None:
    assert said in offline.run("register-patron", "NEW3", *given, status=1).stderr
    assert offline.transactions() == []

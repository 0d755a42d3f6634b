"""The manners of every command (COMMANDS): where options stand, what goes where, exit statuses, help."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import msgspec
import pytest

from offcirc.cli.messages import NO_SCREEN, NOTES, OUTCOMES, check_sentence, error_sentence, known_codes
from offcirc.cli.parser import build_parser
from offcirc.domain.checks import CheckCode
from offcirc.domain.outcomes import NoteCode, OutcomeCode
from offcirc.errors import ServerBusy
from tests.support.workstation import ROOT, Workstation

_RAISED = re.compile(
    r"(?:UserError|EnvironmentProblem|ConnectorError|Unreachable|OutcomeUnknown|AuthRequired|ServerBusy|"
    r"ProtocolMismatch|RequestRefused|Denied|Refused)\(\s*(?:\d+,\s*)?\"([A-Z][A-Z_]+)\""
)
_QUOTED = re.compile(r"\"([A-Z]{2,}(?:_[A-Z]+)+)\"")
_ONLY_BETWEEN_PROGRAMS = {
    # The connector never lets a workstation send these; a person meets them as "The server refused: CODE."
    "ALL_OR_IDS",
    "RANGE_NOT_SATISFIABLE",
    "CANNOT_LISTEN",  # the server says it to whoever starts it
    "CERTIFICATE_UNUSABLE",  # the same
    "ROW_UNUSABLE",
    "WORKSTATION_MISMATCH",
}


def _subcommands() -> dict[str, argparse.ArgumentParser]:
    (action,) = [each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(action.choices)


def test_home_and_json_are_taken_before_and_after_the_subcommand(offline: Workstation) -> None:
    offline.run("return", "OUT")
    expected = offline.run("--json", "transactions").stdout
    elsewhere = Workstation(offline.home.parent / "nothing-here", fast=True)
    for arguments in (
        ("transactions", "--json", "--home", str(offline.home)),
        ("--json", "transactions", "--home", str(offline.home)),
        ("--json", "--home", str(offline.home), "transactions"),
    ):
        assert elsewhere.run(*arguments).stdout == expected
    assert not any((offline.home.parent / "nothing-here").glob("*.db"))


def test_with_json_standard_output_holds_json_objects_and_nothing_else(offline: Workstation) -> None:
    commands: list[tuple[tuple[str, ...], int | None]] = [
        (("issue", "P1", "I1", "--due", "2027-05-05"), 0),
        (("issue", "P1", "I1"), 1),
        (("issue", "BARRED", "I1", "--due", "2027-05-05"), 1),
        (("return", "NO-SUCH"), 0),
        (("patron", "P1"), 0),
        (("patron", "--name", "kor"), 0),
        (("item", "I1"), 0),
        (("item", "--title", "kalevala"), 0),
        (("status",), None),
        (("transactions",), 0),
        (("reconcile",), 0),
        (("verify",), 0),
        (("backup", str(offline.home.parent / "backup.zip")), 0),
        (("upload",), 3),
        (("update",), 3),
        (("sync",), 3),
        (("queue",), 3),
        (("process",), 3),
        (("--self-test",), 0),
    ]
    for arguments, status in commands:
        done = offline.run("--json", *arguments, status=status)
        assert all(isinstance(msgspec.json.decode(line), dict) for line in done.stdout.splitlines()), arguments
        assert "Traceback" not in done.stderr


def test_P1_exit_3_when_the_server_is_away_with_one_line_that_says_what_to_do(offline: Workstation) -> None:
    for command in ("upload", "update", "queue", "process"):
        done = offline.run(command, status=3)
        assert done.stderr.strip().splitlines() == [
            "offcirc: The server cannot be reached: go on working, and try again when the network is back."
        ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("issue", "P1"),
        ("patron",),
        ("item", "I1", "--title", "x"),
        ("register-patron", "NEW1", "--surname", "Uusi", "--stdin"),
        ("waive", "1"),
        ("--no-such",),
    ],
)
def test_exit_2_for_wrong_usage(offline: Workstation, arguments: tuple[str, ...]) -> None:
    done = offline.run(*arguments, status=2)
    assert done.stdout == ""
    assert done.stderr


def test_exit_3_where_there_is_no_screen_for_the_window_with_one_sentence(offline: Workstation) -> None:
    done = offline.run(status=3)
    assert done.stdout == ""
    assert done.stderr.strip().splitlines() == [f"offcirc: {NO_SCREEN}"]


def test_exit_3_for_a_wrong_passphrase_and_for_none_with_a_sentence(offline: Workstation) -> None:
    wrong = offline.with_passphrase("not it").run("status", status=3)
    assert "passphrase does not open" in wrong.stderr
    none = offline.with_passphrase(None).run("status", status=3)
    assert "OFFCIRC_PASSPHRASE" in none.stderr


def test_every_option_is_explained_in_the_help() -> None:
    parser = build_parser()
    for name, command in _subcommands().items():
        text = command.format_help()
        assert name in parser.format_help()
        for action in command._actions:
            for option in action.option_strings:
                assert option in text, f"{name} {option}"
        assert command.description


def test_the_commands_of_the_contract_are_there() -> None:
    promised = (
        "enrol status update upload sync issue return renew payment in-house-use register-patron patron item "
        "transactions queue process void amend waive export import extract-import reconcile verify backup restore "
        "recover demo"
    )
    assert set(promised.split()) <= set(_subcommands())


def _raised_codes(*folders: str) -> set[str]:
    found = set[str]()
    for folder in folders:
        for path in (ROOT / "src" / "offcirc" / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(_RAISED.findall(text))
            if path.name in {"sqlcipher.py", "http.py", "files.py"}:  # tables of codes that are raised
                found |= set(_QUOTED.findall(text))
    return found


def test_every_code_that_can_be_raised_has_a_sentence() -> None:
    client = _raised_codes("app", "cli", "connectors", "domain", "journal", "replica", "sync")
    for table in ("machine_errors.py", "sqlcipher.py"):
        client |= set(_QUOTED.findall((ROOT / "src" / "offcirc" / table).read_text(encoding="utf-8")))
    assert len(client) > 40
    assert client - known_codes() == set()
    server = _raised_codes("central/http") | {
        "TOKEN_UNKNOWN",
        "TOKEN_REVOKED",
        "TOKEN_EXPIRED",
        "CODE_UNKNOWN",
        "CODE_USED",
        "CODE_EXPIRED",
    }
    assert server - known_codes() - _ONLY_BETWEEN_PROGRAMS == set()


def test_a_full_disk_at_the_server_is_not_taken_for_one_here() -> None:
    for code in ("DISK_FULL", "LOCKED", "DATABASE_AWAY"):
        assert error_sentence(ServerBusy(code, status=503)).startswith("The server is busy: nothing is lost")


def test_every_check_outcome_and_note_has_a_sentence() -> None:
    for check in CheckCode:
        assert check_sentence(check, {})
    assert {str(code) for code in OutcomeCode} <= set(OUTCOMES)
    assert {str(code) for code in NoteCode} <= set(NOTES)


def test_no_command_keeps_files_outside_its_home(offline: Workstation, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    offline.environment |= {"HOME": str(elsewhere), "XDG_DATA_HOME": str(elsewhere), "XDG_CONFIG_HOME": str(elsewhere)}
    offline.run("return", "OUT")
    offline.run("verify")
    assert list(elsewhere.rglob("*")) == []

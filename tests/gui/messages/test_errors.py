"""Every error has a sentence in window words."""

from __future__ import annotations

import re

import pytest

from offcirc.cli.messages import known_codes as codes_of_commands
from offcirc.errors import EnvironmentProblem, OffcircError, RequestRefused, ServerBusy, UserError
from offcirc.gui.messages.errors import known_codes, sentence, sentence_of

_WINDOW_ONLY = {"ENDED_EARLY", "NOT_STARTED"}
"""A command that the window runs did not tell how it ended."""


def test_the_commands_and_the_window_know_the_same_codes() -> None:
    assert known_codes() - _WINDOW_ONLY == codes_of_commands()


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_a_sentence_speaks_of_the_window_and_not_of_commands(code: str) -> None:
    said = sentence(OffcircError(code))
    assert said.endswith((".", "?"))
    assert said[0].isupper() or said.startswith(("?", "offcirc "))
    assert not re.search(r"`|--\w|offcirc [a-z]+ [A-Z]{2}|OFFCIRC_", said)
    assert "{" not in said


def test_what_the_error_carries_stands_in_the_sentence() -> None:
    assert "/data/journal.db" in sentence(EnvironmentProblem("DISK_FULL", path="/data/journal.db"))
    assert "45 s" in sentence_of("SERVER_SILENT", {"seconds": 45})
    assert "from 1 to 999" in sentence(UserError("COUNT_OUT_OF_BOUNDS", limit=999))


def test_a_full_disk_at_the_server_is_not_taken_for_one_here() -> None:
    assert sentence(ServerBusy("DISK_FULL", status=503)).startswith("The server is busy")


def test_an_unknown_refusal_names_its_code() -> None:
    assert "NO_SUCH_THING" in sentence(RequestRefused("NO_SUCH_THING"))


def test_a_fault_is_told_by_its_place_and_never_by_its_text() -> None:
    try:
        int("Korhola, Aino 28400100000017")
    except ValueError as error:
        said = sentence(error)
    assert "ValueError, test_a_fault_is_told" in said
    assert "Korhola" not in said
    assert "28400100000017" not in said
    assert "A fault of the program" in sentence(RuntimeError("never raised"))

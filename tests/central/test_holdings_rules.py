"""`offcirc-central holdings-rules`: SPEC's table, as a librarian reads it."""

from __future__ import annotations

import json

import pytest

from offcirc.central.cli.main import main

LOCKED = "locked (ITEM_OUT_IN_SET)"


def table(capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], dict[str, str]]:
    assert main(["holdings-rules", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {(row.pop("event"), row.pop("when")): row for row in rows}


def test_the_table_says_what_spec_says(capsys: pytest.CaptureFixture[str]) -> None:
    told = table(capsys)
    new = told["create or duplicate", "owning location off the form"]
    assert "mandatory" in new["location"]
    assert new["owning_location"].endswith("becomes the location")
    assert new["library"].endswith("becomes the user's library")
    assert new["owning_library"].endswith("becomes the user's library")
    sent = told["send a set", "to a receiver"]
    assert [sent["location"], sent["library"]] == ["becomes the receiver's location", "becomes the receiver's library"]
    assert sent["owning_location"] == sent["owning_library"] == "stays"
    assert told["send a set", "to a receiver, whose record names the lender"]["library"] == "stays"
    out = told["edit, out in a sent set", ""]
    assert out["location"] == f"on the form, {LOCKED}"
    assert out["owning_location"] == "on the form, offers those of the owning library"
    off = told["edit, not out", "owning location off the form"]
    assert off["location"].endswith("copied to owning location")
    assert told["edit, not out", "owning location on the form"]["location"].endswith("copied nowhere")
    batch = told["batch edit, not out", "owning location off the form"]
    assert batch["library"].endswith("demands a location")
    assert batch["owning_library"].endswith("demands an owning location")
    assert batch["location"].endswith("offers those of the chosen library only, copied to owning location")
    assert told["batch edit, not out", "regional administrator's view"]["location"].endswith("copied nowhere")
    assert set(told["batch edit, out in a sent set", ""].values()) == {f"on the form, {LOCKED}"}
    back = told["return a set", ""]
    assert [back["location"], back["library"]] == ["becomes the owning location", "becomes the owning library"]


def test_the_table_is_printed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["holdings-rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "create or duplicate (owning location off the form)"
    assert lines[1] == "    location         on the form, offers those of the user's library, mandatory"

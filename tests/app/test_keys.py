"""The key of a home: wrapped, found again, and never left in the clear."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from offcirc.app import keys
from offcirc.app.keys import PASSPHRASE_VARIABLE, Keys
from offcirc.errors import EnvironmentProblem, UserError


@pytest.fixture(autouse=True)
def _a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "first")


def test_the_work_of_a_guess_is_what_rfc_9106_recommends() -> None:
    told = "from offcirc.app import keys, staff; print(keys._OPS, keys._MEMORY, staff._OPS, staff._MEMORY)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["3", str(64 * 2**20), "2", str(64 * 2**20)]


def test_a_key_opens_with_the_work_it_was_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key.json"
    key, code = Keys(file).create()
    monkeypatch.setattr(keys, "_OPS", 2)
    assert Keys(file).unlock() == key
    assert Keys(file).recover(code) == key
    assert Keys(file).unlock() == key


def test_a_passphrase_opens_what_it_locked_and_nothing_is_in_the_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key.json"
    key, code = Keys(file).create()
    assert Keys(file).unlock() == key
    text = file.read_text()
    assert key.hex() not in text
    assert code not in text
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "second")
    with pytest.raises(EnvironmentProblem, match="PASSPHRASE_WRONG"):
        Keys(file).unlock()
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    with pytest.raises(EnvironmentProblem, match="PASSPHRASE_NEEDED"):
        Keys(file).unlock()


def test_the_recovery_code_opens_as_people_read_it_and_changes_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key.json"
    key, code = Keys(file).create()
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "second")
    with pytest.raises(UserError, match="RECOVERY_CODE_WRONG"):
        Keys(file).recover("0" * 24)
    read = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert Keys(file).recover(read) == key
    assert Keys(file).unlock() == key


def test_a_machine_without_keychain_and_passphrase_gets_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    import keyring.backends.fail  # noqa: PLC0415 - chosen here only

    monkeypatch.setattr("keyring.get_keyring", keyring.backends.fail.Keyring)
    with pytest.raises(EnvironmentProblem, match="NO_KEYCHAIN"):
        Keys(tmp_path / "key.json").create()
    assert not (tmp_path / "key.json").exists()


def test_a_damaged_or_missing_key_file_is_said(tmp_path: Path) -> None:
    file = tmp_path / "key.json"
    with pytest.raises(EnvironmentProblem, match="NO_KEY"):
        Keys(file).unlock()
    file.write_text("{")
    with pytest.raises(EnvironmentProblem, match="KEY_FILE_DAMAGED"):
        Keys(file).unlock()

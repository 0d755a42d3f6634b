"""The frozen program as `make bundle` made it; nothing of this Python, this folder or these settings helps it."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import time
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from offcirc import __version__
from offcirc.app.licences import INDEX
from offcirc.cli.messages import ALREADY_OPEN, NO_SCREEN
from tests.benchmarks.__main__ import main as benchmarks
from tests.faults.tools.errors import NotAvailable, skip_if_not_available
from tests.packaging.conftest import ROOT, Frozen, Recipe
from tests.screen.virtual import missing, screen

_TRIED = {
    *("journal", "time zones", "certificates", "keychain"),
    *("screen", "translations", "icons", "sounds", "help", "licences", "window", "receipt"),
    *("central database", "central server", "PostgreSQL"),
}
_OFF_THE_DISTRIBUTIONS = {"altgraph", "packaging", "pip", "pyinstaller", "setuptools", "wheel"}
"""Tools of the build, some of whose files PyInstaller names its own after."""
_WINDOW_WITHIN_S = 60


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_self_test_passes_with_nothing_around_it_and_leaves_nothing(frozen: Frozen) -> None:
    *tried, end = rows(frozen.run("--json", "--self-test").stdout)
    assert {row["check"] for row in tried} == _TRIED
    assert all(row["ok"] for row in tried)
    assert end == {"version": __version__, "ok": True, "failed": []}
    assert list(frozen.home.parent.rglob("*")) == [frozen.home, frozen.nothing]


def test_the_self_test_says_what_is_missing_or_broken(frozen: Frozen, tmp_path: Path) -> None:
    broken = frozen.elsewhere(tmp_path / "broken")
    inside = broken.folder / "_internal"
    for name in ("translations/offcirc_fi.qm", "sounds/well.wav", "help/cs/after.html"):
        (inside / "offcirc/resources" / name).unlink()
    (inside / "licences" / INDEX).unlink()
    (broken.folder / "offcirc-central").unlink()
    *tried, end = rows(broken.run("--json", "--self-test", status=3).stdout)
    assert end["failed"] == ["translations", "sounds", "help", "licences"]
    assert next(row["says"] for row in tried if row["check"] == "translations") == "offcirc_fi.qm cannot be loaded"
    assert not any(str(row["check"]).startswith("central") for row in tried)


def test_a_window_that_qt_cannot_show_is_said_and_the_rest_is_tried(frozen: Frozen) -> None:
    *tried, end = rows(frozen.run("--json", "--self-test", status=3, DISPLAY=":9999").stdout)
    assert end["failed"] == ["window"]
    assert "could not connect to display :9999" in next(str(row["says"]) for row in tried if row["check"] == "window")


@pytest.mark.parametrize("name", ["offcirc", "offcirc-central"])
def test_each_program_knows_its_name_also_through_a_link(frozen: Frozen, tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(frozen.folder / name)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / name).symlink_to(frozen.folder / "offcirc")
    for folder in (frozen.folder, tmp_path, tmp_path / "other"):
        linked = Frozen(folder, frozen.home, frozen.nothing)
        assert linked.run("--version", name=name).stdout == f"{name} {__version__}\n"


def test_the_demonstrations_day_passes(frozen: Frozen) -> None:
    done = frozen.run("demo", "--headless")
    assert "holds True" in done.stdout.splitlines()[-1]


def test_licences_of_all_that_is_inside_are_there(frozen: Frozen) -> None:
    folder = frozen.folder / "_internal" / "licences"
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    told = {re.sub(r"[-_.]+", "-", each["name"]).lower() for each in index}
    owners = packages_distributions()
    modules = {name.split(".")[0] for name in pure_modules(frozen)}
    modules |= {file.name.split(".")[0] for file in (frozen.folder / "_internal").iterdir()}
    inside = {re.sub(r"[-_.]+", "-", owner).lower() for module in modules for owner in owners.get(module, ())}
    assert len(inside) > 30
    assert inside - _OFF_THE_DISTRIBUTIONS <= told
    assert {"qt", "python", "sqlcipher", "sqlite", "openssl", "icu", "libsodium"} <= told
    texts = {each["name"]: (folder / each["file"]).read_text(encoding="utf-8") for each in index}
    assert all(text.strip() for text in texts.values())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["Qt"]
    assert "ZETETIC LLC" in texts["SQLCipher"]


def pure_modules(frozen: Frozen) -> dict[str, bytes]:
    """The compiled modules inside, by name."""
    readers = importlib.import_module("PyInstaller.archive.readers")  # it has no types
    archive = readers.CArchiveReader(str(frozen.folder / "offcirc")).open_embedded_archive("PYZ.pyz")
    return {name: archive.extract(name, raw=True) or b"" for name in archive.toc}


def test_nothing_of_the_build_machine_is_inside(frozen: Frozen) -> None:
    own = [str(place).encode() for place in (ROOT, Path(sys.prefix), Path(sys.base_prefix)) if place != Path("/usr")]
    for name, content in pure_modules(frozen).items():
        assert not any(each in content for each in own), name
    for file in frozen.folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            assert not any(each in content for each in own), file


def test_it_is_as_small_as_promised_and_its_links_lead_somewhere(frozen: Frozen, recipe: Recipe) -> None:
    build = recipe.module("build")
    assert build.unpacked_mb(frozen.folder) <= build.MOST_UNPACKED_MB == 160
    assert [file for file in frozen.folder.rglob("*") if not file.exists()] == []


def test_a_place_with_spaces_and_letters_in_the_plainest_locale(frozen: Frozen, tmp_path: Path) -> None:
    there = frozen.elsewhere(tmp_path / "Žluťoučký kůň ja äiti")
    before = listing(there.folder)
    home = tmp_path / "työ asema"
    for locale in ("C", "fi_FI.UTF-8"):
        done = there.run("--home", str(home), "status", status=3, LC_ALL=locale)
        assert done.stderr.startswith("offcirc: This machine is not a workstation yet")
    there.run("--home", str(home / "keskus"), "init", name="offcirc-central", LC_ALL="C")
    *_, end = rows(there.run("--json", "--self-test", LC_ALL="C").stdout)
    assert end["ok"]
    assert listing(there.folder) == before  # it writes nothing there, and so may stand where nobody may


def listing(folder: Path) -> list[tuple[str, int, int]]:
    found = ((file, file.lstat()) for file in sorted(folder.rglob("*")))
    return [(str(file), status.st_size, status.st_mtime_ns) for file, status in found]


def test_without_a_home_or_a_screen_there_is_one_sentence(frozen: Frozen) -> None:
    assert frozen.run(status=3).stderr == f"offcirc: {NO_SCREEN}\n"
    done = frozen.run(status=3, DISPLAY=":9999")
    assert done.stderr.startswith("offcirc: the window cannot be shown on this screen (could not connect to display")
    assert done.stderr.count("\n") == 1
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups", "env", "-i"]
        nobody = subprocess.run(
            [*command, str(frozen.folder / "offcirc"), "status"], cwd="/", capture_output=True, text=True, check=False
        )
        assert (nobody.returncode, nobody.stderr) == (
            3,
            "offcirc: ~ cannot be opened: check that it is there and yours.\n",
        )


def test_programs_of_the_system_find_the_systems_libraries(frozen: Frozen, tmp_path: Path) -> None:
    told = tmp_path / "told"
    spy = frozen.nothing / "systemctl"
    spy.write_text(f"#!/bin/sh\n/usr/bin/env >> '{told}'\nexit 1\n", encoding="utf-8")
    spy.chmod(0o755)
    timer = frozen.home / ".config" / "systemd" / "user" / "offcirc-sync.timer"
    timer.parent.mkdir(parents=True)
    timer.touch()
    frozen.run("schedule", "remove", status=None, LD_LIBRARY_PATH="/opt/of-the-user")
    names = dict(line.split("=", 1) for line in told.read_text(encoding="utf-8").splitlines() if "=" in line)
    assert names["LD_LIBRARY_PATH"] == "/opt/of-the-user"
    assert [name for name, value in names.items() if str(frozen.folder) in value or name.startswith("_PYI")] == []


def test_the_window_opens_and_a_second_start_brings_it_to_the_front(frozen: Frozen, tmp_path: Path) -> None:
    with skip_if_not_available():
        if missing():
            raise NotAvailable(f"{', '.join(missing())} not installed")
    with screen() as seen:
        command = [str(frozen.folder / "offcirc"), "--home", str(tmp_path / "desk")]
        with subprocess.Popen(command, env=frozen.environment(DISPLAY=seen.display), cwd=frozen.nothing) as window:
            try:
                seen.wait_for_window("offcirc", _WINDOW_WITHIN_S)
                time.sleep(1)
                second = frozen.run("--home", str(tmp_path / "desk"), DISPLAY=seen.display)
                assert second.stderr == f"offcirc: {ALREADY_OPEN}\n"
                picture = QImage(str(seen.picture(tmp_path / "seen.png")))
            finally:
                window.terminate()
            assert window.wait(30) == 0
    colours = {picture.pixel(x, y) for x in range(0, 1366, 20) for y in range(0, 768, 20)}
    assert len(colours) > 5


def test_its_first_paint_is_measured(frozen: Frozen, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert frozen.folder.exists()
    assert benchmarks(["--small", "--cache", str(tmp_path), "--only", "bundle"]) == 0
    assert "first paint, frozen" in capsys.readouterr().out

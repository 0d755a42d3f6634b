"""The small library of the central server's tests, and the frozen program."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests.central.conftest import small_library

__all__ = ["small_library"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def recipe() -> Iterator[type[Recipe]]:
    """The modules of `packaging/bundle`, which are scripts and in no package."""
    folder = str(ROOT / "packaging" / "bundle")
    sys.path.insert(0, folder)
    yield Recipe
    sys.path.remove(folder)


class Recipe:
    """Imports one of them."""

    @staticmethod
    def module(name: str) -> ModuleType:
        return importlib.import_module(name)


@dataclass(frozen=True)
class Frozen:
    """A frozen program in its folder, started as on a machine without Python."""

    folder: Path
    home: Path
    nothing: Path
    """An empty folder, for PATH."""

    def environment(self, **more: str) -> dict[str, str]:
        """All that it is told."""
        own = {"HOME": str(self.home), "PATH": str(self.nothing), "TMPDIR": str(self.home.parent)}
        return own | {"LC_ALL": "C.UTF-8"} | more

    def run(
        self, *arguments: str, name: str = "offcirc", status: int | None = 0, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs it to its end."""
        command = [str(self.folder / name), *arguments]
        done = subprocess.run(
            command,
            env=self.environment(**more),
            cwd=self.nothing,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert status is None or done.returncode == status, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def elsewhere(self, place: Path) -> Frozen:
        """A copy of it, whose files are links to the same, so that it costs nothing."""
        for folder, _, files in os.walk(self.folder):
            target = place / Path(folder).relative_to(self.folder)
            target.mkdir(parents=True)
            for file in files:
                os.link(Path(folder, file), target / file, follow_symlinks=False)
        return Frozen(place, self.home, self.nothing)


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    """What `make bundle` made."""
    folder = ROOT / "dist" / "offcirc"
    if not (folder / "offcirc").exists():
        pytest.skip("there is no frozen program here: make smoke")
    places = tmp_path / "home", tmp_path / "nothing"
    for place in places:
        place.mkdir()
    return Frozen(folder, *places)

"""Every widget of every scene: a name, a role, reached by Tab in a sensible order, nothing cut off, nothing faint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui import accessibility
from tests.screen.plays import MAIN_PLAYS, PLAYS, Play
from tests.screen.stage import Library, Stage, sample_library

_SIZE = (1366, 768)
_PLAIN_SIZE, _LARGE_SIZE = 100, 150
_DRESSES = (("light", _PLAIN_SIZE), ("dark", _LARGE_SIZE))
_CASES = [pytest.param(play, "en", id=f"{play.__name__}-en") for play in PLAYS] + [
    pytest.param(play, language, id=f"{play.__name__}-{language}", marks=pytest.mark.torture)  # they take their time
    for language in ("fi", "cs")
    for play in MAIN_PLAYS
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One server for all plays."""
    with sample_library(tmp_path_factory.mktemp("library")) as library:
        yield library


@pytest.fixture
def stage(
    library: Library, language: str, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    """A window of its own, that counts what waits as soon as something was recorded."""
    monkeypatch.setattr("offcirc.gui.window._STANDING_AFTER_MS", 20)
    if not library.server.running:
        library.server.restart()
    stage = Stage(library, tmp_path / "home", language=language)
    yield stage
    stage.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("play", "language"), _CASES)
def test_every_widget_of_every_scene(play: Play, language: str, stage: Stage) -> None:
    wrong: list[str] = []
    for scene in play(stage):
        wrong += [f"{scene}: {each}" for each in _walk(stage, whole=language == "en")]
    assert not wrong, "\n" + "\n".join(wrong)


def _walk(stage: Stage, *, whole: bool) -> list[str]:
    """Whether all can be read, light, and dark with large text; and names and the order of Tab, where it is `whole`.

    It begins as the window is dressed: a change of dress takes half a second.
    """
    found = []
    for theme, size in sorted(_DRESSES, key=lambda dress: dress != stage.dressed):
        stage.dress(theme, size)
        stage.resize(*_SIZE)
        stage.settle()
        front = stage.front
        wrong = [*accessibility.cut_off(front), *accessibility.faint(front, stage.desk.theme.colours)]
        if whole and size == _PLAIN_SIZE:
            wrong += [*accessibility.nameless(front), *accessibility.unreachable(stage, front)]
        found += [f"{theme}, {size} %: {each}" for each in wrong]
    return found

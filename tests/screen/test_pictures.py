"""`make pictures` takes pictures: whole, of the right size, and not of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screen.pictures import LARGE, SMALL, Camera
from tests.screen.plays import check_in
from tests.screen.stage import Stage, sample_library

_SCENES = ("check-in-empty", "check-in")
_MANY_COLOURS = 50


@pytest.mark.slow
def test_scenes_are_taken_in_both_themes_and_sizes(tmp_path: Path, qapp: QApplication) -> None:
    camera = Camera(tmp_path, only=_SCENES)
    with sample_library(tmp_path / "library") as library:
        camera.film(check_in, Stage(library, tmp_path / "home"))
    qapp.setStyleSheet("")
    wanted = {
        f"{scene}-en-{theme}-{width}x{height}.png"
        for scene in _SCENES
        for theme in ("light", "dark")
        for width, height in (SMALL, LARGE)
    }
    assert {file.name for file in camera.taken} == wanted
    for file in camera.taken:
        picture = QImage(str(file))
        assert f"{picture.width()}x{picture.height()}" in file.name
        assert len({picture.pixel(x, y) for x in range(0, 1366, 2) for y in range(0, 768, 7)}) > _MANY_COLOURS

"""Pictures of every scene: `python -m tests.screen.pictures [FOLDER]` (`make pictures`).

English in both themes and at both sizes; the pages in Finnish and Czech, light, at the smaller size. One process a
language, beside one another.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from offcirc.gui.application import make_application
from tests.screen.plays import MAIN_PLAYS, PLAYS, Play
from tests.screen.stage import Stage, sample_library

SMALL, LARGE = (1366, 768), (1920, 1080)
LANGUAGES = ("en", "fi", "cs")
BEST = {
    "check-out": "check-out-visit-en-light",
    "decision": "check-out-decision-en-dark",
    "check-in": "check-in-en-light",
    "review": "transactions-repair-patron-en-light",
    "data": "data-synchronised-en-light",
    "suomeksi": "check-out-visit-fi-light",
}
"""The pictures of the README: `python -m tests.screen.pictures --best resources/pictures`."""


def photograph(stage: Stage) -> QPixmap:
    """The window, and the dialog that is open in the middle of it."""
    picture = stage.back.grab()
    front = stage.front
    if front is not stage.back:
        painter = QPainter(picture)
        place = stage.back.rect().center() - front.rect().center()
        painter.drawRect(place.x() - 1, place.y() - 1, front.width() + 1, front.height() + 1)
        painter.drawPixmap(QPoint(place), front.grab())
        painter.end()
    return picture


class Camera:
    """Takes the pictures of a play.

    Args:
        folder: where they go.
        themes: in which each scene is taken.
        sizes: of the window.
        only: names of the scenes that are wanted; all if empty.
    """

    def __init__(
        self,
        folder: Path,
        *,
        themes: Iterable[str] = ("light", "dark"),
        sizes: Iterable[tuple[int, int]] = (SMALL, LARGE),
        only: Collection[str] = (),
    ) -> None:
        self._folder = folder
        self._themes, self._sizes = list(themes), list(sizes)
        self._only = only
        self.taken: list[Path] = []

    def film(self, play: Play, stage: Stage) -> None:
        """Plays, and takes each scene in every variant."""
        try:
            for scene in play(stage):
                if not self._only or scene in self._only:
                    self._take(scene, stage)
        finally:
            stage.close()

    def _take(self, scene: str, stage: Stage) -> None:
        for theme in self._themes:
            stage.dress(theme)
            for width, height in self._sizes:
                stage.resize(width, height)
                file = self._folder / f"{scene}-{stage.language}-{theme}-{width}x{height}.png"
                photograph(stage).save(str(file))
                self.taken.append(file)
            self._sizes.reverse()
        self._themes.reverse()  # the next scene begins as this one ends: a change of theme styles every widget anew


def take_pictures(folder: Path, language: str, only: Collection[str] = (), plays: Collection[str] = ()) -> list[Path]:
    """All of one language, or the named plays' and scenes'."""
    make_application()
    english = language == "en"
    camera = Camera(folder, only=only) if english else Camera(folder, themes=("light",), sizes=(SMALL,), only=only)
    with tempfile.TemporaryDirectory(prefix="offcirc-stage-") as temporary, sample_library(Path(temporary)) as library:
        for play in PLAYS if english else MAIN_PLAYS:
            if plays and play.__name__ not in plays:
                continue
            camera.film(play, Stage(library, Path(temporary) / play.__name__, language=language))
    return camera.taken


def choose_best(pictures: Path, best: Path) -> None:
    """Puts those of the README into `best`, in 256 colours: a third of the bytes, and no eye sees it."""
    best.mkdir(exist_ok=True)
    for name, taken in BEST.items():
        picture = QImage(str(pictures / f"{taken}-{SMALL[0]}x{SMALL[1]}.png"))
        counted = Counter(memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I"))
        palette = [colour for colour, _ in counted.most_common(256)]
        few = picture.convertToFormat(QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.ThresholdDither)
        if not few.save(str(best / f"{name}.png")):
            raise FileNotFoundError(taken)


def main() -> int:
    """All languages, each in its own process; names the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go; a new temporary folder by default")
    parser.add_argument("--language", choices=LANGUAGES, help="only this one")
    parser.add_argument("--play", action="append", default=[], help="only this play; may be repeated")
    parser.add_argument("--scene", action="append", default=[], help="only this scene; may be repeated")
    parser.add_argument("--best", type=Path, help="also puts the pictures of the README there")
    arguments = parser.parse_args()
    folder = (arguments.folder or Path(tempfile.mkdtemp(prefix="offcirc-pictures-"))).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if arguments.language:
        take_pictures(folder, arguments.language, arguments.scene, arguments.play)
        return 0
    began_s = time.monotonic()
    chosen = [*(f"--scene={scene}" for scene in arguments.scene), *(f"--play={play}" for play in arguments.play)]
    command = [sys.executable, "-m", "tests.screen.pictures", str(folder), *chosen, "--language"]
    running = [subprocess.Popen([*command, language]) for language in LANGUAGES]
    statuses = [process.wait() for process in running]
    count = len(list(folder.glob("*.png")))
    sys.stdout.write(f"{count} pictures in {folder} after {time.monotonic() - began_s:.0f} s\n")
    if arguments.best:
        choose_best(folder, arguments.best)
    return max(map(abs, statuses))


if __name__ == "__main__":
    raise SystemExit(main())

"""Our own SVG icons (`resources/icons/*.svg`, one path colour `currentColor`), tinted for the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from offcirc.resources import resources


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as `size` logical pixels square.

    Args:
        name: a file of `resources/icons`, without `.svg`.
        colour: `#rrggbb`.
        size: logical pixels.
        ratio: device pixels per logical pixel.
    """
    source = (resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=64)
def icon_file(name: str, colour: str) -> str:
    """A tinted icon as a file, for a style sheet, which takes nothing else; gone when the program ends."""
    source = (resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    file = Path(_folder().name) / f"{name}-{colour.removeprefix('#')}.svg"
    file.write_bytes(source)
    return file.as_posix()


@lru_cache(maxsize=1)
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="offcirc-icons-")


def icon(name: str, colour: str) -> QIcon:
    """An icon for buttons, sharp at every size it is shown at."""
    found = QIcon()
    for size in (16, 24, 32, 48):
        found.addPixmap(pixmap(name, colour, size))
    return found

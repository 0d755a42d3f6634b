"""Who the program is to the system that it is installed on: name, version, icons, the files that are its own.

`python packaging/bundle/identity.py FOLDER` makes the icons there: SVG, PNG in every size, ICO and ICNS.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from offcirc import __version__

VERSION = __version__
WHAT = "Offline circulation for libraries"
MAKER = "The offcirc developers"
MAC_IDENTIFIER = "org.offcirc.offcirc"
FILE_TYPE = "application/vnd.offcirc.transactions"
SUFFIX = "offcirc"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

_DRAWING = Path(__file__).resolve().parents[2] / "resources" / "offcirc.svg"
_ICO_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
_PROGRAMS = {
    "offcirc": "offcirc, commands",
    "offcircw": "offcirc",
    "offcirc-central": "offcirc, central server",
}


def make_icons(folder: Path) -> Path:
    """Writes `offcirc.svg`, `offcirc-SIZE.png`, `offcirc.ico` and `offcirc.icns`; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "offcirc.svg").write_bytes(_DRAWING.read_bytes())
    pictures = {size: _png(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"offcirc-{size}.png").write_bytes(picture)
    (folder / "offcirc.ico").write_bytes(_ico({size: pictures[size] for size in _ICO_SIZES}))
    (folder / "offcirc.icns").write_bytes(_icns({kind: pictures[size] for kind, size in _ICNS_KINDS.items()}))
    return folder


def _png(size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_DRAWING.read_bytes())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' container of pictures: a head, an entry each, then the PNG files (since Vista). 256 is told as 0."""
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def _icns(pictures: dict[bytes, bytes]) -> bytes:
    """Apple's container: each PNG file behind its kind and length."""
    parts = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def windows_version(folder: Path, program: str) -> str:
    """Writes what Explorer shows of `program`; returns the file, which PyInstaller reads."""
    numbers = tuple(int(part) for part in (*VERSION.split("."), "0", "0", "0")[:4])
    strings = {
        "CompanyName": MAKER,
        "FileDescription": _PROGRAMS[program],
        "FileVersion": VERSION,
        "InternalName": program,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "offcirc",
        "ProductVersion": VERSION,
    }
    table = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    file = folder / f"{program}-version.txt"
    file.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1), "
        f"kids=[StringFileInfo([StringTable('040904B0', [{table}])]), "
        "VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n",
        encoding="utf-8",
    )
    return str(file)


def mac_properties() -> dict[str, object]:
    """What Info.plist says beside name and version: our files open in the window, in three languages."""
    return {
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "offcirc transactions",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [f"{MAC_IDENTIFIER}.transactions"],
            }
        ],
        "CFBundleLocalizations": ["en", "fi", "cs"],
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeConformsTo": ["public.data"],
                "UTTypeDescription": "offcirc transactions",
                "UTTypeIdentifier": f"{MAC_IDENTIFIER}.transactions",
                "UTTypeTagSpecification": {"public.filename-extension": [SUFFIX], "public.mime-type": [FILE_TYPE]},
            }
        ],
    }


if __name__ == "__main__":
    make_icons(Path(sys.argv[1]))

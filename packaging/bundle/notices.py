"""The licences of everything inside the bundle: a folder of texts, and an index that About reads.

Python's packages bring their texts in their metadata. What lies below them is told here; a library that the build
machine's system lent has its text there. Where one is missing there is no bundle.
"""

from __future__ import annotations

import json
import platform
import re
import ssl
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path

import contents
from PySide6.QtCore import qVersion

from offcirc.app.licences import INDEX, Package, package_of
from offcirc.sqlcipher import SQLITE_VERSION

_TEXTS = Path(__file__).parent / "licences"
_QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
_OF_QT = {"pyside6_essentials", "shiboken6"}
"""Their wheels bring no text."""
_DEBIAN_DOCUMENTS = Path("/usr/share/doc")
_COMMON = Path("/usr/share/common-licenses")


def write(folder: Path, inside: Iterable[Distribution], binaries: Iterable[contents.Entry]) -> list[contents.Entry]:
    """Makes the folder anew; returns it as PyInstaller takes it.

    Raises:
        SystemExit: something has no text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    parts = [*_below(), *map(_complete, map(package_of, inside)), *_of_the_system(binaries)]
    without = [part.name for part in parts if not part.text]
    if without:
        raise SystemExit(f"bundle: no licence text of {', '.join(without)}")
    index = []
    for part in sorted(parts, key=lambda each: each.name.lower()):
        file = re.sub(r"[^A-Za-z0-9.+-]", "-", part.name) + ".txt"
        (folder / file).write_text(part.text, encoding="utf-8")
        index.append({"name": part.name, "version": part.version, "licence": part.licence, "file": file})
    (folder / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return [(f"licences/{file.name}", str(file), "DATA") for file in sorted(folder.iterdir())]


def _below() -> Iterator[Package]:
    """What packages contain that are not written in Python, and Python."""
    openssl = re.search(r"[0-9]+\.[0-9]+\.[0-9]+", ssl.OPENSSL_VERSION)
    apache = (contents.ROOT / "LICENSE").read_text(encoding="utf-8")
    yield Package("offcirc", contents.distribution("offcirc").version, "Apache-2.0", apache)
    yield Package("Python", platform.python_version(), "PSF-2.0", _python_text())
    yield Package("Qt", qVersion(), "LGPL-3.0-only", _text(*_QT))
    yield Package("SQLCipher", "", "BSD-3-Clause", _text("SQLCipher.txt"))
    yield Package("SQLite", SQLITE_VERSION, "Public domain", _text("SQLite.txt"))
    yield Package("OpenSSL", openssl[0] if openssl else "", "Apache-2.0", apache)
    yield Package("libsodium", "", "ISC", _text("libsodium.txt"))
    yield Package("ICU", "", "Unicode-3.0", _text("ICU.txt"))


def _text(*names: str) -> str:
    return "\n\n".join((_TEXTS / name).read_text(encoding="utf-8") for name in names)


def _python_text() -> str:
    base = Path(sys.base_prefix)
    library = base / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = [file for file in (library / "LICENSE.txt", base / "LICENSE.txt", library / "LICENSE") if file.exists()]
    return found[0].read_text(encoding="utf-8") if found else ""


def _complete(package: Package) -> Package:
    """Where a package's own files do not say it."""
    if package.name.lower() in _OF_QT:
        return Package(package.name, package.version, package.licence, _text(*_QT))
    if package.text or not package.licence:
        return package
    return Package(package.name, package.version, package.licence, f"{package.name} is under {package.licence}.\n")


def _of_the_system(binaries: Iterable[contents.Entry]) -> Iterator[Package]:
    """Libraries of the build machine, by the packages of its system."""
    if not contents.LINUX:
        return  # Windows and macOS lend none: what Python brings there is under Python's licence
    inside = (Path(sys.prefix), Path(sys.base_prefix), contents.ROOT)
    files = {Path(entry[1]).resolve() for entry in binaries if entry[2] == "BINARY"}
    lent = sorted(file for file in files if not any(file.is_relative_to(folder) for folder in inside))
    common: set[str] = set()
    for name, version in sorted({_owner(file) for file in lent}):
        copyright_ = _DEBIAN_DOCUMENTS / name / "copyright"
        text = copyright_.read_text(encoding="utf-8") if copyright_.exists() else ""
        common |= set(re.findall(r"/usr/share/common-licenses/([A-Za-z]+-[0-9.]*[0-9])", text))
        yield Package(name, version, "", text)
    for name in sorted(common):
        yield Package(f"Text of {name}", "", name, (_COMMON / name).read_text(encoding="utf-8"))


def _owner(file: Path) -> tuple[str, str]:
    """The package that a library came with, and its version; the library's own name where nobody knows."""
    for asked in (file, Path("/") / file.relative_to("/usr")) if file.is_relative_to("/usr") else (file,):
        told = subprocess.run(["dpkg-query", "-S", str(asked)], capture_output=True, text=True, check=False).stdout
        if told:
            name = told.split(": ")[0].split(",")[0]
            shown = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True
            ).stdout
            return name.split(":")[0], shown
    return file.name, ""

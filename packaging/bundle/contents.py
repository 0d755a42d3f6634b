"""What is inside the bundle, and what is left to the system or not wanted. The recipe (`offcirc.spec`) asks here.

Everything is found by looking: a distribution belongs to the bundle where one of its modules does, a library where
something that stays needs it.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's: where it goes in the bundle, where it comes from, its kind."""

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "offcirc"
RESOURCES = ROOT / "resources"
LINUX = sys.platform == "linux"

HIDDEN = (
    "logging.config",
    "psycopg.pq.pq_ctypes",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
    "tzdata",
    "uvicorn.lifespan.off",
    "uvicorn.lifespan.on",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
)
"""Imported by name at run time."""

EXCLUDED = (
    # Litestar makes up examples for an API's documentation with them: 13 MB, and nothing here is made up.
    "faker",
    "polyfactory",
    # Litestar's own command line and its colours.
    "pygments",
    "rich",
    "rich_click",
    # libpq with an OpenSSL of its own, 12 MB. Without it psycopg takes the system's, which a server's machine has.
    "psycopg_binary",
    # Other programs' ways in, and what only developers use.
    "_pytest",
    "curses",
    "distutils",
    "lib2to3",
    "pydoc_data",
    "readline",
    "setuptools",
    "tkinter",
    "trove_classifiers",
    "unittest",
    "PySide6.QtTest",
)

UNWANTED = (
    # Would bring the build machine's GTK.
    "libqgtk3",
    # Screens that are no desk's, and input that no desk has.
    "egldeviceintegrations",
    "libqeglfs",
    "libqlinuxfb",
    "libqminimal",
    "libqvkkhrdisplay",
    "libqvnc",
    "plugins/generic/",
    "qtvirtualkeyboard",
    # The window shows SVG, and PNG without a plugin.
    "libqgif",
    "libqicns",
    "libqjpeg",
    "libqpdf",
    "libqtga",
    "libqtiff",
    "libqwbmp",
    "libqwebp",
    # The window asks nothing over the network.
    "libqcertonlybackend",
    "libqopensslbackend",
    "networkinformation/libqglib",
)
"""Parts of a file's place in the bundle."""

OF_THE_SYSTEM = (
    # The screen, its fonts and its bus: a desktop has them, and they must fit its drivers and settings.
    "libX11.so",
    "libX11-xcb.so",
    "libXau.so",
    "libXdmcp.so",
    "libdbus-1.so",
    "libdrm.so",
    "libfontconfig.so",
    "libfreetype.so",
    "libglib-2.0.so",
    "libgthread-2.0.so",
    "libwayland-",
    # An older one than the system's would keep the screen's driver from loading.
    "libgcc_s.so",
    "libstdc++.so",
    # Where there is CUPS, its library is there: in its own version, with all that it needs (9 MB).
    "libcups.so",
)
"""Libraries that are taken from where the bundle runs."""

KEPT_HOOKS = ("pyi_rth_pkgutil",)
"""Of what PyInstaller runs before a program; the others import Qt into every command and set variables for children."""

_QT_LANGUAGES = ("_en.", "_fi.", "_cs.")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_METADATA = ("METADATA", "entry_points.txt")


def own_files() -> Iterator[tuple[str, str]]:
    """Resources but for what only developers read; migrations, which Alembic reads as files."""
    for file in sorted(RESOURCES.rglob("*")):
        if file.is_file() and file.suffix != ".ts" and "pictures" not in file.parts:
            yield str(file), str(Path("offcirc/resources") / file.parent.relative_to(RESOURCES))
    for owner in ("journal", "central"):
        for file in sorted((SOURCE / owner / "migrations").rglob("*.py")):
            yield str(file), str(Path("offcirc") / file.parent.relative_to(SOURCE))


def write_how_python_was_made(folder: Path) -> Path:
    """A module that stands for the standard library's own: without the folders of the build machine.

    `zoneinfo` asks it where the system keeps its time zones. Returns the folder, for the path of modules.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        name = sysconfig._get_sysconfigdata_name()  # noqa: SLF001 - it has no public one
        told = {key: value for key, value in importlib.import_module(name).build_time_vars.items() if key == "TZPATH"}
        (folder / f"{name}.py").write_text(f"build_time_vars = {told!r}\n", encoding="utf-8")
    return folder


def without_hooks(scripts: Iterable[Entry]) -> list[Entry]:
    """What runs at the start."""
    return [entry for entry in scripts if not entry[0].startswith("pyi_rth_") or entry[0] in KEPT_HOOKS]


def used(entries: Iterable[Entry]) -> list[Entry]:
    """Of the binaries those that are wanted, and what they need."""
    kept = [entry for entry in entries if _wanted(entry[0])]
    if not LINUX:
        return kept
    by_name = {Path(entry[0]).name: entry for entry in kept}
    reached: set[str] = set()
    waiting = [entry for entry in kept if entry[2] == "EXTENSION" or "/plugins/" in entry[0] or "libpython" in entry[0]]
    while waiting:
        entry = waiting.pop()
        if entry[0] not in reached:
            reached.add(entry[0])
            waiting += [by_name[name] for name in needed(entry[1]) if name in by_name]
    return [entry for entry in kept if entry[0] in reached]


def wanted_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Of the data those that are wanted; PyInstaller's links among them where their library is inside."""
    inside = {Path(entry[0]).name for entry in binaries}
    return [
        entry
        for entry in entries
        if _wanted(entry[0]) and (entry[2] != "SYMLINK" or Path(entry[0]).name in inside or not LINUX)
    ]


def _wanted(name: str) -> bool:
    place = name.replace("\\", "/")
    if any(part in place for part in UNWANTED) or Path(place).name.startswith(OF_THE_SYSTEM):
        return False
    return "/translations/qt" not in place or any(language in place for language in _QT_LANGUAGES)


@cache
def needed(file: str) -> tuple[str, ...]:
    """The libraries that a binary names itself; what those need in turn is asked of them."""
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
    return tuple(_NEEDED.findall(told))


def distributions(entries: Iterable[Entry]) -> list[Distribution]:
    """Those of which a module or a binary is inside, by name; without ours."""
    owners = packages_distributions()
    tops = {re.split(r"[./\\]", entry[0])[0] for entry in entries}
    names = {name for top in tops for name in owners.get(top, ())} - {"offcirc", "pyinstaller"}
    return sorted((distribution(name) for name in names), key=lambda each: each.name.lower())


def metadata_files(found: Iterable[Distribution]) -> list[Entry]:
    """What programs ask of installed packages: version and what they offer; not where they were installed from."""
    files = (file for each in (distribution("offcirc"), *found) for file in each.files or ())
    return [
        (file.as_posix(), str(file.locate()), "DATA")
        for file in files
        if file.match("*.dist-info/*") and file.name in _METADATA
    ]

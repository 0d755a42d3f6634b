"""`make bundle`: builds the frozen program into dist/offcirc, unless what is there was made from the same.

Puts it in place whole: a build that fails leaves the one before. Exit status 1 where it is larger than promised.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import filelock
import identity

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
WORK = ROOT / "build" / "bundle"
STAMP = DIST / "offcirc.stamp"

MOST_UNPACKED_MB = 160
MOST_COMPRESSED_MB = 55
_MB = 1_000_000
_BLOCK = 4096
"""A file takes whole blocks of a disk."""
_PRESET = "-3"
"""A fast one, for the bound; what is published is packed tighter."""
_SOURCES = ("src", "resources", "packaging/bundle", "requirements/run.lock", "requirements/dev.lock")
_TOOLS = ("objdump", "strip", "tar", "xz") if sys.platform == "linux" else ()
_NOT_INSIDE = {"__pycache__", "pictures"}


def main() -> int:
    """One build at a time in a working copy."""
    WORK.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(WORK / "building.lock"):
        return build()


def build() -> int:
    """Builds where it must, and says what came of it."""
    key = key_of_sources()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == key and (DIST / "offcirc").is_dir():
        _say("dist/offcirc is up to date")
        return 0
    missing = [name for name in _TOOLS if shutil.which(name) is None]
    if missing:
        _say(f"{', '.join(missing)} are not here: install binutils and xz-utils")
        return 3
    made = _built()
    _forget_this_python(made / "offcirc")
    if sys.platform != "linux":  # the promise is about Linux
        _put_in_place(made, key)
        return 0
    unpacked, compressed = unpacked_mb(made / "offcirc"), compressed_mb(made / "offcirc")
    _say(f"unpacked {unpacked:.1f} MB (at most {MOST_UNPACKED_MB})")
    _say(f"tar.xz {compressed:.1f} MB with xz {_PRESET} (at most {MOST_COMPRESSED_MB})")
    if unpacked > MOST_UNPACKED_MB or compressed > MOST_COMPRESSED_MB:
        _say("it is larger than promised: look at packaging/bundle/contents.py")
        return 1
    _put_in_place(made, key)
    return 0


def key_of_sources() -> str:
    """Changes with everything that the bundle is made from; asked before it is, so that a later change is noticed."""
    told = hashlib.sha256(f"{sys.version} {platform.platform()}\n".encode())
    for file in _sources():
        told.update(f"{file.relative_to(ROOT).as_posix()}\n".encode())
        told.update(hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


def _sources() -> Iterator[Path]:
    for name in _SOURCES:
        place = ROOT / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (file for file in files if file.is_file() and not _NOT_INSIDE & set(file.parts))


def _built() -> Path:
    """Runs PyInstaller; returns the folder of what it made."""
    made = WORK / "dist"
    shutil.rmtree(made, ignore_errors=True)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "1",  # the same modules compile to the same bytes
        "PYINSTALLER_CONFIG_DIR": str(WORK / "cache"),
    }
    recipe = Path(__file__).with_name("offcirc.spec")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(made), "--workpath", str(WORK / "work"), str(recipe)),
        ],
        check=True,
        cwd=ROOT,
        env=environment,
    )
    return made


def _forget_this_python(folder: Path) -> None:
    """Takes the folder that this Python stands in out of its binaries: they would look for libraries there.

    In its place stands a path of the same length, so that nothing moves. Its last part stays: a compiler lets other
    texts, such as the version, begin within it.
    """
    here, system = sys.base_prefix.encode(), b"/usr"
    last = here[here.rindex(b"/") :]
    if here.startswith(system) or len(here) < len(system + last):
        return
    neutral = system.ljust(len(here) - len(last), b"/") + last
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            if content.startswith(b"\x7fELF") and here in content:
                file.write_bytes(content.replace(here, neutral))


def unpacked_mb(folder: Path) -> float:
    """What it takes on a disk."""
    sizes = (file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(-(-size // _BLOCK) * _BLOCK for size in sizes) / _MB


def compressed_mb(folder: Path) -> float:
    """What it takes as tar.xz."""
    tar = subprocess.run(["tar", "-C", folder.parent, "-c", folder.name], stdout=subprocess.PIPE, check=True).stdout
    packed = subprocess.run(["xz", "-T0", _PRESET], input=tar, stdout=subprocess.PIPE, check=True).stdout
    return len(packed) / _MB


def _put_in_place(made: Path, key: str) -> None:
    """The stamp goes first and comes last: a run that is cut off leaves none that matches."""
    DIST.mkdir(exist_ok=True)
    STAMP.unlink(missing_ok=True)
    for product in made.iterdir():
        shutil.rmtree(DIST / product.name, ignore_errors=True)
        product.rename(DIST / product.name)
    shutil.rmtree(DIST / "icons", ignore_errors=True)
    identity.make_icons(DIST / "icons")
    STAMP.write_text(key, encoding="utf-8")


def _say(text: str) -> None:
    sys.stdout.write(f"bundle: {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

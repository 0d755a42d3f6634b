"""What the bundle needs of the system that it is installed on: packages of Debian, found from its binaries.

`dpkg-shlibdeps` is not asked: it takes a library that the bundle brings for the system's of the same name. Versions are
demanded where symbols have them (the C and C++ libraries); all others are taken as old as a system may have them that
has those.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_VERSION = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_([0-9.]+)")
_LESS_WITHOUT = ("libcupsprintersupport.so",)
"""Parts of which the program does without, where the system has not what they need."""
_GOOD_TO_HAVE = ("ca-certificates", "fonts-dejavu-core | fonts-noto-core | fonts-liberation")
_DATA_OF = {"libxkbcommon.so.0": "xkb-data"}
"""What a library inside reads and no binary names."""
_GCC_OF_GLIBCXX = {26: "9", 27: "9.2", 28: "9.3", 29: "11", 30: "12", 31: "13", 32: "13.2", 33: "14"}
"""The release of GCC that brought GLIBCXX_3.4.N."""


def binaries(bundle: Path) -> list[Path]:
    """Programs and libraries."""
    return sorted(file for file in bundle.rglob("*") if file.is_file() and not file.is_symlink() and _is_elf(file))


def depends(bundle: Path) -> str:
    """For `Depends:`."""
    files = [file for file in binaries(bundle) if file.name not in _LESS_WITHOUT]
    versions = _versions(files)
    owners = owners_of(outside(bundle, files)) | {_DATA_OF[file.name] for file in files if file.name in _DATA_OF}
    return ", ".join(f"{owner} (>= {versions[owner]})" if owner in versions else owner for owner in sorted(owners))


def recommends(bundle: Path) -> str:
    """For `Recommends:`: printers of the system, the authorities that it trusts, letters that are good to read."""
    files = [file for file in binaries(bundle) if file.name in _LESS_WITHOUT]
    needed = outside(bundle, [file for file in binaries(bundle) if file.name not in _LESS_WITHOUT])
    return ", ".join([*_GOOD_TO_HAVE, *sorted(owners_of(outside(bundle, files) - needed))])


def outside(bundle: Path, files: Iterable[Path]) -> set[str]:
    """The libraries that files of the bundle name and that it has not."""
    inside = {file.name for file in bundle.rglob("*")}
    return {name for file in files for name in _NEEDED.findall(_told(file))} - inside


def owners_of(libraries: AbstractSet[str]) -> set[str]:
    """The packages that bring them.

    Raises:
        SystemExit: there is one that no package here brings.
    """
    if not libraries:
        return set()
    triplet = getattr(sys.implementation, "_multiarch", "")
    asked = ["dpkg-query", "-S", *(f"*/{triplet}/{name}" for name in libraries)]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    found = {Path(path).name: owner.split(":")[0] for owner, _, path in _lines(told)}
    if unknown := libraries - found.keys():
        raise SystemExit(f"needs: no package here brings {', '.join(sorted(unknown))}")
    return {found[name] for name in libraries}


def _lines(told: str) -> Iterator[tuple[str, str, str]]:
    for line in told.splitlines():
        owner, between, path = line.partition(": ")
        if between and not owner.startswith("diversion"):
            yield owner, between, path


def _versions(files: Iterable[Path]) -> dict[str, str]:
    """The oldest C and C++ libraries that have all symbols."""
    found = {match for file in files for match in _VERSION.findall(_told(file))}
    glibc = max((_numbers(version) for name, version in found if name == "GLIBC"), default=(2, 0))
    glibcxx = max((_numbers(version) for name, version in found if name == "GLIBCXX"), default=(3, 4))
    gcc = _GCC_OF_GLIBCXX[glibcxx[2]] if len(glibcxx) > 2 and glibcxx[2] > min(_GCC_OF_GLIBCXX) else "9"  # noqa: PLR2004
    return {"libc6": ".".join(map(str, glibc)), "libstdc++6": gcc}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def _told(file: Path) -> str:
    return subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True).stdout

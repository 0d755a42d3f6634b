"""What this program is made of, and under which licences: of the packages that are installed for it, read at run time.

A frozen program brings a folder of them instead, made when it was built (`packaging/bundle/notices.py`): it contains
more than packages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import msgspec

from offcirc.resources import licences

INDEX = "index.json"
"""In a frozen program's folder of licences: what it is made of."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST = 60
_LICENCE_FILES = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE)[^/]*$", re.IGNORECASE)
_KNOWN = {"sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause", "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"}
"""Where a package's metadata names none."""


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package; `text` is what its licence files say, if it brings any."""

    name: str
    version: str
    licence: str
    text: str


class _Entry(msgspec.Struct, frozen=True):
    """A line of the index; `file` has the text."""

    name: str
    version: str
    licence: str
    file: str


def packages(root: str = "offcirc") -> list[Package]:
    """Everything that `root` needs and that is installed, or all that is in the frozen program; by name."""
    folder = licences()
    return _installed(root) if folder is None else _bundled(folder)


def _bundled(folder: Path) -> list[Package]:
    entries = msgspec.json.decode((folder / INDEX).read_bytes(), type=list[_Entry])
    return [
        Package(each.name, each.version, each.licence, (folder / each.file).read_text(encoding="utf-8"))
        for each in entries
    ]


def _installed(root: str) -> list[Package]:
    found: dict[str, Package] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = package_of(distribution)
        waiting += [match[0] for each in distribution.requires or () if (match := _NAME.match(each)) and _wanted(each)]
    return sorted((package for key, package in found.items() if key != root), key=lambda each: each.name.lower())


def _wanted(requirement: str) -> bool:
    """Not the tools of whoever develops a package; what stands under another condition counts if it is installed."""
    return "extra ==" not in requirement


def package_of(distribution: metadata.Distribution) -> Package:
    """What a package says of itself."""
    about = distribution.metadata
    return Package(about["Name"], distribution.version, _licence(distribution), _text(distribution))


def _licence(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    expression = _stated(distribution, "License-Expression")
    stated = _stated(distribution, "License").strip().split("\n")[0]
    classifiers = [each for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    named = classifiers[0].rsplit(" :: ", 1)[-1] if classifiers else ""
    known = _KNOWN.get(about["Name"].lower(), "")
    return expression or (stated if len(stated) <= _LONGEST else "") or named or known


def _stated(distribution: metadata.Distribution, name: str) -> str:
    values = distribution.metadata.get_all(name)
    return str(values[0]) if values else ""


def _text(distribution: metadata.Distribution) -> str:
    files = [file for file in distribution.files or () if _LICENCE_FILES.search(str(file)) and file.suffix != ".py"]
    texts = []
    for file in files:
        try:
            texts.append(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
    return "\n\n".join(texts)

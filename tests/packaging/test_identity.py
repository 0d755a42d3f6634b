"""Who the program is to the system: version, icons, file type; one answer for every package."""

from __future__ import annotations

import ast
import plistlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from offcirc import __version__
from tests.packaging.conftest import Recipe


def test_the_icons_are_what_their_names_say(recipe: Recipe, tmp_path: Path) -> None:
    identity = recipe.module("identity")
    identity.make_icons(tmp_path)
    for size in identity.SIZES:
        picture = QImage(str(tmp_path / f"offcirc-{size}.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(size // 2, size // 8).alpha() == 255
    for name, largest in (("ico", 256), ("icns", 512)):
        reader = QImageReader(str(tmp_path / f"offcirc.{name}"))
        sizes = set()
        for number in range(reader.imageCount()):
            reader.jumpToImage(number)
            sizes.add(reader.read().width())
        assert {16, 32, 64, 128, 256} <= sizes
        assert max(sizes) == largest


@pytest.mark.parametrize("program", ["offcirc", "offcircw", "offcirc-central"])
def test_windows_is_told_the_version_of_each_program(recipe: Recipe, tmp_path: Path, program: str) -> None:
    text = Path(recipe.module("identity").windows_version(tmp_path, program)).read_text(encoding="utf-8")
    called = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    strings = {
        node.args[0].value: node.args[1].value
        for node in called
        if isinstance(node.func, ast.Name)
        and node.func.id == "StringStruct"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Constant)
    }
    assert strings["ProductVersion"] == strings["FileVersion"] == __version__
    assert strings["OriginalFilename"] == f"{program}.exe"
    assert f"filevers={tuple(int(part) for part in (*__version__.split('.'), '0'))}" in text


def test_macos_is_told_which_files_are_ours(recipe: Recipe) -> None:
    identity = recipe.module("identity")
    properties = plistlib.loads(plistlib.dumps(identity.mac_properties()))
    (document,) = properties["CFBundleDocumentTypes"]
    (kind,) = properties["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["offcirc"]

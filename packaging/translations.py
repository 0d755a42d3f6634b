"""`make translations`: brings the catalogues up to date with the window's texts, then compiles them.

The texts are in `src/offcirc/gui/messages`. Qt's lupdate reads Python only in part (no plural forms in `translate`, no
keyword arguments), so that the calls are found here, by Python's own parser, and handed to lupdate as the C++ macros it
knows. What a function says in its docstring goes to the translator as a comment.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = ROOT / "src" / "offcirc" / "gui" / "messages"
CATALOGUES = ROOT / "resources" / "translations"
LANGUAGES = ("en", "fi", "cs")
_CONTEXT, _TEXT, _DISAMBIGUATION, _NUMBER = range(4)


@dataclass(frozen=True, order=True)
class Text:
    """One text to translate."""

    context: str
    source: str
    disambiguation: str = ""
    plural: bool = False
    comment: str = ""

    def macro(self) -> str:
        """How lupdate reads it in C++."""
        name = "QT_TRANSLATE_N_NOOP" if self.plural else "QT_TRANSLATE_NOOP"
        parts = [self.context, self.source]
        if self.disambiguation:
            name += "3"
            parts.append(self.disambiguation)
        quoted = ", ".join(json.dumps(part, ensure_ascii=False) for part in parts)
        return f"//: {self.comment}\n{name}({quoted});\n"


def texts(folder: Path = MESSAGES) -> Iterator[Text]:
    """All texts, in the order of files and lines.

    Raises:
        SystemExit: a call whose context or text is no literal: nobody could translate it.
    """
    for path in sorted(folder.glob("*.py")):
        if path.name != "translation.py":
            yield from _texts_of(ast.parse(path.read_text(encoding="utf-8")), path, "")


def _texts_of(node: ast.AST, path: Path, comment: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        said = comment
        if isinstance(child, ast.FunctionDef):
            said = (ast.get_docstring(child) or "").split("\n")[0]
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "translate":
            yield _text_of(child, path, said)
        yield from _texts_of(child, path, said)


def _text_of(call: ast.Call, path: Path, comment: str) -> Text:
    literals = [each.value if isinstance(each, ast.Constant) else None for each in call.args[:_NUMBER]]
    if len(literals) <= _TEXT or not all(isinstance(each, str) for each in literals):
        sys.exit(f"{path.name}:{call.lineno}: context, text and disambiguation must be literals")
    words = [str(each) for each in literals]
    disambiguation = words[_DISAMBIGUATION] if len(words) > _DISAMBIGUATION else ""
    return Text(words[_CONTEXT], words[_TEXT], disambiguation, len(call.args) > _NUMBER, comment)


def update() -> None:
    """Merges the texts into each catalogue (English has plural forms only) and compiles it."""
    CATALOGUES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "texts.cpp"
        source.write_text("".join(text.macro() for text in texts()), encoding="utf-8")
        for language in LANGUAGES:
            catalogue = CATALOGUES / f"offcirc_{language}.ts"
            options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
            if language == "en":
                options.append("-pluralonly")
            _run("pyside6-lupdate", *options, "-silent", str(source), "-ts", str(catalogue))
    compile_all(CATALOGUES)


def compile_all(into: Path) -> None:
    """Makes `offcirc_*.qm` of the catalogues."""
    for language in LANGUAGES:
        name = f"offcirc_{language}"
        _run("pyside6-lrelease", "-silent", str(CATALOGUES / f"{name}.ts"), "-qm", str(into / f"{name}.qm"))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(program)), *arguments], check=True)


def main() -> None:
    """Updates and compiles, or with `--compile FOLDER` compiles only, to there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compile", type=Path, metavar="FOLDER", help="only compile the catalogues as they are")
    options = parser.parse_args()
    if options.compile is not None:
        compile_all(options.compile)
    else:
        update()


if __name__ == "__main__":
    main()

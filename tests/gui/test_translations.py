"""English, Finnish and Czech are complete: no text without its translation, none unfinished, none spoilt."""

from __future__ import annotations

import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.workstation import ROOT

_PLURAL_FORMS = {"en": 2, "fi": 2, "cs": 3}
_FIELD = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[A-Za-z]{2}")
_PARAMETER = re.compile(r"\{[a-z_]*\}|%n|%L?\d")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
Key = tuple[str, str, str]


def _catalogue(language: str) -> dict[Key, list[str]]:
    """The finished translations of a catalogue."""
    found: dict[Key, list[str]] = {}
    tree = ET.parse(TOOL.CATALOGUES / f"offcirc_{language}.ts")  # noqa: S314 - our own file
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            if translation.get("type") is not None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found[name, message.findtext("source", ""), message.findtext("comment", "")] = forms
    return found


@pytest.mark.parametrize("language", TOOL.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalogue = _catalogue(language)
    wanted = [text for text in TOOL.texts() if language != "en" or text.plural]
    assert wanted
    missing = [text for text in wanted if (text.context, text.source, text.disambiguation) not in catalogue]
    assert missing == []
    for text in wanted:
        forms = catalogue[text.context, text.source, text.disambiguation]
        assert len(forms) == (_PLURAL_FORMS[language] if text.plural else 1), text
        for form in forms:
            assert form.strip(), text
            assert set(_PARAMETER.findall(form)) - {"%n"} == set(_PARAMETER.findall(text.source)) - {"%n"}, text
            assert (form[-1] in ".!?:…") == (text.source[-1] in ".!?:…"), (text.source, form)


@pytest.mark.parametrize("language", TOOL.LANGUAGES)
def test_nothing_is_left_of_texts_that_are_gone(language: str) -> None:
    texts = {(text.context, text.source, text.disambiguation) for text in TOOL.texts()}
    assert [key for key in _catalogue(language) if key not in texts] == []


def test_what_is_compiled_is_what_stands_in_the_catalogues(tmp_path: Path) -> None:
    TOOL.compile_all(tmp_path)
    for language in TOOL.LANGUAGES:
        name = f"offcirc_{language}.qm"
        assert (tmp_path / name).read_bytes() == (TOOL.CATALOGUES / name).read_bytes(), (
            f"run `make translations`: {name}"
        )


def test_no_text_for_people_stands_outside_messages() -> None:
    """A literal with a space in it that goes to a widget is a sentence that nobody translates."""
    calls = re.compile(
        r"(?:setText|setToolTip|setWindowTitle|setPlaceholderText|setAccessibleName|setAccessibleDescription|"
        r"setTitle|addTab|addItem|addAction|label|button|notice|say)\(\s*f?\"(?P<text>[^\"]*)\""
    )
    gui = ROOT / "src" / "offcirc" / "gui"
    found = [
        f"{path.relative_to(gui)}: {match.group(0)}"
        for path in gui.rglob("*.py")
        if path.parent.name != "messages"
        for match in calls.finditer(path.read_text(encoding="utf-8"))
        if _WORD.search(_FIELD.sub("", match.group("text")))
    ]
    assert found == []

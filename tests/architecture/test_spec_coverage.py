"""Every requirement of the SPEC that is built has a test that bears its code."""

from __future__ import annotations

import re

from tests.support.workstation import ROOT

K_CODES = {f"K{number}" for number in range(1, 22)}
P_CODES = {f"P{number}" for number in range(1, 9)}
T_CODES = {f"T{number}" for number in range(1, 24)}

BY_OTHER_TESTS: dict[str, str] = {"K6": "make bench: a full update against its floor"}
"""Requirements that are measured, not tested."""


def _named() -> set[str]:
    found = set[str]()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for name in re.findall(r"def test_((?:[KPT]\d+_)+)", path.read_text(encoding="utf-8")):
            found |= set(name.strip("_").split("_"))
    return found


def test_every_requirement_has_a_test_of_its_name_or_a_reason_why_not() -> None:
    assert (K_CODES | P_CODES | T_CODES) - _named() - set(BY_OTHER_TESTS) == set()


def test_no_excuse_outlives_its_reason() -> None:
    assert set(BY_OTHER_TESTS) & _named() == set()

"""PINs and passphrases that take no tenth of a second; their strength is tested where they are made."""

from __future__ import annotations

import pytest

from offcirc.app import keys, staff


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (keys, staff):
        monkeypatch.setattr(module, "_OPS", 1)
        monkeypatch.setattr(module, "_MEMORY", 8192)

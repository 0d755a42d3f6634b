"""Where `resources/` is: beside `src/` in a working copy, inside the package once installed."""

from __future__ import annotations

from pathlib import Path


def resources() -> Path:
    """The folder."""
    working_copy = Path(__file__).parents[2] / "resources"
    return working_copy if working_copy.is_dir() else Path(__file__).parent / "resources"

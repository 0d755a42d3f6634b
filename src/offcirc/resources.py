"""Where `resources/` is: beside `src/` in a working copy, inside the package once installed or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The folder."""
    working_copy = Path(__file__).parents[2] / "resources"
    if not getattr(sys, "frozen", False) and working_copy.is_dir():  # what stands beside a frozen program is not ours
        return working_copy
    return Path(__file__).parent / "resources"


def licences() -> Path | None:
    """The folder of licences that a frozen program brings; None where packages are installed with their own."""
    return Path(__file__).parents[1] / "licences" if getattr(sys, "frozen", False) else None

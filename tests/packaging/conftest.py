"""The small library of the central server's tests."""

from tests.central.conftest import small_library

__all__ = ["small_library"]

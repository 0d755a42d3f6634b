"""What all tests share, and the report of the long trials: what each tried, with which seed, how long it took."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from offcirc.app import keys, staff

Tell = Callable[[str], None]
_TOLD = "told"
_MANY = 100_000
"""Objects: collecting after every test would cost a minute in all."""


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """As in the window (`gui/tidying.py`): a thread that collects a window's remains takes the process with it."""
    gc.disable()
    yield
    gc.disable()  # a window that went enabled it
    if gc.get_count()[0] > _MANY:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def cheap_secrets() -> Iterator[None]:
    """Passphrases and PINs that take no 0.1 s each time; what is made with them says how little work it took."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (keys, staff):
            patch.setattr(module, "_OPS", 1)
            patch.setattr(module, "_MEMORY", 8192)
        yield


@pytest.hookimpl(trylast=True)  # after the shuffle
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules with long tests come first: at the end one process would be alone with them."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """For a trial's counts and seeds: into the report of `make torture`, and beside the failure of any test."""

    def told(line: str) -> None:
        print(line)  # noqa: T201 - pytest shows it where the test fails
        record_property(_TOLD, line)

    return told


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what each torture test came to, after all of them."""
    lines = [line for report in _trials(terminalreporter) for line in _account(report)]
    if lines:
        terminalreporter.section("long trials")
        for line in lines:
            terminalreporter.write_line(line)


def _trials(terminalreporter: pytest.TerminalReporter) -> Iterator[pytest.TestReport]:
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in terminalreporter.stats.get(outcome, ()):
            if isinstance(report, pytest.TestReport) and "torture" in report.keywords:
                yield report


def _account(report: pytest.TestReport) -> Iterator[str]:
    yield f"{report.outcome:8} {report.duration:8.1f} s  {report.nodeid}"
    yield from (f"{'':21}{line}" for name, line in report.user_properties if name == _TOLD)

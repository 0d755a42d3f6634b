"""One old and one new server for all tests; each test takes items and cards that no other test touches."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from tests.koha.client import Client
from tests.koha.server import KohaServer
from tests.koha.versions import NEWEST

POOL = 500


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("old"), version="3.17", patrons=POOL, items=POOL) as server:
        yield server


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("new"), "--plugin", version=NEWEST, patrons=POOL, items=POOL) as server:
        yield server


@pytest.fixture
def desk(old: KohaServer) -> Client:
    """Signed in to the old server at CPL."""
    client = Client(old)
    client.sign_in()
    return client


@pytest.fixture
def new_desk(new: KohaServer) -> Client:
    """Signed in to the new server at CPL."""
    client = Client(new)
    client.sign_in()
    return client


@pytest.fixture(scope="session")
def new_item() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"B{next(numbers):07d}"


@pytest.fixture(scope="session")
def new_card() -> Callable[[], str]:
    """Patrons without any account line."""
    numbers = (number for number in itertools.count(2) if number % 10 != 1)
    return lambda: f"C{next(numbers):07d}"

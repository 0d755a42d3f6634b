"""Several pages at once, and never more than a server and this machine's memory can bear."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from offcirc.connectors.koha.fetching import AT_ONCE, Fetching
from offcirc.connectors.koha.session import Answer, Credentials, KohaSession
from offcirc.errors import Cancelled, RequestRefused


class Session(KohaSession):
    """Counts its clones and those that were closed."""

    made = 0
    closed = 0

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1", Credentials("", "", ""))

    def clone(self) -> "Session":
        Session.made += 1
        return Session()

    def close(self) -> None:
        Session.closed += 1
        super().close()


@pytest.fixture
def session() -> Iterator[Session]:
    """Every clone is closed in the end, each by the thread that used it."""
    Session.made = Session.closed = 0
    yield Session()
    until(lambda: Session.closed == Session.made)


def nothing() -> None:
    pass


def answer(number: int) -> Answer:
    return Answer(200, "", {}, str(number).encode())


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert condition()


def test_no_more_than_four_are_under_way_and_each_thread_closes_what_it_opened(session: Session) -> None:
    lock, now, most = threading.Lock(), 0, 0

    def fetch(_: KohaSession, number: int) -> Answer:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.01)
        with lock:
            now -= 1
        return answer(number)

    with Fetching(session, fetch) as fetching:
        asked, taken = 0, list[int]()
        while len(taken) < 30:
            while asked < 30 and fetching.has_room:
                fetching.ask(asked)
                asked += 1
            number, found = fetching.take(nothing)
            assert found == answer(number)
            taken.append(number)
            assert asked - len(taken) <= AT_ONCE + 2
    assert sorted(taken) == list(range(30))
    assert most == Session.made == AT_ONCE
    until(lambda: Session.closed == AT_ONCE)


def test_leaving_waits_for_nobody(session: Session) -> None:
    under_way, release = threading.Semaphore(0), threading.Event()

    def fetch(_: KohaSession, number: int) -> Answer:
        under_way.release()
        release.wait(5)
        return answer(number)

    with Fetching(session, fetch) as fetching:
        for number in range(6):
            fetching.ask(number)
        for _ in range(AT_ONCE):
            assert under_way.acquire(timeout=5)
        began = time.monotonic()
    assert time.monotonic() - began < 1
    assert Session.closed == 0
    release.set()
    until(lambda: Session.closed == AT_ONCE)


def test_whoever_waits_is_asked_whether_to_go_on(session: Session) -> None:
    release = threading.Event()

    def fetch(_: KohaSession, number: int) -> Answer:
        release.wait(5)
        return answer(number)

    def cancel() -> None:
        raise Cancelled

    with Fetching(session, fetch) as fetching:
        fetching.ask(1)
        with pytest.raises(Cancelled):
            fetching.take(cancel)
    release.set()


def test_a_page_that_is_refused_is_told_to_whoever_takes_it(session: Session) -> None:
    def fetch(_: KohaSession, number: int) -> Answer:
        if number == 1:
            raise RequestRefused("SERVER_REFUSED", status=404)
        return answer(number)

    with Fetching(session, fetch) as fetching:
        fetching.ask(1)
        with pytest.raises(RequestRefused):
            fetching.take(nothing)

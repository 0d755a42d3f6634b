"""A server that makes no file of its own: the workstation builds its replica page by page, or keeps the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc.app.workstation import Workstation
from offcirc.connectors.base import Connector, LeftOut, Progress, RecordPages, ReportProgress
from offcirc.domain.records import Item, Library, Loan, Patron
from offcirc.errors import Cancelled, OutcomeUnknown, ProtocolMismatch, Unreachable
from offcirc.replica.store import Replica
from offcirc.sync.update import build_replica
from offcirc.wire.messages import Changes, ServerInfo

AS_OF = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
CURSOR = 41
SERVER = ServerInfo("koha-1", "Town library", "", 1, AS_OF, "Europe/Helsinki")


def page(number: int, *, more: bool = True, cursor: int = CURSOR) -> Changes:
    start = number * 10
    return Changes(
        0,
        cursor,
        more=more,
        as_of=AS_OF,
        patrons=tuple(Patron(f"P{n}", f"Surname{n}") for n in range(start, start + 10)),
        items=tuple(Item(f"I{n}", f"Title{n}") for n in range(start, start + 10)),
        loans=(Loan(f"I{start}", f"P{start}", AS_OF, AS_OF + timedelta(days=28)),),
        libraries=None if more else (Library("CPL", "Centerville"),),
    )


def three_pages() -> Iterator[Changes]:
    yield from (page(0), page(1), page(2, more=False))


def quiet(_: Progress) -> None:
    pass


def built(pages: Iterable[Changes], into: Path, report: ReportProgress = quiet) -> Replica:
    file = build_replica(RecordPages(iter(pages), LeftOut()), into, SERVER, report)
    assert (file.path, file.cursor) == (into, CURSOR)
    return Replica.open(file.path, file.key)


def test_everything_is_in_the_file(tmp_path: Path) -> None:
    with closing(built(three_pages(), tmp_path / "replica-1.part")) as replica:
        counts = replica.info.counts
        assert (counts["patrons"], counts["items"], counts["loans"], counts["libraries"]) == (30, 30, 3, 1)
        assert (replica.info.server_id, replica.info.cursor, replica.info.as_of) == ("koha-1", CURSOR, AS_OF)
        assert [item.barcode for item in replica.search_items("title27")] == ["I27"]


def test_each_file_has_a_key_of_its_own(tmp_path: Path) -> None:
    files = [
        build_replica(RecordPages(three_pages(), LeftOut()), tmp_path / f"replica-{n}.part", SERVER, quiet)
        for n in range(3)
    ]
    assert len({file.key for file in files}) == 3
    assert b"Surname" not in files[0].path.read_bytes()


def test_a_page_is_written_before_the_next_is_asked_for(tmp_path: Path) -> None:
    asked = 0

    def pages() -> Iterator[Changes]:
        nonlocal asked
        for one in three_pages():
            asked += 1
            yield one

    stream = pages()
    next(stream)
    assert asked == 1
    built((page(0), *stream), tmp_path / "replica-1.part").close()


@pytest.mark.parametrize("error", [OutcomeUnknown("ANSWER_LOST"), Cancelled(), KeyboardInterrupt()])
def test_what_breaks_leaves_no_file(tmp_path: Path, error: BaseException) -> None:
    def pages() -> Iterator[Changes]:
        yield page(0)
        raise error

    with pytest.raises(type(error)):
        built(pages(), tmp_path / "replica-1.part")
    assert list(tmp_path.iterdir()) == []


def test_pages_without_an_end_are_no_replica(tmp_path: Path) -> None:
    for pages in ((), (page(0), page(1))):
        with pytest.raises(ProtocolMismatch):
            built(pages, tmp_path / "replica-1.part")
    assert list(tmp_path.iterdir()) == []


@dataclass
class _Paging:
    """Stands between the workstation and its server: what is pulled are pages."""

    pages: list[Iterable[Changes]]
    asked: list[int | None] = field(default_factory=list)

    def pull(self, since: int | None, into: Path, report: ReportProgress) -> RecordPages | Iterator[Changes]:
        del into, report
        self.asked.append(since)
        return RecordPages(iter(self.pages.pop(0)), LeftOut(2))


@pytest.fixture
def paging(desk: Workstation, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Connector, _Paging]]:
    with desk.connected() as connector:
        paging = _Paging([])
        monkeypatch.setattr(connector, "pull", paging.pull)  # the rest of the server is as it is
        yield connector, paging


def test_an_update_takes_the_built_file_into_use(desk: Workstation, paging: tuple[Connector, _Paging]) -> None:
    connector, server = paging
    server.pages += [three_pages(), (page(0), page(1, more=False, cursor=CURSOR + 1))]
    result = desk.update(connector)
    assert (result.full, result.records, result.cursor, result.left_out) == (True, 0, CURSOR, 2)
    assert desk.replica is not None
    assert desk.replica.find_patron(["p27"]) is not None
    assert desk.update(connector).cursor == CURSOR + 1
    assert desk.replica is not None
    assert desk.replica.find_patron(["p27"]) is None


def test_an_update_that_breaks_leaves_the_old_data_in_use(desk: Workstation, paging: tuple[Connector, _Paging]) -> None:
    def broken() -> Iterator[Changes]:
        yield page(0)
        raise Unreachable("SERVER_AWAY")

    connector, server = paging
    server.pages += [three_pages(), broken()]
    desk.update(connector)
    with pytest.raises(Unreachable):
        desk.update(connector)
    assert server.asked == [None, CURSOR]
    desk.reload_replica()
    assert desk.replica is not None
    assert desk.replica.info.cursor == CURSOR
    assert desk.replica.find_patron(["p27"]) is not None

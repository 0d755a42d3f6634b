"""ByWater's `borrowers.db`: patrons, read from memory, once for each time the file changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offcirc.connectors.base import Progress, RecordPages
from offcirc.connectors.koha import plugin
from offcirc.connectors.koha.cursors import Cursor
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.session import Answer, Credentials, KohaSession
from offcirc.domain.records import Patron
from offcirc.errors import ProtocolMismatch, RequestRefused
from tests.koha import sample
from tests.koha.server import KohaServer

HELSINKI = ZoneInfo("Europe/Helsinki")
PROFILE = KohaProfile(plugin=True, branches=sample.BRANCHES)
TABLE = (
    "CREATE TABLE borrowers (borrowernumber INTEGER, cardnumber TEXT, surname TEXT, firstname TEXT, total_fines REAL)"
)


def quiet(_: Progress) -> None:
    pass


def patrons(session: KohaSession) -> tuple[dict[str, Patron], int]:
    pulled = plugin.pull(session, PROFILE, HELSINKI, None, quiet)
    assert isinstance(pulled, RecordPages)
    found = [patron for page in pulled.pages for patron in page.patrons]
    by_card = {patron.card_number: patron for patron in found}
    assert len(by_card) == len(found)
    return by_card, pulled.left_out.records


class File(KohaSession):
    """A session that answers with one file."""

    def __init__(self, content: bytes) -> None:
        super().__init__("http://127.0.0.1:1", Credentials("", "", ""))
        self._content = content

    def rest(self, method: str, path: str, *_: Any, **__: Any) -> Answer:
        assert (method, path) == ("GET", plugin.PATH)
        return Answer(200, "application/vnd.sqlite3", {}, self._content)


def file_of(*rows: tuple[object, ...], table: str = TABLE) -> bytes:
    with closing(sqlite3.connect(":memory:")) as file:
        file.execute(table)
        file.executemany("INSERT INTO borrowers VALUES (?, ?, ?, ?, ?)", rows)
        file.commit()
        return bytes(file.serialize())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("koha"), "--plugin", patrons=6000) as running:
        yield running


def test_every_patron_comes_once_with_what_is_owed(server: KohaServer) -> None:
    found, left_out = patrons(KohaSession(server.url, Credentials("desk", sample.PASSWORD, "CPL")))
    assert len(found) == 6000 + sample.SMALL_PATRONS
    assert left_out == 0
    assert found[sample.ACCENTED] == Patron(sample.ACCENTED, "Švec", "Jiří", owes=Decimal("0.00"))
    assert str(found[sample.OWES].owes) == "12.50"
    assert str(found[sample.IN_CREDIT].owes) == "-3.25"


def test_an_unchanged_file_is_not_sent_again(server: KohaServer) -> None:
    session = KohaSession(server.url, Credentials("desk", sample.PASSWORD, "CPL"))
    later, earlier = (datetime.now(UTC) + timedelta(hours=hours) for hours in (1, -1))
    unchanged = plugin.pull(session, PROFILE, HELSINKI, Cursor(later, later).number, quiet)
    assert not isinstance(unchanged, RecordPages)
    assert list(unchanged) == []
    changed = plugin.pull(session, PROFILE, HELSINKI, Cursor(earlier, earlier).number, quiet)
    assert isinstance(changed, RecordPages)


def test_a_server_without_the_plugin_is_told(tmp_path: Path) -> None:
    with KohaServer(tmp_path) as server, pytest.raises(RequestRefused):
        patrons(KohaSession(server.url, Credentials("desk", sample.PASSWORD, "CPL")))


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, file_of(table="CREATE TABLE borrowers (a,b,c,d,e)")])
def test_a_file_that_is_none_is_told(content: bytes) -> None:
    with pytest.raises(ProtocolMismatch) as caught:
        patrons(File(content))
    assert caught.value.code == "ANSWER_UNREADABLE"


def test_a_cut_file_is_told() -> None:
    content = file_of(*((number, f"C{number}", "S", "F", 0.0) for number in range(2000)))
    with pytest.raises(ProtocolMismatch):
        patrons(File(content[: len(content) // 2]))


def test_bad_rows_are_counted_and_those_without_a_card_passed_over() -> None:
    content = file_of(
        (1, "C1", "S", "F", 0.1), (2, None, "S", "F", 0), (3, "C3", b"\xff", "F", 0), (4, "C4", "", "", "x")
    )
    found, left_out = patrons(File(content))
    assert {card: str(patron.owes) for card, patron in found.items()} == {"C1": "0.10"}
    assert left_out == 2

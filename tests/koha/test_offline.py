"""Koha's offline service through our hands: what is sent, what the queue shows, what may never be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from offcirc.connectors.koha.find_out import find_out
from offcirc.connectors.koha.offline import OfflineService, Operation
from offcirc.connectors.koha.profile import KohaProfile, Timestamps
from offcirc.connectors.koha.session import Credentials, KohaSession
from offcirc.connectors.way import SYSTEMS_WAY
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import Kind
from offcirc.errors import AuthRequired, OutcomeUnknown, Unreachable
from offcirc.wire.messages import SentTransaction
from tests.faults.tools.cutting_proxy import CuttingProxy, LoseAnswer
from tests.koha.rows import NOON, ZONE, sent
from tests.koha.sample import ACCENTED, FREE, OTHER, PASSWORD, PLAIN
from tests.koha.server import KohaServer
from tests.koha.test_session import answer
from tests.koha.versions import NEWEST

SERVICE, UPLOAD, ENQUEUE = "service.pl", "upload-file.pl", "enqueue_koc.pl"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    """Of this module alone, which empties its tables."""
    with KohaServer(tmp_path_factory.mktemp("old"), version="3.17") as server:
        yield server


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("new"), version=NEWEST) as server:
        yield server


@pytest.fixture(params=["old", "new"])
def server(request: pytest.FixtureRequest) -> KohaServer:
    server: KohaServer = request.getfixturevalue(request.param)
    server.sql("DELETE FROM pending_offline_operations")
    server.sql("DELETE FROM issues")
    return server


def opened(server: KohaServer, user: str = "desk", url: str = "") -> tuple[KohaSession, OfflineService]:
    credentials = Credentials(user, PASSWORD, "FPL")
    profile = find_out(server.url, credentials, SYSTEMS_WAY, lambda _: None)
    session = KohaSession(url or server.url, credentials, profile)
    return session, OfflineService(session, profile, ZONE)


@pytest.fixture
def desk(server: KohaServer) -> Iterator[OfflineService]:
    session, service = opened(server)
    yield service
    session.close()


@pytest.fixture
def tools(server: KohaServer) -> Iterator[tuple[OfflineService, CuttingProxy]]:
    """Of an account that may upload files, through a bad network."""
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        session, service = opened(server, "cataloguer", proxy.url)
        session.sign_in()
        yield service, proxy
        session.close()


def test_rows_reach_the_queue_as_they_were_recorded(server: KohaServer, desk: OfflineService) -> None:
    rows = [
        sent(Kind.ISSUE, PLAIN, FREE),
        sent(Kind.RENEW, PLAIN, FREE, at=NOON + timedelta(minutes=1)),
        sent(Kind.RETURN, PLAIN, FREE, at=NOON + timedelta(minutes=2)),
        sent(Kind.PAYMENT, ACCENTED, amount="1.50", at=NOON + timedelta(minutes=3)),
    ]
    assert [desk.submit_one(row, queue=True) for row in rows] == ["Added."] * 4
    kept = [
        (row["branchcode"], row["timestamp"], row["action"], row["cardnumber"], row["barcode"], row["amount"])
        for row in server.queue()
    ]
    assert kept == [
        ("FPL", "2026-11-05 12:00:07", "issue", PLAIN, FREE, 0),
        ("FPL", "2026-11-05 12:01:07", "issue", PLAIN, FREE, 0),
        ("FPL", "2026-11-05 12:02:07", "return", "", FREE, 0),
        ("FPL", "2026-11-05 12:03:07", "payment", ACCENTED, "", 1_500_000),
    ]


def test_the_queue_shows_each_row_by_its_fingerprint(server: KohaServer, desk: OfflineService) -> None:
    rows = [
        sent(Kind.ISSUE, ACCENTED, FREE),
        sent(Kind.RETURN, PLAIN, "I-NOWHERE", at=NOON + timedelta(minutes=1)),
        sent(Kind.PAYMENT, PLAIN, amount="12", at=NOON + timedelta(minutes=2)),
    ]
    for row in rows:
        desk.submit_one(row, queue=True)
    server.sql("UPDATE pending_offline_operations SET branchcode = 'CPL' WHERE barcode = 'I-NOWHERE'")
    shown = desk.queue(rows)
    assert [operation.fingerprint for operation in shown] == [desk.fingerprint(rows[0]), desk.fingerprint(rows[2])]
    assert shown[0] == Operation(shown[0].id, "2026-11-05 12:00", "issue", ACCENTED, FREE, "", "FPL")
    assert shown[1].fingerprint == ("2026-11-05 12:02", "payment", PLAIN, "12.00")
    assert desk.moment(shown[0]) == NOON.astimezone(UTC).replace(second=0)


@pytest.mark.parametrize("at", [datetime(2026, 4, 5, 9, 30, tzinfo=ZONE), datetime(2026, 5, 4, 9, 30, tzinfo=ZONE)])
def test_a_row_of_a_day_that_may_be_a_month_is_known_again(desk: OfflineService, at: datetime) -> None:
    row = sent(Kind.RETURN, barcode=FREE, at=at)
    desk.submit_one(row, queue=True)
    assert [operation.fingerprint for operation in desk.queue([row])] == [desk.fingerprint(row)]


def test_an_empty_queue_is_empty(desk: OfflineService) -> None:
    assert desk.queue() == []


def test_applied_at_once_the_server_says_what_came_of_it(server: KohaServer, desk: OfflineService) -> None:
    said = [
        desk.submit_one(sent(Kind.ISSUE, PLAIN, FREE), queue=False),
        desk.submit_one(sent(Kind.ISSUE, "NOBODY", FREE), queue=False),
        desk.submit_one(sent(Kind.ISSUE, PLAIN, "I-NOWHERE"), queue=False),
        desk.submit_one(sent(Kind.RETURN, barcode=FREE, at=NOON + timedelta(days=1)), queue=False),
        desk.submit_one(sent(Kind.RETURN, barcode=FREE, at=NOON + timedelta(days=1)), queue=False),
        desk.submit_one(sent(Kind.RETURN, barcode="I-NOWHERE"), queue=False),
    ]
    assert said == [
        "Success.",
        "Borrower not found.",
        "Barcode not found.",
        "Success.",
        "Item not issued.",
        "Item not found.",
    ]
    (loan,) = server.returned(FREE)[-1:]
    assert (loan["issuedate"], loan["branchcode"]) == ("2026-11-05 12:00:07", "FPL")


def test_the_queue_is_worked_one_by_one(server: KohaServer, desk: OfflineService) -> None:
    rows = [
        sent(Kind.ISSUE, OTHER, FREE),
        sent(Kind.ISSUE, "NOBODY", FREE, at=NOON + timedelta(minutes=1)),
        sent(Kind.RETURN, barcode="I-NOWHERE", at=NOON + timedelta(minutes=2)),
        sent(Kind.RETURN, barcode=FREE, at=NOON + timedelta(minutes=3)),
    ]
    for row in rows:
        desk.submit_one(row, queue=True)
    lent, nobody, nowhere, back = desk.queue(rows)
    assert desk.process(lent.id) == "Success."
    assert desk.process(nobody.id) == "Borrower not found."
    assert desk.process(nowhere.id) == "Item not found."
    assert desk.process(nowhere.id) == ""
    assert desk.delete(back.id) == "Deleted."
    assert desk.delete(back.id) == "Deleted."
    assert desk.queue() == []
    assert [loan["cardnumber"] for loan in server.loans(FREE)] == [OTHER]


@pytest.mark.parametrize(
    ("act", "path"),
    [
        (lambda service: service.submit_one(sent(Kind.RETURN, barcode=FREE), queue=True), "service.pl"),
        (lambda service: service.process("1"), "process.pl"),
    ],
)
def test_a_page_in_place_of_words_leaves_the_row_in_doubt(
    tools: tuple[OfflineService, CuttingProxy], act: Callable[[OfflineService], str], path: str
) -> None:
    service, proxy = tools
    proxy.next(answer("200 OK"), path)
    with pytest.raises(OutcomeUnknown, match="ANSWER_UNREADABLE"):
        act(service)


def test_a_thousand_rows_go_into_the_queue_by_one_file(
    server: KohaServer, tools: tuple[OfflineService, CuttingProxy]
) -> None:
    service, proxy = tools
    rows = [sent(Kind.RETURN, barcode=f"I-{number:04}", at=NOON + timedelta(seconds=number)) for number in range(1000)]
    rows[7] = sent(Kind.PAYMENT, PLAIN, amount="2.05", at=NOON + timedelta(seconds=7))
    before = len(proxy.log)
    service.enqueue(rows)
    assert [entry.path.partition("?")[0].rpartition("/")[2] for entry in proxy.log[before:]] == [UPLOAD, ENQUEUE]
    assert [operation.fingerprint for operation in service.queue(rows)] == [service.fingerprint(row) for row in rows]
    assert server.queue()[999]["timestamp"] == "2026-11-05 12:16:46"


def test_a_file_holds_what_is_ascii() -> None:
    assert service().fits_a_file(sent(Kind.ISSUE, PLAIN, FREE))
    assert not service().fits_a_file(sent(Kind.ISSUE, ACCENTED, FREE))
    assert not service().fits_a_file(sent(Kind.RETURN, barcode="Ä-1"))


def test_a_file_whose_upload_was_lost_was_never_queued(
    server: KohaServer, tools: tuple[OfflineService, CuttingProxy]
) -> None:
    service, proxy = tools
    proxy.next(LoseAnswer(), UPLOAD)
    with pytest.raises(Unreachable):
        service.enqueue([sent(Kind.RETURN, barcode=FREE)])
    assert server.queue() == []


def test_a_file_whose_order_was_lost_is_in_doubt(
    server: KohaServer, tools: tuple[OfflineService, CuttingProxy]
) -> None:
    service, proxy = tools
    proxy.next(LoseAnswer(whole=True), ENQUEUE)
    with pytest.raises(OutcomeUnknown):
        service.enqueue([sent(Kind.RETURN, barcode=FREE)])
    assert len(server.queue()) == 1


def test_an_upload_after_the_session_ended_signs_in_again(
    server: KohaServer, tools: tuple[OfflineService, CuttingProxy]
) -> None:
    service, _ = tools
    server.sql("DELETE FROM sessions")
    service.enqueue([sent(Kind.RETURN, barcode=FREE)])
    assert len(server.queue()) == 1


def test_an_account_that_may_not_upload_queues_nothing(server: KohaServer) -> None:
    server.sql("UPDATE borrowers SET flags = 'catalogue,loggedinlibrary' WHERE userid = 'lender'")
    session = KohaSession(server.url, Credentials("lender", PASSWORD, "FPL"))
    with pytest.raises(AuthRequired, match="SIGN_IN_NO_PERMISSION"):
        OfflineService(session, KohaProfile(), ZONE).enqueue([sent(Kind.RETURN, barcode=FREE)])
    session.close()
    assert server.queue() == []


def service(**profile: object) -> OfflineService:
    """Without a server."""
    session = KohaSession("http://127.0.0.1:1", Credentials("desk", PASSWORD, ""))
    return OfflineService(session, structs.replace(KohaProfile(), **profile), ZONE)


def test_moments_are_told_without_a_letter_in_the_server_s_way() -> None:
    summer, winter = datetime(2026, 7, 1, 6, 5, 4, tzinfo=UTC), datetime(2026, 12, 31, 22, 5, 4, tzinfo=UTC)
    local, utc = service(), service(timestamps=Timestamps.UTC)
    assert (local.wire_time(summer), local.wire_time(winter)) == ("2026-07-01 09:05:04", "2027-01-01 00:05:04")
    assert (utc.wire_time(summer), utc.wire_time(winter)) == ("2026-07-01 06:05:04", "2026-12-31 22:05:04")
    for each in (local, utc):
        assert each.fingerprint(sent(Kind.RETURN, barcode="I", at=summer))[0] == "2026-07-01 09:05"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (sent(Kind.ISSUE, "1" * 16, "2" * 20), None),
        (sent(Kind.ISSUE, "1" * 17, "2"), OutcomeCode.CARD_TOO_LONG),
        (sent(Kind.PAYMENT, "1" * 17, amount="1"), OutcomeCode.CARD_TOO_LONG),
        (sent(Kind.RETURN, "1" * 17, "2"), None),
        (sent(Kind.ISSUE, "1", "2" * 21), OutcomeCode.BARCODE_TOO_LONG),
        (sent(Kind.RETURN, barcode="2" * 21), OutcomeCode.BARCODE_TOO_LONG),
        (sent(Kind.RENEW, "1", "2"), None),
        (sent(Kind.RENEW, None, "2"), OutcomeCode.CARD_NEEDED),
        (sent(Kind.PAYMENT, "1", amount="0.05"), None),
    ],
)
def test_what_koha_would_bend_is_not_sent(row: SentTransaction, code: OutcomeCode | None) -> None:
    assert service().check(row) is code


def test_a_kind_that_koha_has_no_action_for_is_not_sent() -> None:
    used = sent(Kind.RETURN, barcode="2")
    used = structs.replace(used, transaction=replace(used.transaction, kind=Kind.IN_HOUSE_USE, count=1))
    assert service().check(used) is OutcomeCode.VALUE_NOT_CARRIED


def test_newer_servers_keep_longer_cards() -> None:
    row = sent(Kind.ISSUE, "1" * 32, "2")
    assert service(version="25.1100000").check(row) is None
    assert service(version="3.1700000").check(row) is OutcomeCode.CARD_TOO_LONG

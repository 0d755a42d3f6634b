"""Connections that break at the worst moment: nothing is lost, nothing is done twice, and the next try goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from tests.central.server import RunningServer
from tests.faults.conftest import LIBRARY, Desk
from tests.faults.library import Account, loans, payments
from tests.faults.tools.cutting_proxy import (
    Action,
    CutAnswer,
    CutRequest,
    CuttingProxy,
    Duplicate,
    LoseAnswer,
    Throttle,
)
from tests.support.workstation import Workstation

IMPATIENT = "from offcirc.sync import patience\npatience.PAUSES_S = ()"
"""Does not try again by itself: what one failed try leaves behind is seen."""

BREAKS: dict[str, Action] = {
    "answer_lost": LoseAnswer(whole=True),
    "answer_lost_at_its_start": LoseAnswer(),
    "answer_cut_in_its_head": CutAnswer(20),
    "answer_cut_before_its_body": CutAnswer(0, in_body=True),
    "answer_cut_in_its_body": CutAnswer(150, in_body=True),
    "request_cut_in_its_head": CutRequest(60),
    "request_cut_in_its_body": CutRequest(1500),
}
DUPLICATES: dict[str, Action] = {
    "twice": Duplicate(),
    "twice_at_once": Duplicate(together=True),
    "twice_at_once_first_answer": Duplicate(together=True, forward_first=True),
}


@dataclass
class Line:
    """A workstation whose server is behind the proxy."""

    account: Account
    proxy: CuttingProxy
    server: RunningServer

    @property
    def workstation(self) -> Workstation:
        return self.account.workstation

    def requests(self, path: str) -> int:
        return sum(path in entry.path for entry in self.proxy.log)

    def check(self) -> None:
        """At the end of the day every row was applied once."""
        self.account.settle()
        rows = self.account.check_both_sides(self.server)
        self.account.check_loans(rows)
        self.account.check_payments(rows)


@pytest.fixture
def proxy(server: RunningServer) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", server.port) as entered:
        yield entered


@pytest.fixture
def line(desk: Desk, server: RunningServer, proxy: CuttingProxy) -> Line:
    return Line(Account(desk(proxy.url)), proxy, server)


@pytest.mark.parametrize("how", [*BREAKS, *DUPLICATES])
def test_an_upload_that_breaks_is_repaired_by_the_next(line: Line, how: str) -> None:
    line.account.record(loans(10), payments(5))
    action = (BREAKS | DUPLICATES)[how]
    line.proxy.next(action, "/v1/transactions")
    broken = line.workstation.planted(IMPATIENT).run("upload", status=3 if how in BREAKS else 0)
    assert [entry.action for entry in line.proxy.log if "transactions" in entry.path] == [action]
    if how in BREAKS:
        assert "nothing is lost" in broken.stderr
        assert line.workstation.states() == {"unknown": 15}
        assert line.workstation.run("void", line.workstation.transactions()[0]["id"], status=1).stderr
    line.account.check_journal()
    line.check()


@pytest.mark.parametrize("how", [*BREAKS, *DUPLICATES])
def test_processing_that_breaks_is_repaired_by_the_next(line: Line, how: str) -> None:
    line.account.record(loans(10), payments(5))
    line.workstation.run("upload")
    action = (BREAKS | DUPLICATES)[how]
    line.proxy.next(action, "/v1/queue/process")
    broken = line.workstation.run("process", "--all", status=None)
    if how in BREAKS and not how.startswith("request_cut_in_its_body"):  # that request is shorter
        assert broken.status == 3
        assert "nothing is lost" in broken.stderr
    line.account.check_journal()
    line.check()


def test_what_was_processed_before_the_cut_is_kept_and_the_rest_comes_home(line: Line) -> None:
    line.account.record(loans(60), payments(5))
    line.workstation.run("upload")
    line.proxy.next(CutAnswer(3000, in_body=True), "/v1/queue/process")
    shown = line.workstation.rows("process", "--all", status=3)
    assert len(shown) < 65
    assert line.workstation.states()["succeeded"] == len(shown)
    line.workstation.run("upload")
    # The server went on, or stopped where it was cut: another processing leaves nothing, and repeats nothing.
    line.check()


def test_an_upload_is_patient_by_itself(line: Line) -> None:
    line.account.record(loans(10), payments(5))
    line.proxy.next(LoseAnswer(whole=True), "/v1/transactions")
    assert line.workstation.row("upload")["sent"] == 15
    assert line.requests("/v1/transactions") == 2
    line.check()


def test_many_breaks_in_one_day_double_nothing(line: Line) -> None:
    impatient = line.workstation.planted(IMPATIENT)
    for number, action in enumerate([*BREAKS.values(), *DUPLICATES.values()]):
        line.account.record(loans(3, number * 3), payments(1))
        for path in ("/v1/transactions", "/v1/contact", "/v1/outcomes"):
            line.proxy.next(action, path)
        for command in ("upload", "upload", "process", "sync"):
            impatient.run(command, status=None)
        line.account.check_journal()
    line.proxy._rules.clear()  # those of paths that were not asked so often
    line.check()


def test_a_lost_payment_answer_changes_the_balance_once(line: Line) -> None:
    line.account.record("", payments(1))
    for _ in range(3):
        line.proxy.next(LoseAnswer(whole=True), "/v1/transactions")
        line.workstation.planted(IMPATIENT).run("upload", status=3)
    line.proxy.next(Duplicate(together=True), "/v1/transactions")
    line.workstation.run("upload")
    line.proxy.next(Duplicate(together=True), "/v1/queue/process")
    line.workstation.run("process")
    line.workstation.run("process")
    line.check()
    assert Decimal("0.01") == Decimal(line.workstation.transactions()[0]["amount"])


# enrolment


@pytest.mark.parametrize("how", BREAKS)
def test_an_enrolment_that_breaks_leaves_a_home_that_can_be_enrolled(
    server: RunningServer, proxy: CuttingProxy, new_workstation: Workstation, how: str
) -> None:
    proxy.next(BREAKS[how], "/v1/enrolments")
    code = server.enrolment_code("desk")
    arguments = ("--name", "desk", "--library", LIBRARY)
    broken = new_workstation.run("enrol", proxy.url, "--code", code, *arguments, status=3)
    assert "Traceback" not in broken.stderr
    assert new_workstation.run("upload", status=3).stderr  # it says that this machine is no workstation yet
    again = new_workstation.run("enrol", proxy.url, "--code", code, *arguments, status=None)
    if again.status:  # the server had spent the code: it says so, and a new one does it
        assert how.startswith("answer")
        assert "ask for a new one" in again.stderr
        new_workstation.enrol(proxy.url, server.enrolment_code("desk"), "desk", LIBRARY)
    new_workstation.run("update")
    new_workstation.run("verify")


# update


def test_a_download_that_breaks_keeps_the_old_data_and_is_repaired_by_the_next(line: Line) -> None:
    line.proxy.next(CutAnswer(300_000, in_body=True), "/v1/extract", method="GET")
    before = line.workstation.row("status")["updated_at"]
    line.workstation.planted(IMPATIENT).run("update", "--full", status=3)
    assert line.workstation.row("status")["updated_at"] == before
    assert line.workstation.row("update", "--full")["full"]
    assert list(line.workstation.home.glob("*.part*")) == []
    assert line.workstation.row("patron", "28400100000017")["surname"] == "Korhola"


def test_an_update_is_patient_by_itself(line: Line) -> None:
    for cut in (100_000, 100_000, 50_000):
        line.proxy.next(CutAnswer(cut, in_body=True), "/v1/extract", method="GET")
    line.workstation.run("update", "--full")
    assert line.workstation.row("item", "38400100001013")["known"]


def test_a_download_that_is_killed_is_resumed_where_it_broke(line: Line) -> None:
    line.proxy.next(Throttle(800_000), "/v1/extract", method="GET")
    running = line.workstation.start("update", "--full")
    home = line.workstation.home
    running.until(lambda: any(part.stat().st_size >= 100_000 for part in home.glob("replica-*.part")))
    assert running.kill().was_killed
    line.workstation.run("update", "--full")
    assert "GET /v1/extract 206" in line.server.log.read_text()
    assert list(home.glob("*.part*")) == []
    assert line.workstation.row("item", "38400100001013")["known"]


def test_a_download_is_not_resumed_into_another_extract(line: Line) -> None:
    line.proxy.next(Throttle(800_000), "/v1/extract", method="GET")
    running = line.workstation.start("update", "--full")
    running.until(lambda: any(part.stat().st_size for part in line.workstation.home.glob("replica-*.part")))
    assert running.kill().was_killed
    line.server.cli("extract")
    line.workstation.run("update", "--full")
    assert "GET /v1/extract 206" not in line.server.log.read_text()
    assert line.workstation.row("item", "38400100001013")["known"]


@pytest.mark.parametrize("path", ["/v1/contact", "/v1/extract/key", "/v1/changes"])
@pytest.mark.parametrize("how", ["answer_lost", "answer_cut_in_its_body"])
def test_an_update_that_breaks_elsewhere_keeps_the_old_data_and_goes_on(line: Line, how: str, path: str) -> None:
    action = CutAnswer(30, in_body=True) if how == "answer_cut_in_its_body" else BREAKS[how]
    line.proxy.next(action, path)
    line.workstation.planted(IMPATIENT).run("update", "--full", status=3)
    assert line.workstation.row("item", "38400100001013")["known"]
    line.workstation.run("update", "--full")
    assert line.workstation.row("item", "38400100001013")["known"]

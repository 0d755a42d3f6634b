"""Any number of processes record at once; one talks to the server."""

from __future__ import annotations

import pytest

from tests.central.server import RunningServer
from tests.faults.conftest import Desk, Enrol
from tests.faults.library import ISSUE, PAY, Account, loans, payments
from tests.faults.tools.cutting_proxy import CuttingProxy, Silence
from tests.support.workstation import Workstation


def test_several_processes_record_into_one_journal(desk: Desk, server: RunningServer) -> None:
    account = Account(desk(server.url))
    running = [account.workstation.start(*ISSUE, stdin=loans(60, place * 60)) for place in range(3)]
    running.append(account.workstation.start(*PAY, stdin=payments(60)))
    for each in running:
        done = each.wait()
        assert done.status == 0, done.stderr
        assert len(done.lines) == 60
        account.note(done)
    account.check_journal()
    account.settle()
    rows = account.check_both_sides(server)
    account.check_loans(rows)
    account.check_payments(rows)


def test_recording_goes_on_while_another_process_syncs_and_a_third_is_killed(desk: Desk, server: RunningServer) -> None:
    account = Account(desk(server.url))
    recording = account.workstation.start(*ISSUE, stdin=loans(150))
    doomed = account.workstation.start(*PAY, stdin=payments(150))
    doomed.until_lines(10)
    for command in ("upload", "process", "sync"):
        account.workstation.run(command)
    account.note(doomed.kill())
    done = recording.wait()
    assert done.status == 0, done.stderr
    account.note(done)
    account.check_journal()
    account.settle()
    rows = account.check_both_sides(server)
    account.check_loans(rows)
    account.check_payments(rows)


@pytest.mark.parametrize("command", ["sync", "upload", "update", "process"])
def test_a_second_sync_says_that_one_is_running(enrol: Enrol, server: RunningServer, command: str) -> None:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        workstation: Workstation = enrol(server, url=proxy.url, update=False)
        proxy.next(Silence(20, server_gets_request=True), "/v1/contact")
        first = workstation.start("sync")
        first.until(lambda: any("/v1/contact" in entry.path for entry in proxy.log))
        second = workstation.run(command, status=3)
        assert second.stderr == "offcirc: Another offcirc is talking to the server: wait until it is done.\n"
        assert workstation.run("return", "38400100001146").status == 0  # the desk is not held up
        first.kill()
        workstation.run(command)

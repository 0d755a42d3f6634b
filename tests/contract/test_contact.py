"""The first exchange: the clock, what waits, the head of the journal; and who may do what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc.errors import AuthRequired, RequestRefused
from offcirc.wire.messages import ChainHead, ContactRequest
from tests.contract.harness import (
    ServerUnderTest,
    Site,
    no_progress,
    only_if,
    only_where,
    pull_file,
)


def test_contact_tells_the_servers_clock_and_what_we_may(desk: Site) -> None:
    before = datetime.now(UTC)
    answer = desk.connector.contact()
    assert before - timedelta(seconds=1) <= answer.server.server_at <= datetime.now(UTC) + timedelta(seconds=1)
    assert answer.workstation == (desk.name if desk.connector.capabilities.knows_ids else "")
    assert set(answer.scopes) == {"download", "upload", "process"}


def test_contact_counts_what_waits_here_and_in_all(desk: Site, other: Site, server: ServerUnderTest) -> None:
    only_if(desk, "knows_ids")
    desk.submit(desk.rows.pay(server.card(), "1.00"), desk.rows.pay(server.card(), "1.00"))
    theirs = other.rows.pay(server.card(), "1.00")
    other.submit(theirs)
    answer = desk.connector.contact()
    assert answer.waiting_at_server == 2
    assert answer.queue_length >= 3
    assert other.connector.contact().waiting_at_server == 1
    desk.process()
    assert desk.connector.contact().waiting_at_server == 0


def test_contact_remembers_the_newest_head_it_was_told_so_that_a_lost_tail_is_found(desk: Site) -> None:
    only_if(desk, "knows_ids")
    first, second = ChainHead(1, 3, 5, "a" * 64), ChainHead(1, 9, 14, "b" * 64)
    assert desk.connector.contact(ContactRequest(first)).known_head is None
    assert desk.connector.contact(ContactRequest(second)).known_head == first
    desk.connector.contact(ContactRequest(first))  # a journal that lost its tail
    assert desk.connector.contact(ContactRequest(first)).known_head == second


def test_P8_a_revoked_workstation_is_told_so_and_the_others_go_on(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    code = server.revoke(desk)
    with pytest.raises(AuthRequired) as refusal:
        desk.connector.contact()
    assert refusal.value.code == code
    with pytest.raises(AuthRequired):
        desk.submit(desk.rows.pay(server.card(), "1.00"))
    other.connector.contact()


def test_an_unknown_credential_is_told_so(server: ServerUnderTest) -> None:
    connector, code = server.stranger()
    with pytest.raises(AuthRequired) as refusal:
        connector.contact()
    assert refusal.value.code == code
    connector.close()


def test_P3_P5_a_credential_opens_only_what_it_is_for(server: ServerUnderTest, tmp_path: Path) -> None:
    only_where(server, "limits_credentials")
    fetcher, sender = server.site(may="download"), server.site(may="upload")
    pull_file(fetcher, tmp_path / "replica-1.part")
    sender.submit(sender.rows.pay(server.card(), "1.00"))
    refused: list[str] = []
    for denied in (
        lambda: fetcher.submit(fetcher.rows.pay(server.card(), "1.00")),
        lambda: fetcher.look_up(fetcher.rows.pay(server.card(), "1.00")),
        sender.queue,
        sender.process,
        lambda: sender.connector.pull(None, tmp_path / "replica-2.part", no_progress),
    ):
        with pytest.raises(RequestRefused) as refusal:
            denied()
        refused.append(refusal.value.code)
    assert refused == ["SCOPE_MISSING"] * 5
    for either in (fetcher, sender):  # what came of its own rows, it learns while it does its job
        assert list(either.connector.outcomes(0)) == []

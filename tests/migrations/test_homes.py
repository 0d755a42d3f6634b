"""Every home that was ever released is opened by today's commands, whole, and what waited in it still arrives."""

from __future__ import annotations

from offcirc import __version__
from offcirc.app.home import Home
from offcirc.domain.transactions import Kind, State
from tests.central.server import RunningServer
from tests.migrations.conftest import HOMES, Old


def test_this_version_has_its_home() -> None:
    assert f"home-{__version__}" in [packed.stem for packed in HOMES]


def test_every_kind_and_every_state_is_in_it(old: Old) -> None:
    rows = old.told["transactions"]
    assert {row["kind"] for row in rows} == set(Kind)
    assert {row["state"] for row in rows} == set(State)


def test_a_home_of_any_version_is_opened_whole(old: Old) -> None:
    verified = old.desk.row("verify")
    assert verified["sound"]
    assert verified["archived"] == old.told["verify"]["archived"] > 0
    assert old.desk.row("reconcile") == old.told["reconcile"]
    now = {row["id"]: row for row in old.desk.transactions()}
    assert len(now) == len(old.told["transactions"])
    for row in old.told["transactions"]:
        assert row.items() <= now[row["id"]].items()
    assert old.told["status"]["records"] == old.desk.row("status")["records"]
    mirror = old.desk.row("mirror")
    assert (mirror["behind"], mirror.get("problem")) == (0, None)


def test_what_waited_in_it_arrives_at_its_server(old: Old) -> None:
    with RunningServer(old.central) as server:
        Home.at(old.desk.home).change_config(url=server.url)
        last = max(row["seq"] for row in old.told["transactions"])
        waited = old.desk.states()[State.WAITING]
        old.desk.run("sync", status=None)
        states = old.desk.states()
        assert waited
        assert not states[State.WAITING]
        assert old.desk.issue("C1", "I0036", "2027-01-31", "--override")["seq"] == last + 1
        old.desk.run("update")
    assert old.desk.row("verify")["sound"]

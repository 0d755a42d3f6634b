"""`sync --quiet`: the automatic job, with credentials of its own, at good moments only, and through a proxy."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.app.automatic import last_run
from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.servers import DOWNLOAD_TOKEN, TOKEN, UPLOAD_TOKEN
from offcirc.connectors.probe import is_there
from offcirc.connectors.way import ProxyLogin, Way, is_proxy
from offcirc.journal import Journal
from offcirc.sync.lock import only_syncer
from tests.central.certificates import make_certificates
from tests.central.server import RunningServer
from tests.cli.conftest import Fresh, NewDesk
from tests.faults.tools.connect_proxy import ConnectProxy
from tests.support.inside import TestClock, one_code
from tests.support.records import MAIN
from tests.support.workstation import PASSPHRASE, Workstation

DUE = "2027-05-05"
ON_BATTERY = "import offcirc.app.conditions as conditions\nconditions.on_mains = lambda: False"
ON_A_METER = "import offcirc.app.conditions as conditions\nconditions.metered = lambda: True"
UNREACHABLE = "library.invalid"
"""No name server knows it (RFC 6761)."""


def journal(desk: Workstation) -> Journal:
    home = Home.at(desk.home)
    return Journal.open(home.journal, Keys(home.key).unlock(PASSPHRASE), TestClock())


def log(desk: Workstation) -> list[str]:
    file = desk.home / "automatic.log"
    return file.read_text().splitlines() if file.exists() else []


def settings(desk: Workstation, text: str) -> None:
    with (desk.home / "config.toml").open("a") as file:
        file.write(f"\n{text}\n")


def test_P3_P5_it_does_all_of_it_with_two_tokens_that_can_do_nothing_else(new_desk: NewDesk, fresh: Fresh) -> None:
    desk = new_desk()
    card, barcode = fresh()
    desk.issue(card, barcode, DUE)
    with journal(desk) as opened:
        opened.set(TOKEN, b"no such token")
    done = desk.run("sync", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")
    assert desk.states() == {"sent": 1}
    assert desk.row("patron", card)["card_number"] == card
    assert "does not know this workstation" in desk.run("sync", status=3).stderr
    with journal(desk) as opened:
        upload, download = (opened.setting(name) for name in (UPLOAD_TOKEN, DOWNLOAD_TOKEN))
        assert upload
        assert download
        assert upload != download
        opened.set(UPLOAD_TOKEN, download)
        opened.set(DOWNLOAD_TOKEN, upload)
    desk.run("return", barcode)
    assert "may not do that" in desk.run("upload", "--quiet", status=1).stderr
    assert "may not do that" in desk.run("update", "--quiet", "--full", status=1).stderr
    assert desk.states() == {"sent": 1, "waiting": 1}


def test_what_it_did_is_kept_and_logged_without_a_word_about_anybody(new_desk: NewDesk, fresh: Fresh) -> None:
    desk = new_desk()
    card, barcode = fresh()
    desk.issue(card, barcode, DUE)
    desk.run("sync", "--quiet")
    with journal(desk) as opened:
        run = last_run(opened)
    assert run is not None
    assert (run.code, run.good_at) == ("", run.at)
    (line,) = log(desk)
    shape = r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ upload\+update code=ok sent=1 left=0 outcomes=0 full=true records=\d+"
    assert re.fullmatch(shape, line)
    assert card not in line
    assert barcode not in line


@pytest.mark.parametrize(
    ("setting", "fault", "code"),
    [("only_on_mains", ON_BATTERY, "ON_BATTERY"), ("only_unmetered", ON_A_METER, "METERED")],
)
def test_it_waits_for_a_good_moment_where_the_settings_say_so(
    offline: Workstation, setting: str, fault: str, code: str
) -> None:
    assert "SERVER_AWAY" not in "".join(log(offline))
    assert offline.planted(fault).run("sync", "--quiet", status=3).stderr.count("\n") == 1, "it was not asked to wait"
    settings(offline, f"[automatic]\n{setting} = true")
    done = offline.planted(fault).run("sync", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")
    assert [line.rpartition("code=")[2] for line in log(offline)] == ["SERVER_AWAY", code]
    offline.planted(fault).run("sync", status=3)  # a person asks: nothing waits


def test_a_server_that_is_away_is_one_line_and_status_3(offline: Workstation) -> None:
    done = offline.run("sync", "--quiet", status=3)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "cannot be reached" in done.stderr
    with journal(offline) as opened:
        run = last_run(opened)
    assert run is not None
    assert (run.code, run.good_at) == ("SERVER_AWAY", None)


def test_it_does_nothing_while_another_is_at_it(offline: Workstation) -> None:
    with only_syncer(offline.home / "sync.lock"):
        done = offline.run("sync", "--quiet")
        assert (done.stdout, done.stderr) == ("", "")
        offline.run("return", "OUT")  # any number of recording processes
    with journal(offline) as opened:
        assert last_run(opened) is None
    assert [line.rpartition("code=")[2] for line in log(offline)] == ["SYNC_RUNNING"]


def test_the_log_stays_small(offline: Workstation) -> None:
    (offline.home / "automatic.log").write_text("x" * 300_000)
    offline.run("sync", "--quiet", status=3)
    assert len(log(offline)) == 1
    assert (offline.home / "automatic.log.1").stat().st_size == 300_000


def test_settings_that_make_no_sense_are_named(offline: Workstation) -> None:
    settings(offline, "[automatic]\nupdate_every_minutes = 1")
    assert "config.toml" in offline.run("sync", "--quiet", status=3).stderr


@pytest.fixture(scope="module")
def tls(server: RunningServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningServer, Path]]:
    """The same records behind a private authority's certificate."""
    folder = tmp_path_factory.mktemp("tls")
    made = make_certificates(folder / "certificates")
    shutil.copytree(server.home, folder / "home")
    with RunningServer(folder / "home", options=made.options) as running:
        yield running, made.authority


def test_P7_through_a_proxy_where_there_is_no_other_way(tls: tuple[RunningServer, Path], tmp_path: Path) -> None:
    server, authority = tls
    user, password = "bus", "s@ fe:%"
    desk = Workstation(tmp_path / "proxied", fast=True)
    code = one_code(server, "proxied", MAIN)
    enrol = ("enrol", f"https://{UNREACHABLE}", "--code", code, "--name", "proxied", "--ca", str(authority))
    assert "cannot be reached" in desk.run(*enrol, status=3).stderr
    with ConnectProxy(server.port, f"{user}:{password}") as proxy:
        desk.run(*enrol, "--proxy", proxy.url, "--proxy-user", user, stdin=f"{password}\n")
        desk.run("return", "OUT")
        done = desk.run("sync", "--quiet")
        assert (done.stdout, done.stderr) == ("", "")
        assert desk.states() == {"sent": 1}
        assert desk.row("patron", "P1")["surname"] == "Korhola"
        assert proxy.requests
        assert {line.split(" ")[0] for line in proxy.requests} == {"CONNECT"}
        way = Way(str(authority), proxy.url, ProxyLogin(user, password))
        assert is_there(f"https://{UNREACHABLE}", way), "the window asks by the same way"
        assert not is_there(f"https://{UNREACHABLE}", Way(str(authority), proxy.url))
        assert not any(password.encode() in file.read_bytes() for file in desk.home.iterdir())
        assert desk.row("proxy", proxy.url, "--user", user, stdin="wrong\n") == {"proxy": proxy.url, "user": user}
        assert "another user or password" in desk.run("sync", "--quiet", status=3).stderr
    assert "proxy cannot be reached" in desk.run("sync", "--quiet", status=3).stderr


def test_P7_plain_http_goes_through_a_proxy_as_well(server: RunningServer, tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "plain", fast=True)
    with ConnectProxy(server.port, "bus:safe") as proxy:
        enrol = ("enrol", f"http://{UNREACHABLE}", "--code", one_code(server, "plain", MAIN), "--name", "plain")
        assert "another user or password" in desk.run(*enrol, "--proxy", proxy.url, status=3).stderr
        desk.run(*enrol, "--proxy", proxy.url, "--proxy-user", "bus", stdin="safe\n")
        desk.run("sync", "--quiet")
        assert all(f"http://{UNREACHABLE}/" in line for line in proxy.requests)


def test_an_address_that_is_no_proxys_is_refused(offline: Workstation) -> None:
    assert is_proxy("http://proxy.example:3128/")
    for wrong in ("proxy.example", "http://proxy.example", "socks5://proxy:1", "http://a:b@proxy:80", "http://p:x", ""):
        assert not is_proxy(wrong)
    assert "not a proxy's address" in offline.run("proxy", "proxy.example", status=1).stderr
    assert offline.row("proxy") == {"proxy": "", "user": ""}


def test_the_systems_own_proxy_counts_where_none_is_set(server: RunningServer, tmp_path: Path) -> None:
    with ConnectProxy(server.port) as proxy:
        environment = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
        desk = Workstation(tmp_path / "system", fast=True, environment=environment | {"http_proxy": proxy.url})
        code = one_code(server, "system", MAIN)
        desk.run("enrol", f"http://{UNREACHABLE}", "--code", code, "--name", "system")
        desk.run("sync", "--quiet")
        assert proxy.requests

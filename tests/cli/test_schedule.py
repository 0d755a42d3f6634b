"""The system's own schedule: its files as each system reads them, put there and taken away without a trace."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import time
from pathlib import Path

import pytest

from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_CREDENTIAL, Keys
from offcirc.app.schedule import launchd, systemd, windows
from offcirc.app.schedule.job import EVERY_MINUTES, Job, When, job_for, read_when
from offcirc.errors import EnvironmentProblem, UserError
from tests.support.workstation import Workstation

AWKWARD = (
    '/opt/it\'s/100 % "ours"/$HOME\\bin',
    "-m",
    "offcirc.cli.main",
    "--home",
    "/srv/kirjasto auto",
    "sync",
    "--quiet",
)
MORNINGS = When(at=(time(6, 30), time(12)))
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")


def job(when: When = When(30), command: tuple[str, ...] = AWKWARD, credential: Path | None = None) -> Job:  # noqa: B008
    return Job("offcirc-sync-test", command, when, credential)


@pytest.fixture
def at_home(offline: Workstation, tmp_path: Path) -> Workstation:
    """A person's own folders, and no session of systemd."""
    offline.environment |= {"XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path / "person")}
    offline.environment.pop("XDG_RUNTIME_DIR", None)
    return offline


@pytest.mark.parametrize(
    ("every", "at", "expected"),
    [
        ("", [], When(30)),
        ("15m", [], When(15)),
        ("2h", [], When(120)),
        ("24h", [], When(1440)),
        ("", ["6:30", "12.00", "06:30"], MORNINGS),
    ],
)
def test_when(every: str, at: list[str], expected: When) -> None:
    assert read_when(every, at) == expected


@pytest.mark.parametrize(
    ("every", "at", "code"),
    [
        ("45m", [], "PERIOD_UNREADABLE"),
        ("1m", [], "PERIOD_UNREADABLE"),
        ("soon", [], "PERIOD_UNREADABLE"),
        ("", ["24:00"], "TIME_OF_DAY_UNREADABLE"),
        ("", ["06:30", "noon"], "TIME_OF_DAY_UNREADABLE"),
        ("30m", ["06:30"], "EVERY_OR_AT"),
    ],
)
def test_when_it_cannot_be(every: str, at: list[str], code: str) -> None:
    with pytest.raises(UserError, match=code):
        read_when(every, at)


@needs_systemd
@pytest.mark.parametrize("when", [When(30), When(1440), MORNINGS], ids=str)
def test_systemd_itself_finds_nothing_wrong_with_the_units(tmp_path: Path, when: When) -> None:
    program = tmp_path / "it's 100 % $HOME"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    made = job(when, (str(program), *AWKWARD[1:]))
    service, timer = tmp_path / f"{made.name}.service", tmp_path / f"{made.name}.timer"
    service.write_text(systemd.service_text(made, systemd.ENROLLED))
    timer.write_text(systemd.timer_text(made))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", str(timer), str(service)],
        capture_output=True,
        text=True,
        check=False,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    ours = [line for line in done.stderr.splitlines() if made.name in line or str(program) in line]
    assert ours == []


def test_a_timer_that_came_with_the_program_counts_once_it_is_switched_on_for_all_users(tmp_path: Path) -> None:
    root, own = tmp_path / "system", tmp_path / "own"
    packaged, wanted = root / "usr/lib/systemd/user", root / "etc/systemd/user/timers.target.wants"
    for folder in (packaged, wanted, own):
        folder.mkdir(parents=True)
    system, name = systemd.Systemd(own, root), job().name
    (packaged / f"{name}.timer").write_text(systemd.timer_text(job()))
    assert system.installed(name) == "", "off until somebody switches it on"
    (wanted / f"{name}.timer").symlink_to(f"/usr/lib/systemd/user/{name}.timer")
    assert system.installed(name) == "30m"
    (own / f"{name}.timer").write_text(systemd.timer_text(job(MORNINGS)))
    assert system.installed(name) == "06:30, 12:00", "one's own goes before it"
    (own / f"{name}.timer").unlink()
    (own / f"{name}.timer").symlink_to("/dev/null")
    assert system.installed(name) == "", "masked"


def test_a_run_is_skipped_where_the_program_has_gone_or_nobody_has_enrolled() -> None:
    said = systemd.service_text(job(command=("/opt/100 %/offcirc", "sync")), only_where=systemd.ENROLLED)
    assert "\nConditionFileIsExecutable=/opt/100 %%/offcirc\n" in said
    assert "\nConditionPathExists=%h/.local/share/offcirc/journal.db\n" in said
    assert "ConditionPathExists" not in systemd.service_text(job())


@needs_systemd
def test_every_period_falls_on_the_moments_that_it_promises() -> None:
    calendars = [systemd._calendar(minutes) for minutes in EVERY_MINUTES]
    command = ["systemd-analyze", "calendar", "--base-time=2026-11-23 00:00:01 UTC", *calendars]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"TZ": "UTC", "LANG": "C"}).stdout
    per_calendar = said.split("Normalized form")[1:]
    assert len(per_calendar) == len(EVERY_MINUTES)
    for minutes, told in zip(EVERY_MINUTES, per_calendar, strict=True):
        hour, minute = divmod(minutes % 1440, 60)
        (following,) = [line for line in told.splitlines() if "Next elapse" in line]
        assert f" {hour:02}:{minute:02}:00 UTC" in following, minutes


def test_a_sealed_passphrase_is_handed_to_the_service_and_opens_the_journal(
    offline: Workstation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = systemd.service_text(job(credential=Path("/srv/phrase.cred")))
    assert f"LoadCredentialEncrypted={PASSPHRASE_CREDENTIAL}:/srv/phrase.cred\n" in said
    phrase = offline.environment["OFFCIRC_PASSPHRASE"]
    (tmp_path / PASSPHRASE_CREDENTIAL).write_text(f"{phrase}\n")
    nobody = offline.with_passphrase(None)
    assert nobody.run("status", status=3).stderr
    nobody.environment["CREDENTIALS_DIRECTORY"] = str(tmp_path)
    assert nobody.row("status")["workstation"] == "template"
    monkeypatch.delenv("OFFCIRC_PASSPHRASE", raising=False)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "none"))
    with pytest.raises(EnvironmentProblem, match="PASSPHRASE_NEEDED"):
        Keys(Home.at(offline.home).key).unlock()


@pytest.mark.skipif(sys.platform != "linux", reason="systemd")
def test_install_status_and_remove_leave_nothing_behind(at_home: Workstation, tmp_path: Path) -> None:
    if shutil.which("systemctl") is None:
        pytest.skip("needs systemctl")
    assert at_home.row("schedule", "status")["installed"] is False
    done = at_home.run("--json", "schedule", "install", "--at", "06:30")
    (row,) = done.rows
    assert (row["when"], row["runs"], row["opens"]) == ("06:30", False, "never")
    assert "systemctl --user daemon-reload" in done.stderr, "without a session it says what to do"
    assert "Seal the passphrase" in done.stderr
    units = tmp_path / "config" / "systemd" / "user"
    timer = Path(row["file"])
    assert timer.parent == units
    assert (units / "timers.target.wants" / timer.name).resolve() == timer.resolve()
    started = timer.with_suffix(".service").read_text()
    assert f'"--home" "{at_home.home.resolve()}" "sync" "--quiet"' in started
    assert "correct horse" not in started
    at_home.run("schedule", "install", "--every", "15m")
    status = at_home.row("schedule", "status")
    assert (status["installed"], status["when"], status["last"]) == (True, "15m", "")
    at_home.run("sync", "--quiet", status=3)
    assert at_home.row("schedule", "status")["last"].endswith("code=SERVER_AWAY")
    assert at_home.row("schedule", "remove")["removed"] is True
    assert list((tmp_path / "config").rglob("*")) == []
    assert at_home.row("schedule", "remove")["removed"] is False


def test_units_of_others_stay(tmp_path: Path) -> None:
    mine = tmp_path / "systemd" / "user" / "backup.timer"
    mine.parent.mkdir(parents=True)
    mine.write_text("[Timer]\n")
    scheduler = systemd.Systemd(mine.parent)
    if shutil.which("systemctl") is None:
        pytest.skip("needs systemctl")
    scheduler.install(job())
    assert scheduler.remove(job().name)
    assert list((tmp_path / "systemd").rglob("*")) == [mine.parent, mine]


def test_an_older_systemd_is_not_given_what_it_cannot_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systemd, "_say", lambda *_: "systemd 252 (252.38-1~deb12u1)\n")
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/systemctl")
    sealed = tmp_path / "phrase.cred"
    scheduler = systemd.Systemd(tmp_path / "user")
    with pytest.raises(UserError, match="NO_SUCH_FILE"):
        scheduler.install(job(credential=sealed))
    sealed.write_bytes(b"sealed")
    with pytest.raises(UserError, match="SYSTEMD_TOO_OLD"):
        scheduler.install(job(credential=sealed))
    assert not (tmp_path / "user").exists()


def test_each_home_has_a_job_of_its_own(tmp_path: Path) -> None:
    one, other = (job_for(Home.at(tmp_path / name), When(30)) for name in ("one", "other"))
    assert one.name != other.name
    assert one.command[-4:] == ("--home", str(tmp_path / "one"), "sync", "--quiet")


def test_nothing_is_scheduled_for_a_machine_that_is_no_workstation(tmp_path: Path) -> None:
    desk = Workstation(tmp_path / "home", fast=True, environment={"XDG_CONFIG_HOME": str(tmp_path / "config")})
    assert "not a workstation yet" in desk.run("schedule", "install", status=3).stderr
    assert not (tmp_path / "config").exists()


LAUNCHD_KEYS = {
    "Label": str,
    "ProgramArguments": list,
    "ProcessType": str,
    "LowPriorityIO": bool,
    "Nice": int,
    "RunAtLoad": bool,
    "StartInterval": int,
    "StartCalendarInterval": list,
    "OffcircWhen": str,
}
"""launchd.plist(5), and one of ours."""


@pytest.mark.parametrize("when", [When(30), MORNINGS], ids=str)
def test_the_launch_agent_is_what_launchd_documents(when: When) -> None:
    agent = plistlib.loads(plistlib.dumps(launchd.agent(job(when))))
    assert all(isinstance(value, LAUNCHD_KEYS[name]) for name, value in agent.items())
    assert agent["ProgramArguments"] == list(AWKWARD)
    assert ("StartInterval" in agent) != ("StartCalendarInterval" in agent)
    if when.at:
        assert agent["StartCalendarInterval"] == [{"Hour": 6, "Minute": 30}, {"Hour": 12, "Minute": 0}]
    else:
        assert agent["StartInterval"] == 1800


TASK_ORDER = {
    "Task": ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"],
    "TimeTrigger": ["Repetition", "StartBoundary", "RandomDelay"],
    "CalendarTrigger": ["StartBoundary", "RandomDelay", "ScheduleByDay"],
    "Principal": ["LogonType", "RunLevel"],
    "Exec": ["Command", "Arguments"],
}
"""Of the task schema (MS-TSCH 2.5): `xs:sequence` where the order counts."""


@pytest.mark.parametrize("when", [When(30), MORNINGS], ids=str)
def test_the_windows_task_follows_its_schema(when: When) -> None:
    task = ET.fromstring(windows.task_text(job(when)).partition("\n")[2])  # noqa: S314 - our own text
    spaces = {"t": windows.NAMESPACE}
    assert task.tag == f"{{{windows.NAMESPACE}}}Task"
    for name, order in TASK_ORDER.items():
        for found in [task] if name == "Task" else task.findall(f".//t:{name}", spaces):
            assert [child.tag.partition("}")[2] for child in found] == order
    assert task.findtext("t:Actions/t:Exec/t:Command", namespaces=spaces) == AWKWARD[0]
    assert task.findtext("t:Actions/t:Exec/t:Arguments", namespaces=spaces) == (
        '-m offcirc.cli.main --home "/srv/kirjasto auto" sync --quiet'
    )
    assert len(task.findall("t:Triggers/*", spaces)) == (2 if when.at else 1)
    assert task.findtext("t:RegistrationInfo/t:Description", namespaces=spaces) == f"offcirc schedule install: {when}"

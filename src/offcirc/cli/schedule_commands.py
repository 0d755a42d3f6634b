"""The system's own schedule: automatic mode with no window open."""

from __future__ import annotations

import argparse
import shlex

from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_CREDENTIAL, Keys
from offcirc.app.schedule.job import job_for, job_name, read_when
from offcirc.app.schedule.system import Standing, scheduler, standing
from offcirc.cli.output import Output
from offcirc.errors import EnvironmentProblem

_OPENS = {
    "always": "also with nobody signed in",
    "signed_in": "while you are signed in: the journal cannot be opened without you",
    "never": "NEVER: the journal needs its passphrase, and none was sealed for the schedule",
}


def schedule(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc schedule install|remove|status`."""
    acts = {"install": _install, "remove": _remove, "status": _status}
    return acts[str(options.act)](options, home, output)


def _install(options: argparse.Namespace, home: Home, output: Output) -> int:
    when = read_when(options.every, options.at)
    if not Keys(home.key).exists:
        raise EnvironmentProblem("NOT_ENROLLED")
    credential = options.credential.resolve() if options.credential is not None else None
    job = job_for(home, when, credential)
    where, left = scheduler().install(job)
    now = standing(home)
    row = {"name": job.name, "when": str(when), "file": str(where), "runs": now.runs, "opens": now.opens}
    output.row(row, f"{job.name}: {when}, {_OPENS[now.opens]}")
    if left:
        output.warn(
            "Your session has no running systemd here. The schedule begins at your next sign-in; at once with:\n"
            f"  systemctl --user daemon-reload && systemctl --user start {job.name}.timer\n"
            f"What it runs: {shlex.join(job.command)}"
        )
    if now.opens == "never":
        output.warn(
            f"Seal the passphrase: `systemd-creds encrypt --user --name={PASSPHRASE_CREDENTIAL} - FILE`, then "
            "`offcirc schedule install --credential FILE` (systemd 256 or newer)."
        )
    elif now.opens == "signed_in":
        output.warn("With nobody signed in it does nothing. What waits is safe, and goes at the next sign-in.")
    return 0


def _remove(_options: argparse.Namespace, home: Home, output: Output) -> int:
    name, system = job_name(home), scheduler()
    removed = system.remove(name)
    output.row({"name": name, "removed": removed}, f"{name}: {'removed' if removed else 'there was none'}")
    if system.installed(name):
        output.warn(
            "It goes on: an administrator has switched it on for all users of this machine. For you it ends with\n"
            f"  systemctl --user mask --now {name}.timer"
        )
    return 0


def _status(_options: argparse.Namespace, home: Home, output: Output) -> int:
    now = standing(home)
    row = {"name": now.name, "installed": bool(now.when), "when": now.when, "runs": now.runs, "opens": now.opens}
    output.row(row | {"last": now.last}, _status_text(now))
    return 0


def _status_text(now: Standing) -> str:
    if not now.when:
        return f"{now.name}: not installed" + (f"\nlast automatic run: {now.last}" if now.last else "")
    lines = [
        f"{now.name}: {now.when}" + ("" if now.runs else "; NOT RUNNING now: it begins at the next sign-in"),
        f"can open the journal: {_OPENS[now.opens]}",
        f"last run: {now.last or 'none yet'}",
    ]
    return "\n".join(lines)

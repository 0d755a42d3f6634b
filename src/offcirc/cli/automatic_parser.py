"""The command line of automatic mode."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from offcirc.cli import network_commands, schedule_commands

Command = Callable[[str, Callable[..., int], str], argparse.ArgumentParser]


def add_commands(command: Command) -> None:
    """`proxy` and `schedule`."""
    network = command("proxy", network_commands.proxy, "the proxy on the way to the server")
    network.add_argument("url", nargs="?", default="", metavar="URL", help="http://HOST:PORT")
    network.add_argument("--user", default="", metavar="NAME", help="its password is asked for, or read as a line")
    network.add_argument("--system", action="store_true", help="the system's proxy, as at first")
    schedule = command("schedule", schedule_commands.schedule, "have the system run `sync --quiet` by itself")
    schedule.description = (
        "Has the system run `offcirc sync --quiet` with no window open: a timer of your own systemd, a launch agent of "
        "macOS, a task of Windows. A machine that slept makes a run up. A library's machines do not all come at once: "
        "each has a delay of its own, at most ten minutes."
    )
    schedule.add_argument("act", choices=("install", "remove", "status"))
    schedule.add_argument("--every", default="", metavar="PERIOD", help="install: 5m to 24h (default 30m)")
    schedule.add_argument(
        "--at", action="append", default=[], metavar="HH:MM", help="install: at this time of day; may be repeated"
    )
    schedule.add_argument(
        "--credential",
        type=Path,
        metavar="FILE",
        help="install: the passphrase as `systemd-creds encrypt --user --name=offcirc-passphrase` sealed it, for runs "
        "with nobody signed in",
    )


def add_quiet(parser: argparse.ArgumentParser) -> None:
    """For a job that nobody watches."""
    parser.add_argument(
        "--quiet",
        action="store_true",
        help="as an automatic job: say nothing unless something is wrong; do nothing while the settings want mains or "
        "an unmetered line",
    )


def add_proxy(enrol: argparse.ArgumentParser) -> None:
    """A proxy may stand on the way to the enrolment already."""
    enrol.add_argument("--proxy", default="", metavar="URL", help="of a proxy on the way, as http://HOST:PORT")
    enrol.add_argument("--proxy-user", default="", metavar="NAME", help="its password is asked for first")

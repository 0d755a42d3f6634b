"""`offcirc demo`: the window, or a bookmobile's day without one, against a real central server."""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

import msgspec

from offcirc.app.home import Home
from offcirc.app.keys import PASSPHRASE_VARIABLE
from offcirc.cli.demo_day import Day
from offcirc.cli.demo_server import DemoFailed, DemoServer
from offcirc.cli.output import Output
from offcirc.program import has_screen, program_arguments

_NAME, _LIBRARY = "BOOKMOBILE", "REV-AUTO"
_MAY = "download,upload,process,catalogue"
_PASSPHRASE = "the sample library is nobody's secret"  # noqa: S105 - it opens invented records only


def demo(options: argparse.Namespace, _home: Home | None, output: Output) -> int:
    """`offcirc demo [--headless]`.

    The demo keeps its files under `--home`, else in a temporary folder that is removed at the end.
    """
    play = _play if options.headless else _open_window
    if play is _open_window and not has_screen():
        output.warn("offcirc: there is no screen here; the day is played without the window")
        play = _play
    try:
        if options.home is not None:
            return play(options.home, output)
        with tempfile.TemporaryDirectory(prefix="offcirc-demo-", ignore_cleanup_errors=True) as folder:
            return play(Path(folder), output)
    except DemoFailed as failure:
        output.warn(f"WRONG: {failure}")
        return 1


def _play(folder: Path, output: Output) -> int:
    with Day(folder, output) as day:
        day.morning()
        day.on_the_road()
        day.evening()
        return day.account()


def _open_window(folder: Path, output: Output) -> int:
    from offcirc.gui.start import run  # noqa: PLC0415 - Qt is for the window alone

    os.environ.setdefault(PASSPHRASE_VARIABLE, _PASSPHRASE)
    home = Home.at(folder / "workstation")
    with DemoServer(folder / "central") as server:
        output.line("The central server starts with the sample library …")
        server.prepare()
        url = server.start()
        if not home.journal.exists():
            output.line("The bookmobile enrols and fetches its data …")
            code = server.run("enrolment-code", "--name", _NAME, "--library", _LIBRARY, "--may", _MAY).strip()
            _run(home, "enrol", url, "--code", code, "--name", _NAME, "--library", _LIBRARY, "--no-mirror")
            _run(home, "update")
            home.change_config(window=msgspec.structs.replace(home.read_config().window, sign_in=False))
        home.change_config(url=url)  # another port than the last time
        return run(home, server)


def _run(home: Home, *arguments: str) -> None:
    command = [*program_arguments(), "--home", str(home.directory), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise DemoFailed(f"offcirc {arguments[0]} exited {done.returncode}: {done.stderr.strip()}")

"""`sync`, `upload` and `update` with `--quiet`: nobody asked, so that nothing is said unless something is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from offcirc.app.automatic import Part, Ran, log_run, run_automatically
from offcirc.app.conditions import hindrance
from offcirc.app.home import Home
from offcirc.cli.file_commands import say_handed_in
from offcirc.cli.output import Output
from offcirc.cli.supervision import open_workstation
from offcirc.errors import OffcircError

_BUSY = "SYNC_RUNNING"


def run_quietly(options: argparse.Namespace, home: Home, output: Output, parts: Iterable[Part]) -> int:
    """What a schedule and the window start.

    Nothing is done, and nothing is wrong, while the settings want a better moment (on mains, an unmetered line) or
    somebody else is talking to the server. Whatever happens is a line in `automatic.log`.

    Raises:
        OffcircError: what went wrong.
    """
    wanted = tuple(parts)
    try:
        against = hindrance(home.read_config().automatic)
        if against:
            log_run(home, wanted, against)
            output.summary |= {"hindered": against}
            return 0
        with open_workstation(options, home) as workstation:
            ran = run_automatically(workstation, wanted, output.progress)
    except OffcircError as error:
        log_run(home, wanted, error.code)
        output.end_bar()
        if error.code == _BUSY:
            output.summary |= {"hindered": _BUSY}
            return 0
        raise
    output.end_bar()
    log_run(home, wanted, "", ran)
    output.summary |= _summary(ran)
    if ran.uploaded is not None:
        say_handed_in(ran.uploaded, output, quiet=True)
    if ran.left:
        output.warn(f"offcirc: {ran.left} row(s) were not taken: run `offcirc upload` to see why.")
        return 1
    return 0


def _summary(ran: Ran) -> dict[str, int | bool]:
    told: dict[str, int | bool] = {}
    if ran.uploaded is not None:
        told |= {"sent": ran.uploaded.sent, "outcomes": ran.uploaded.came_home, "left": ran.left}
    if ran.updated is not None:
        told |= {"full": ran.updated.full, "records_changed": ran.updated.records}
    return told

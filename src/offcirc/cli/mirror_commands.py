"""`offcirc mirror`: the journal's second copy on another volume."""

from __future__ import annotations

import argparse
from pathlib import Path

from offcirc.app import mirroring
from offcirc.app.home import Home
from offcirc.app.mirroring import Mirror
from offcirc.app.rows import Row, utc
from offcirc.app.workstation import Workstation
from offcirc.cli.messages import error_sentence
from offcirc.cli.output import Output
from offcirc.errors import EnvironmentProblem


def mirror(options: argparse.Namespace, home: Home, output: Output) -> int:
    """`offcirc mirror [start FOLDER | stop]`: proves it and brings it forward; exit 3 where it is not current."""
    volume: Path | None = options.folder
    if (options.act == "start") != (volume is not None):
        output.warn("offcirc mirror: `start` takes a FOLDER, nothing else does")
        return 2
    with Workstation.open(home) as workstation:
        key, name = workstation.key, workstation.journal.workstation
        if volume is not None:
            mirroring.start(home, key, volume, name)
        elif options.act == "stop":
            mirroring.stop(home)
        else:
            if mirroring.prove(home, key) is False:
                output.warn("the second copy was damaged: it is kept under another name, and written anew")
            mirroring.keep(home, key)
        found = mirroring.mirror_of(home, key)
    if found is None:
        output.row({"mirror": None}, "no second copy is kept: `offcirc mirror start FOLDER` keeps one")
        return 0
    output.row(mirror_row(found), mirror_text(found))
    if found.same_volume:
        output.warn("It is on the same volume as the journal: a broken or stolen disk takes both.")
    return 3 if found.state.problem else 0


def mirror_row(found: Mirror) -> Row:
    """How it stands, for programs."""
    row: Row = {"mirror": str(found.folder), "behind": found.behind, "same_volume": found.same_volume}
    if found.state.current_at is not None:
        row["current_at"] = utc(found.state.current_at)
    if found.state.problem:
        row["problem"] = found.state.problem
    return row


def mirror_text(found: Mirror) -> str:
    """The same, in a sentence."""
    if found.state.problem:
        problem = EnvironmentProblem(found.state.problem, path=str(found.folder))
        return f"the second copy lacks {found.behind} row(s): {error_sentence(problem)}"
    if found.behind:
        return f"the second copy in {found.folder} lacks {found.behind} row(s)"
    return f"the second copy in {found.folder} is current"

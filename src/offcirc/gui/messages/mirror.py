"""Data and connection: the journal's second copy."""

from __future__ import annotations

from datetime import tzinfo

from offcirc.app.mirroring import Mirror
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages.translation import translate


def heading() -> str:
    """Card."""
    return translate("Data", "Second copy")


def explained() -> str:
    """What it is for."""
    return translate(
        "Data",
        "A copy of the journal on a stick or another disk, encrypted and kept current: what is left when this machine is"
        " stolen or breaks before it has sent everything.",
    )


def begin() -> str:
    """Button."""
    return translate("Data", "Keep one on a stick…")


def begin_description() -> str:
    """The same."""
    return translate("Data", "Choose a stick or a folder on another disk; a folder for this workstation is made there")


def elsewhere() -> str:
    """Button, where one is kept."""
    return translate("Data", "Keep it elsewhere…")


def stop() -> str:
    """Button."""
    return translate("Data", "Keep it no more")


def stop_description() -> str:
    """The same."""
    return translate("Data", "What is on the stick stays there, as it is now")


def choose() -> str:
    """Title of the folder dialog."""
    return translate("Data", "Where to keep the second copy")


def beginning() -> str:
    """While the first copy is written."""
    return translate("Data", "Writing the second copy…")


def none() -> str:
    """None is kept."""
    return translate("Data", "No second copy is kept: what is not sent is on this machine only.")


def current(found: Mirror, zone: tzinfo) -> str:
    """It has everything."""
    at = formats.clock(found.state.current_at, zone) if found.state.current_at is not None else ""
    return translate("Data", "Current at {time}: {path}", time=at, path=str(found.folder))


def behind(found: Mirror) -> str:
    """It lacks rows."""
    return translate("Data", "%n transaction(s) are not in the second copy yet.", "", found.behind)


def in_the_way(found: Mirror) -> str:
    """Why it is not current."""
    why = errors.sentence_of(found.state.problem, {"path": str(found.folder)})
    return f"{behind(found)} {why}" if found.behind else why


def same_volume() -> str:
    """It lies on the journal's own disk."""
    return translate("Data", "It is on the same disk as the journal: a broken or stolen disk takes both.")

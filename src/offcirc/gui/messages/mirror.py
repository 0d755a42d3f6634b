"""Data and connection: the journal's second copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from offcirc.app.copies_aside import Kept
from offcirc.app.mirroring import Mirror
from offcirc.app.wiped import Wiped
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages.translation import translate

_SHOWN = 3
"""Files that are named; `offcirc status` names all."""


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


def wiped(why: Wiped, *, kept: bool) -> str:
    """The journal's own disk forgets, and when; what to do while no copy is kept elsewhere."""
    match why:
        case Wiped.MEMORY:
            text = translate(
                "Data", "offcirc's files are on a disk in memory. They are gone when this computer restarts."
            )
        case Wiped.LIVE:
            text = translate(
                "Data", "This system keeps its changes in memory. offcirc's files are gone when this computer restarts."
            )
        case Wiped.FROZEN:
            text = translate(
                "Data",
                "This computer is reset whenever it restarts, and offcirc's files are gone with everything else.",
            )
        case Wiped.PROFILE:
            text = translate(
                "Data", "This user's files are removed when the user signs out, and offcirc's files with them."
            )
    what = (
        translate(
            "Data",
            "What is not sent is in the second copy then: at its next start offcirc offers to bring it back from there.",
        )
        if kept
        else translate("Data", "Keep a second copy on a stick or in a folder of the network, now.")
    )
    return f"{text} {what}"


def portable() -> str:
    """The home goes from machine to machine."""
    return translate(
        "Data",
        "These files go with the program from computer to computer. They are locked with the passphrase; nothing is left"
        " in a computer's keychain or settings.",
    )


def kept_before_upgrade(path: str) -> str:
    """The copy from before an upgrade."""
    return translate("Data", "As it was before the last upgrade, for 30 days: {path}", path=path)


def copies_aside(found: Sequence[Kept]) -> str:
    """Copies that nobody but a person may delete."""
    shown = [str(each.file) for each in found[:_SHOWN]]
    return translate(
        "Data",
        "%n older copy(ies) of the journal may still hold patrons who were forgotten, and transactions that are nowhere"
        " else. Ask your administrator what is still needed, and delete the rest: {paths}",
        "",
        len(found),
        paths=", ".join(shown + ["…"] * (len(found) > _SHOWN)),
    )


def step_title() -> str:
    """Page of the first start."""
    return translate("FirstStart", "This computer forgets")


def step_places() -> str:
    """Above the sticks and folders that are there."""
    return translate("FirstStart", "Where shall the second copy be kept?")


def step_nowhere() -> str:
    """No stick, no network folder is there."""
    return translate(
        "FirstStart", "No stick and no folder of the network is here. Plug a stick in, or choose a folder."
    )


def step_keep() -> str:
    """Button."""
    return translate("FirstStart", "Keep it here")


def step_choose() -> str:
    """Button."""
    return translate("FirstStart", "Another folder…")


def step_look() -> str:
    """Button."""
    return translate("FirstStart", "Look again")


def step_later() -> str:
    """Button."""
    return translate("FirstStart", "Later")


def same_volume() -> str:
    """It lies on the journal's own disk."""
    return translate("Data", "It is on the same disk as the journal: a broken or stolen disk takes both.")

"""First start: a desk that was here before is brought back from its second copy."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from offcirc.app.bringing_back import Copy
from offcirc.gui.messages import formats
from offcirc.gui.messages.translation import translate


def door() -> str:
    """A link."""
    return translate("FirstStart", "Was this desk here before? Bring it back…")


def found(copy: Copy, zone: tzinfo) -> str:
    """One is here."""
    return translate(
        "FirstStart",
        "A second copy of “{name}” is on {place}, from {time}.",
        name=copy.workstation,
        place=copy.place.parent.name or str(copy.place.parent),
        time=formats.moment(copy.current_at, zone),
    )


def found_more(count: int, newest: Copy, zone: tzinfo) -> str:
    """Several are here."""
    return translate(
        "FirstStart",
        "%n second copies are here. The newest is of “{name}”, from {time}.",
        "",
        count,
        name=newest.workstation,
        time=formats.moment(newest.current_at, zone),
    )


def forgets() -> str:
    """None is here, and the disk forgets."""
    return translate(
        "FirstStart",
        "This computer forgets everything when it restarts. Was it a desk before? Plug in the stick with its second copy.",
    )


def bring_back() -> str:
    """Button."""
    return translate("FirstStart", "Bring it back")


def look_for_it() -> str:
    """Button, where none is here."""
    return translate("FirstStart", "Look for it…")


def choose() -> str:
    """Button, where several are here."""
    return translate("FirstStart", "Choose…")


def title() -> str:
    """Title."""
    return translate("FirstStart", "Bring this desk back")


def why() -> str:
    """Below it."""
    return translate(
        "FirstStart",
        "What was recorded and not sent, the staff with their PINs and the connection to the server come back from the"
        " second copy. Patrons and items come with the next synchronisation. A desk is one computer: do not bring one back that"
        " still works elsewhere.",
    )


def one(copy: Copy, zone: tzinfo) -> str:
    """One of the copies."""
    time = formats.moment(copy.current_at, zone)
    return translate("FirstStart", "{name}, from {time}", name=copy.workstation, time=time)


def nothing_here() -> str:
    """No stick has one."""
    return translate(
        "FirstStart",
        "There is no second copy on the sticks and network folders that are here now. Plug the stick in and look again,"
        " or choose a folder or a file.",
    )


def file() -> str:
    """Button."""
    return translate("FirstStart", "A backup file…")


def pick() -> str:
    """Title of the folder and the file dialog."""
    return translate("FirstStart", "Where is the second copy, or the backup?")


def looking() -> str:
    """While it looks."""
    return translate("FirstStart", "Looking on sticks and network folders…")


def fetching(place: Path) -> str:
    """While it is copied."""
    return translate("FirstStart", "Copying from {place}…", place=str(place))


def damaged(place: Path) -> str:
    """It cannot be opened."""
    return translate(
        "FirstStart",
        "The copy {place} is damaged and cannot be opened. Nothing was changed: try another one.",
        place=str(place),
    )


def damaged_in_places(place: Path) -> str:
    """A part of it cannot be read."""
    return translate(
        "FirstStart",
        "The copy {place} is damaged in places. Nothing was changed: another one may be whole. If there is none, bring"
        " back what can be read of this one.",
        place=str(place),
    )


def bring_readable() -> str:
    """Button."""
    return translate("FirstStart", "Bring back what can be read")


def no_copy(place: Path) -> str:
    """What was chosen is something else."""
    return translate(
        "FirstStart", "{place} is no second copy and no backup of offcirc. Choose another one.", place=str(place)
    )


def back_again() -> str:
    """The desk is open."""
    return translate(
        "FirstStart",
        "This desk is back, as its second copy knew it. Synchronise when the network is there: that brings patrons and"
        " items.",
    )

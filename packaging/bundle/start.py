"""Where the frozen programs begin: one file under several names, so that what they share is there once."""

import os
import sys
from pathlib import Path

CENTRAL = "offcirc-central"


def leave_the_system_its_libraries() -> None:
    """Undoes what the frozen program's loader set, for programs that are started from here.

    A player of sounds or a spooler must find the system's libraries, not ours. The dynamic linker read its variable
    when this process began, and does not look again.
    """
    found = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if found is not None:
        os.environ["LD_LIBRARY_PATH"] = found
    for name in [name for name in os.environ if name.startswith("_PYI_")]:
        del os.environ[name]


def speak_into_nothing() -> None:
    """Where Windows gave no terminal there is nothing to write to, and libraries expect something."""
    if sys.stdout is None or sys.stderr is None:
        nothing = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the process lives
        sys.stdout, sys.stderr = sys.stdout or nothing, sys.stderr or nothing


def main() -> int:
    """The program that it was called as."""
    leave_the_system_its_libraries()
    speak_into_nothing()
    if Path(sys.argv[0]).stem.lower() == CENTRAL:
        from offcirc.central.cli.main import main as run  # noqa: PLC0415 - each without the other's modules
    else:
        from offcirc.cli.main import main as run  # noqa: PLC0415 - the same
    return run()


sys.exit(main())

"""`offcirc`."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from offcirc.errors import Cancelled, ConnectorError, EnvironmentProblem, OffcircError, RequestRefused
from offcirc.program import has_screen

if TYPE_CHECKING:  # it is imported where Ctrl-C is looked after
    from offcirc.cli.output import Output

_FILES = ".offcirc"
DONE, REFUSED, ENVIRONMENT, FAULT, INTERRUPTED = 0, 1, 3, 70, 130


def main(arguments: list[str] | None = None) -> int:
    """Opens the window, or runs one command; returns its exit status (COMMANDS)."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _started(given)
    except KeyboardInterrupt:  # while the command was still being imported
        print("offcirc: stopped", file=sys.stderr)
        return INTERRUPTED


def _started(given: list[str]) -> int:
    from offcirc.cli.output import Output  # noqa: PLC0415 - what takes time to import can be stopped quietly

    home = _window_wanted(given)
    if home is not None and has_screen():
        output = Output(json=False)
        return _guarded(lambda: _open_window(home, output), output)
    from offcirc.cli.parser import build_parser  # noqa: PLC0415 - the window is open sooner without all commands

    parser = build_parser()
    options = parser.parse_args(given)
    output, supervision = Output(json=options.json), None
    if getattr(options, "progress", False) or getattr(options, "key_from_stdin", False):
        from offcirc.cli.supervision import Supervision  # noqa: PLC0415 - the same

        supervision = Supervision() if options.key_from_stdin else None
        output = Output(json=options.json, progress=options.progress, supervision=supervision)
    if options.self_test:
        from offcirc.cli.self_test import self_test  # noqa: PLC0415 - rarely needed

        return _guarded(lambda: self_test(output), output)
    if options.self_test_of_window:
        from offcirc.cli.self_test import self_test_of_window  # noqa: PLC0415 - the same

        return _guarded(lambda: self_test_of_window(output), output)
    if options.command is None:
        from offcirc.cli.messages import NO_SCREEN  # noqa: PLC0415 - the same

        output.warn(f"offcirc: {NO_SCREEN}")
        return ENVIRONMENT

    def run() -> int:
        from offcirc.app.home import Home  # noqa: PLC0415 - the same

        if supervision is not None:
            supervision.read(options)
        return int(options.run(options, Home.at(options.home), output))

    return _guarded(run, output)


class _Window(argparse.Namespace):
    """What the window is opened with."""

    directory: Path | None = None
    file: Path | None = None
    """That is to be brought in, as a file manager starts the program."""


def _window_wanted(arguments: list[str]) -> _Window | None:
    """Looks for a command without importing them all; None where something but the window is asked for."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--home", type=Path, dest="directory")
    try:
        window, rest = parser.parse_known_args(arguments, _Window())
    except argparse.ArgumentError:
        return None
    if len(rest) == 1 and not rest[0].startswith("-") and rest[0].lower().endswith(_FILES):
        window.file = Path(rest.pop())
    return window if not rest else None


def _open_window(wanted: _Window, output: Output) -> int:
    from offcirc.app.home import Home  # noqa: PLC0415 - only here
    from offcirc.gui.start import run  # noqa: PLC0415 - Qt is for the window alone

    def already_open() -> None:
        from offcirc.cli.messages import ALREADY_OPEN  # noqa: PLC0415 - rarely needed

        output.warn(f"offcirc: {ALREADY_OPEN}")

    return run(Home.at(wanted.directory), file=wanted.file, already_open=already_open)


def _guarded(run: Callable[[], int], output: Output) -> int:
    try:
        status = run()
    except OffcircError as error:
        _say(error, output)
        return exit_status(error)
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENVIRONMENT
    except KeyboardInterrupt:
        output.warn("offcirc: stopped; what was acknowledged is recorded")
        output.finished("CANCELLED")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence says where, and never what: it may be patron data
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {frame.name}:{frame.lineno}"
        output.warn(f"offcirc: a fault of the program ({where}); nothing recorded is lost")
        if os.environ.get("OFFCIRC_DEBUG"):
            traceback.print_exc()
        output.finished("FAULT", {"where": where})
        return FAULT
    output.finished()
    return status


def _say(error: OffcircError, output: Output) -> None:
    from offcirc.cli.messages import error_sentence, told_code  # noqa: PLC0415 - the window is open sooner without them

    output.warn(f"offcirc: {error_sentence(error)}")
    output.finished(told_code(error), error.params)


def exit_status(error: OffcircError) -> int:
    """1 for what was asked wrong or refused, 3 for the machine, the server or the key, 130 for what was cancelled."""
    if isinstance(error, Cancelled):
        return INTERRUPTED
    if isinstance(error, EnvironmentProblem):
        return ENVIRONMENT
    if isinstance(error, ConnectorError) and not isinstance(error, RequestRefused):
        return ENVIRONMENT
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())

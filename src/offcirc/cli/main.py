"""`offcirc`."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from offcirc.app.home import Home
from offcirc.cli.messages import error_sentence
from offcirc.cli.output import Output
from offcirc.cli.parser import build_parser
from offcirc.errors import ConnectorError, EnvironmentProblem, OffcircError, RequestRefused

DONE, REFUSED, USAGE, ENVIRONMENT, FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns its exit status (COMMANDS)."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    output = Output(json=options.json)
    if options.self_test:
        from offcirc.cli.self_test import self_test  # noqa: PLC0415 - rarely needed

        return _guarded(lambda: self_test(output), output)
    if options.command is None:
        parser.print_usage(sys.stderr)
        output.warn("offcirc: this version has no window yet; give a command")
        return USAGE
    return _guarded(lambda: int(options.run(options, Home.at(options.home), output)), output)


def _guarded(run: Callable[[], int], output: Output) -> int:
    try:
        return run()
    except OffcircError as error:
        output.warn(f"offcirc: {error_sentence(error)}")
        return exit_status(error)
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENVIRONMENT
    except KeyboardInterrupt:
        output.warn("offcirc: stopped; what was acknowledged is recorded")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence says where, and never what: it may be patron data
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {frame.name}:{frame.lineno}"
        output.warn(f"offcirc: a fault of the program ({where}); nothing recorded is lost")
        if os.environ.get("OFFCIRC_DEBUG"):
            traceback.print_exc()
        return FAULT


def exit_status(error: OffcircError) -> int:
    """1 for what was asked wrong or refused, 3 for the machine, the server or the key."""
    if isinstance(error, EnvironmentProblem):
        return ENVIRONMENT
    if isinstance(error, ConnectorError) and not isinstance(error, RequestRefused):
        return ENVIRONMENT
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())

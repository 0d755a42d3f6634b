"""The manual pages, made from what the programs themselves know of their commands."""

import argparse

from offcirc import __version__
from offcirc.central.cli.main import _parser as central_parser
from offcirc.cli.parser import build_parser

_SEE = {"offcirc": "offcirc\\-central", "offcirc-central": "offcirc"}
_STATUS = (
    ("0", "done"),
    ("1", "refused, or some rows refused: they are printed"),
    ("2", "wrong usage"),
    ("3", "the machine, the server or the key: one line says what, and what to do"),
)
_WINDOW = """Without a command it opens the window; with a file of transactions it opens the window, which offers to
bring the file in. Each command tells more with
.BR \\-\\-help .
"""


def pages() -> dict[str, str]:
    """Name of a page without its section, and what it says."""
    return {"offcirc": _page(build_parser(), _WINDOW), "offcirc-central": _page(central_parser(), "")}


def _page(parser: argparse.ArgumentParser, more: str) -> str:
    name = parser.prog
    lines = [
        f'.TH {_escaped(name.upper())} 1 "" "offcirc {__version__}" "User Commands"',
        ".SH NAME",
        f"{_escaped(name)} \\- {_escaped((parser.description or '').split(':')[0].rstrip('.').lower())}",
        ".SH SYNOPSIS",
        f".B {_escaped(name)}",
        "[\\fB\\-\\-home\\fR \\fIDIR\\fR] [\\fB\\-\\-json\\fR] "
        + ("[\\fICOMMAND\\fR \\&... | \\fIFILE\\fR]" if more else "\\fICOMMAND\\fR \\&..."),
        ".SH DESCRIPTION",
        f"{_escaped(parser.description or '')}",
        *more.splitlines(),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
        *_commands(parser),
        ".SH EXIT STATUS",
    ]
    for status, meaning in _STATUS:
        lines += [".TP", f".B {status}", meaning]
    lines += [".SH SEE ALSO", f".BR {_SEE[name]} (1)", ""]
    return "\n".join(lines)


def _options(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:  # noqa: SLF001 - argparse gives it no public name
        if action.option_strings:
            names = ", ".join(f"\\fB{_escaped(each)}\\fR" for each in action.option_strings)
            lines += [
                ".TP",
                names + (f" \\fI{action.metavar}\\fR" if action.metavar else ""),
                _escaped(action.help or ""),
            ]
    return lines


def _commands(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:  # noqa: SLF001 - the same
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for each in action._choices_actions:  # noqa: SLF001 - the same
                lines += [".TP", f".B {_escaped(each.dest)}", _escaped(each.help or "")]
    return lines


def _escaped(text: str) -> str:
    """As troff reads it: a hyphen that is typed, and no line that begins with its own signs."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("%%", "%")
    return f"\\&{text}" if text.startswith((".", "'")) else text

"""About the program, and its licences."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def title() -> str:
    """Title of the dialog."""
    return translate("About", "About offcirc")


def version(version: str) -> str:
    """Below the name."""
    return translate("About", "Version {version}", version=version)


def what() -> str:
    """One sentence."""
    return translate("About", "Circulation for libraries that goes on without a network: after the beep it is on disk.")


def own_licence() -> str:
    """Our licence."""
    return translate("About", "offcirc is free software under the Apache License 2.0. It comes without any warranty.")


def qt() -> str:
    """The note that Qt's licence asks for."""
    return translate(
        "About",
        "The window uses Qt and PySide6 under the GNU Lesser General Public License 3. They are separate libraries, and you may replace them by your own versions.",
    )


def sqlcipher() -> str:
    """The notice that SQLCipher asks for."""
    return translate(
        "About",
        "The journal is encrypted by SQLCipher, © ZETETIC LLC, under a BSD licence; SQLite is in the public domain.",
    )


def parts() -> str:
    """Title of the list."""
    return translate("About", "What it is made of")


def parts_description() -> str:
    """How the list is used, for screen readers."""
    return translate("About", "Enter shows the licence of the current line")


def package() -> str:
    """A column."""
    return translate("About", "Package")


def version_column() -> str:
    """A column."""
    return translate("About", "Version")


def licence() -> str:
    """A column."""
    return translate("About", "Licence")


def not_stated() -> str:
    """Where a package names no licence."""
    return translate("About", "see its text")


def reading() -> str:
    """While the list is read."""
    return translate("About", "Reading…")


def all_parts() -> str:
    """A button."""
    return translate("About", "Back to the list")


def close() -> str:
    """A button."""
    return translate("About", "Close")


def licence_text() -> str:
    """A button, and what the text is, for screen readers."""
    return translate("About", "Read the licence")

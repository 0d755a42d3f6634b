"""The screens where a start is impossible: what happened, what to do, what is safe."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.gui.messages.translation import translate


@dataclass(frozen=True, slots=True)
class Trouble:
    """One screen's words: `steps` in their order."""

    title: str
    steps: tuple[str, ...]
    safe: str


def trouble(code: str, folder: str) -> Trouble:
    """The words for an error's code.

    Args:
        code: of `offcirc.errors`, or `FAULT` for what nobody foresaw.
        folder: where this workstation keeps its files.
    """
    words = {
        "DAMAGED": _damaged,
        "DISK_FAILED": _disk_failed,
        "TOO_NEW": _too_new,
        "UPGRADE_WAITS": _upgrade_waits,
        "UPGRADE_FAILED": _upgrade_failed,
        "DISK_AWAY": _disk_away,
        "READ_ONLY": _read_only,
        "CANNOT_OPEN": _read_only,
        "DISK_FULL": _disk_full,
        "LOCKED": _locked,
        "WINDOW_OPEN": _window_open,
        "KEYCHAIN_LOST": _keychain_lost,
        "KEYCHAIN_LOCKED": _keychain_locked,
        "NO_KEYCHAIN": _keychain_lost,
        "NO_KEY": _no_key,
        "KEY_FILE_DAMAGED": _no_key,
        "NO_JOURNAL": _no_journal,
        "CONFIG_UNREADABLE": _config_unreadable,
    }
    return words.get(code, _fault)(folder)


def _damaged(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The journal is damaged"),
        (
            translate("Trouble", "Leave the files in {folder} as they are: delete nothing.", folder=folder),
            translate("Trouble", "Check the journal: it says how much of it can be read."),
            translate("Trouble", "Restore the newest backup. The damaged journal is set aside, not thrown away."),
            translate("Trouble", "Tell the administrator: the server knows which transactions it has received."),
        ),
        translate("Trouble", "Everything that was sent is at the server. What is in the backup comes back with it."),
    )


def _disk_failed(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The disk fails"),
        (
            translate(
                "Trouble", "Stop using this disk. If it can still be read, copy {folder} elsewhere.", folder=folder
            ),
            translate("Trouble", "Install offcirc on another disk or computer, and restore the newest backup there."),
            translate("Trouble", "Until then lend with another desk, or on paper: slips can be entered later."),
        ),
        translate("Trouble", "Everything that was sent is at the server. What is in the backup comes back with it."),
    )


def _too_new(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "These files belong to a newer offcirc"),
        (
            translate("Trouble", "Install the newest version of offcirc, then open it again."),
            translate(
                "Trouble", "Do not restore an old backup for this: the files in {folder} are good.", folder=folder
            ),
        ),
        translate("Trouble", "Nothing was changed. All transactions are in their place."),
    )


def _upgrade_waits(_folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "An older offcirc is still at work"),
        (
            translate("Trouble", "Close its window, then try again. It may be behind this one, or another person's."),
            translate("Trouble", "If there is none, wait a minute: it may be synchronising."),
        ),
        translate("Trouble", "Nothing was changed. What was recorded before is in its place."),
    )


def _upgrade_failed(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The journal could not be brought up to date"),
        (
            translate("Trouble", "Install the version of offcirc that you had before. It goes on with these files."),
            translate(
                "Trouble", "Then tell the administrator what stands above; delete nothing in {folder}.", folder=folder
            ),
        ),
        translate("Trouble", "Nothing was changed. What was recorded before is in its place."),
    )


def _disk_away(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The stick or disk is not there"),
        (
            translate("Trouble", "Plug in the stick or the disk with {folder}, then try again.", folder=folder),
            translate("Trouble", "If it is a folder in the network: look whether the network is there."),
        ),
        translate("Trouble", "Everything that was confirmed with a beep is on it."),
    )


def _read_only(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "offcirc cannot write to its folder"),
        (
            translate("Trouble", "The folder is {folder}.", folder=folder),
            translate("Trouble", "Check that the disk is there and not write-protected, and that the folder is yours."),
            translate("Trouble", "Then try again."),
        ),
        translate("Trouble", "Nothing was changed. What was recorded before is in its place."),
    )


def _disk_full(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The disk is full"),
        (
            translate("Trouble", "Make room: a few hundred megabytes are enough. Empty the bin, move films away."),
            translate("Trouble", "Delete nothing in {folder}: the day's transactions are there.", folder=folder),
            translate("Trouble", "Then try again."),
        ),
        translate("Trouble", "Nothing is half written. Everything that was confirmed with a beep is there."),
    )


def _locked(_folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "Another program holds the journal"),
        (
            translate("Trouble", "A backup or a virus scanner may be at work. Wait a minute, then try again."),
            translate("Trouble", "If it lasts, restart the computer."),
        ),
        translate("Trouble", "Nothing was changed. What was recorded before is in its place."),
    )


def _window_open(_folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "offcirc is open already"),
        (
            translate("Trouble", "Go on in the other window: it may be behind this one, or on another desktop."),
            translate("Trouble", "If another person is signed in to this computer, ask them to close offcirc."),
        ),
        translate("Trouble", "Nothing was changed. The other window goes on as it was."),
    )


def _keychain_lost(_folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The keychain no longer has the key"),
        (
            translate("Trouble", "Fetch the recovery code that was written down when this desk was set up."),
            translate("Trouble", "Open the desk with it. The key is then kept anew."),
            translate(
                "Trouble",
                "Without the code: restoring a backup does not help, as it has the same key. Ask the administrator.",
            ),
        ),
        translate("Trouble", "The journal is whole, and nobody can read it without the key."),
    )


def _keychain_locked(_folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The keychain is locked"),
        (
            translate("Trouble", "Unlock the system's keychain, or sign in to the computer again, and try again."),
            translate("Trouble", "If it stays locked, open the desk with the recovery code."),
        ),
        translate("Trouble", "The journal is whole, and nobody can read it without the key."),
    )


def _no_key(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The key file is missing or damaged"),
        (
            translate("Trouble", "Look for the file key.json that belongs into {folder}; put it back.", folder=folder),
            translate("Trouble", "Or restore the newest backup: it brings the key file along."),
        ),
        translate("Trouble", "The journal is whole, and nobody can read it without the key."),
    )


def _no_journal(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The journal is missing"),
        (
            translate(
                "Trouble", "Look for the file journal.db that belongs into {folder}; put it back.", folder=folder
            ),
            translate("Trouble", "Or restore the newest backup."),
        ),
        translate("Trouble", "Everything that was sent is at the server. What is in the backup comes back with it."),
    )


def _config_unreadable(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "The settings file cannot be read"),
        (
            translate(
                "Trouble", "Somebody may have edited config.toml in {folder}. Mend it, or move it away.", folder=folder
            ),
            translate(
                "Trouble", "Then try again. Without the file the defaults count, and the server's address is asked."
            ),
        ),
        translate("Trouble", "The journal is not touched by this. All transactions are in their place."),
    )


def _fault(folder: str) -> Trouble:
    return Trouble(
        translate("Trouble", "offcirc cannot open the desk"),
        (
            translate("Trouble", "Try again. If it happens again, restart the computer."),
            translate(
                "Trouble", "Then tell the administrator what stands above; delete nothing in {folder}.", folder=folder
            ),
        ),
        translate("Trouble", "Everything that was confirmed with a beep is in the journal."),
    )

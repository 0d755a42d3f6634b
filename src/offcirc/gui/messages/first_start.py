"""First start, unlocking, and the screens where a start is impossible."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def title() -> str:
    """Title of the assistant."""
    return translate("FirstStart", "Make this computer a circulation desk")


def step(number: str, total: str) -> str:
    """Above a page's title."""
    return translate("FirstStart", "Step {number} of {total}", number=number, total=total)


def language() -> str:
    """A field."""
    return translate("FirstStart", "Language")


def kind() -> str:
    """Above the kinds of server."""
    return translate("FirstStart", "What keeps your library's records?")


def central() -> str:
    """A kind of server."""
    return translate("FirstStart", "offcirc's central server")


def not_yet() -> str:
    """Below the kinds that cannot be chosen."""
    return translate("FirstStart", "Greyed kinds are not in this version.")


def server_title() -> str:
    """Title."""
    return translate("FirstStart", "Your server")


def address() -> str:
    """A field."""
    return translate("FirstStart", "Address of the server")


def address_hint() -> str:
    """In an empty address field."""
    return translate("FirstStart", "library.example")


def code() -> str:
    """A field."""
    return translate("FirstStart", "Enrolment code")


def code_under() -> str:
    """Below it."""
    return translate("FirstStart", "The server's administrator makes one for this desk. It counts once, for 24 hours.")


def workstation() -> str:
    """A field."""
    return translate("FirstStart", "Name of this desk")


def workstation_under() -> str:
    """Below it."""
    return translate("FirstStart", "The administrator knows the desk by the name that the code was made for.")


def test() -> str:
    """A button."""
    return translate("FirstStart", "Test the address")


def testing() -> str:
    """While it is tested."""
    return translate("FirstStart", "Asking the server…")


def answers(name: str) -> str:
    """The test succeeded."""
    return translate("FirstStart", "“{name}” answers. The address is right.", name=name)


def unprotected() -> str:
    """An address without TLS."""
    return translate(
        "FirstStart",
        "Without https:// anybody on the network can read what is sent. Use it inside a protected network only.",
    )


def address_missing() -> str:
    """Wrong entry."""
    return translate("FirstStart", "Type the address of the server.")


def code_missing() -> str:
    """Wrong entry."""
    return translate("FirstStart", "Type the enrolment code.")


def workstation_missing() -> str:
    """Wrong entry."""
    return translate("FirstStart", "Give this desk a name.")


def passphrase_title() -> str:
    """Title."""
    return translate("FirstStart", "A passphrase for this desk")


def passphrase_why() -> str:
    """Below it."""
    return translate(
        "FirstStart",
        "Loans and patrons are encrypted on this computer. It has no safe keychain, so that somebody types a passphrase when offcirc starts.",
    )


def passphrase() -> str:
    """A field."""
    return translate("FirstStart", "Passphrase")


def passphrase_again() -> str:
    """A field."""
    return translate("FirstStart", "The passphrase once more")


def passphrase_under(shortest: str) -> str:
    """Below it."""
    return translate(
        "FirstStart", "At least {shortest} characters; a few words that you remember are best.", shortest=shortest
    )


def passphrase_short(shortest: str) -> str:
    """Wrong entry."""
    return translate("FirstStart", "Use at least {shortest} characters.", shortest=shortest)


def passphrases_differ() -> str:
    """Wrong entry."""
    return translate("FirstStart", "The two passphrases are not the same. Type the second one again.")


def next_() -> str:
    """A button."""
    return translate("FirstStart", "Next")


def back() -> str:
    """A button."""
    return translate("FirstStart", "Back")


def connect() -> str:
    """A button."""
    return translate("FirstStart", "Connect this desk")


def connecting() -> str:
    """While it is enrolled."""
    return translate("FirstStart", "Connecting…")


def recovery_title() -> str:
    """Title."""
    return translate("FirstStart", "The recovery code")


def recovery_why() -> str:
    """Below it."""
    return translate(
        "FirstStart",
        "If the keychain or the passphrase is ever lost, this code opens the desk and saves what was not sent. It is shown this once.",
    )


def recovery_keep() -> str:
    """Below the code."""
    return translate("FirstStart", "Keep it away from this computer: in the safe, not on the screen.")


def recovery_written() -> str:
    """A box to tick."""
    return translate("FirstStart", "I have written it down or printed it")


def print_() -> str:
    """A button."""
    return translate("FirstStart", "Print")


def printed_for(name: str) -> str:
    """On the printed sheet."""
    return translate("FirstStart", "Recovery code of the circulation desk {name} (offcirc)", name=name)


def update_title() -> str:
    """Title."""
    return translate("FirstStart", "Data for days without a network")


def update_why() -> str:
    """Below it."""
    return translate(
        "FirstStart",
        "Patrons, items and loans are fetched once, then only what changes. Afterwards this desk works without a network, always.",
    )


def update_start() -> str:
    """A button."""
    return translate("FirstStart", "Fetch the data")


def update_later() -> str:
    """A button."""
    return translate("FirstStart", "Later")


def update_stop() -> str:
    """A button."""
    return translate("FirstStart", "Stop")


def updating() -> str:
    """While it runs."""
    return translate("FirstStart", "Fetching…")


def updated(count: int) -> str:
    """It is done."""
    return translate("FirstStart", "The data is here: %n record(s).", "", count)


def update_stopped() -> str:
    """It was stopped."""
    return translate("FirstStart", "Stopped. What has come is kept, and the next try goes on from there.")


def library() -> str:
    """A field."""
    return translate("FirstStart", "Library")


def library_why() -> str:
    """Above it."""
    return translate("FirstStart", "Where does this desk stand?")


def no_library() -> str:
    """A choice."""
    return translate("FirstStart", "not said")


def finish() -> str:
    """A button."""
    return translate("FirstStart", "Open the desk")


def unlock_title() -> str:
    """Title."""
    return translate("FirstStart", "This desk is locked with a passphrase")


def unlock_why() -> str:
    """Below it."""
    return translate("FirstStart", "Type the passphrase to open the journal. What was recorded is safe.")


def unlock() -> str:
    """A button."""
    return translate("FirstStart", "Open")


def use_recovery() -> str:
    """A link."""
    return translate("FirstStart", "Passphrase lost? Use the recovery code")


def recover() -> str:
    """A button."""
    return translate("FirstStart", "Use the recovery code…")


def use_passphrase() -> str:
    """A link."""
    return translate("FirstStart", "Use the passphrase")


def recover_title() -> str:
    """Title."""
    return translate("FirstStart", "Open with the recovery code")


def recover_why() -> str:
    """Below it."""
    return translate(
        "FirstStart",
        "The code was shown when this desk was set up: 24 letters and digits. Capitals and hyphens do not matter.",
    )


def recovery_code() -> str:
    """A field."""
    return translate("FirstStart", "Recovery code")


def new_passphrase() -> str:
    """A field."""
    return translate("FirstStart", "New passphrase")


def new_passphrase_under() -> str:
    """Below it."""
    return translate("FirstStart", "It takes the place of the lost one.")


def keychain_takes_it() -> str:
    """Below the code."""
    return translate("FirstStart", "The key goes back into this system's keychain.")


def recovery_code_missing() -> str:
    """Wrong entry."""
    return translate("FirstStart", "Type the recovery code.")


def quit_() -> str:
    """A button."""
    return translate("FirstStart", "Close offcirc")


def try_again() -> str:
    """A button."""
    return translate("FirstStart", "Try again")


def restore() -> str:
    """A button."""
    return translate("FirstStart", "Restore a backup…")


def restore_pick() -> str:
    """Title of the file dialog."""
    return translate("FirstStart", "Choose a backup")


def backups() -> str:
    """Kind of files in the file dialog."""
    return translate("FirstStart", "All files (*)")


def restoring() -> str:
    """While it runs."""
    return translate("FirstStart", "Restoring…")


def restored() -> str:
    """It is done."""
    return translate("FirstStart", "The backup is restored. Open the desk now.")


def restored_aside(file: str) -> str:
    """The same, with what was there before."""
    return translate("FirstStart", "The backup is restored. The journal that was here is kept as {file}.", file=file)


def check() -> str:
    """A button."""
    return translate("FirstStart", "Check the journal")


def checking() -> str:
    """While it runs."""
    return translate("FirstStart", "Checking every entry…")


def checked_sound(count: int) -> str:
    """The result."""
    return translate("FirstStart", "Every entry is sound: %n transaction(s).", "", count)


def checked_bad(count: int) -> str:
    """The result."""
    return translate(
        "FirstStart", "%n entry or group of entries is damaged or missing. The rest can be read.", "", count
    )


def what_to_do() -> str:
    """Above the steps."""
    return translate("FirstStart", "What to do")


def what_is_safe() -> str:
    """Above what is safe."""
    return translate("FirstStart", "What is safe")

"""Signing in, PINs, and looking after staff."""

from __future__ import annotations

from offcirc.app.preferences import NAME_WITHOUT_SIGN_IN
from offcirc.gui.messages.translation import translate


def shown_name(name: str) -> str:
    """The name that stands on a row; where nobody signs in it is a code."""
    return translate("Staff", "Staff", "in place of a name") if name == NAME_WITHOUT_SIGN_IN else name


def locked() -> str:
    """Title of the covered desk."""
    return translate("Staff", "The desk is locked")


def who() -> str:
    """Above the names."""
    return translate("Staff", "Who is at the desk?")


def names() -> str:
    """The list of names, for screen readers."""
    return translate("Staff", "Staff")


def names_hint() -> str:
    """The same, longer."""
    return translate("Staff", "Choose your name with the arrow keys, then type your PIN")


def pin() -> str:
    """A field."""
    return translate("Staff", "PIN")


def sign_in() -> str:
    """A button."""
    return translate("Staff", "Sign in")


def checking() -> str:
    """While a PIN is checked."""
    return translate("Staff", "Checking…")


def scans_wait(count: int) -> str:
    """Scans that came while the desk was locked."""
    return translate(
        "Staff", "%n scan(s) wait. They are handled when somebody has signed in, under that name.", "", count
    )


def wait(count: int) -> str:
    """After wrong PINs."""
    return translate("Staff", "Too many wrong PINs. Try again in %n second(s).", "", count)


def forgotten() -> str:
    """A link."""
    return translate("Staff", "Forgotten your PIN?")


def forgotten_title() -> str:
    """Title."""
    return translate("Staff", "A new PIN")


def forgotten_colleague() -> str:
    """First way."""
    return translate(
        "Staff",
        "A colleague who may look after staff signs in, opens Settings, Staff, and resets it. They read you a one-time code: it works here in place of the PIN.",
    )


def forgotten_server() -> str:
    """Second way."""
    return translate(
        "Staff", "Or the server's administrator resets it and tells you the code. Then ask the server here."
    )


def ask_server() -> str:
    """A button."""
    return translate("Staff", "Ask the server")


def asking_server() -> str:
    """While it is asked."""
    return translate("Staff", "Asking the server…")


def server_asked() -> str:
    """It answered."""
    return translate("Staff", "The server has answered. If your PIN was reset, sign in with the one-time code.")


def back() -> str:
    """A button."""
    return translate("Staff", "Back")


def choose_title(name: str) -> str:
    """Title."""
    return translate("Staff", "{name}: choose a new PIN", name=name)


def choose_why() -> str:
    """Below it."""
    return translate(
        "Staff", "You signed in with a one-time code. From now on your own PIN counts; nobody else knows it."
    )


def new_pin() -> str:
    """A field."""
    return translate("Staff", "New PIN")


def new_pin_again() -> str:
    """A field."""
    return translate("Staff", "The new PIN once more")


def pin_again() -> str:
    """A field."""
    return translate("Staff", "The PIN once more")


def pin_rule() -> str:
    """Below a PIN field."""
    return translate("Staff", "4 to 12 digits")


def pins_differ() -> str:
    """Wrong entry."""
    return translate("Staff", "The two PINs are not the same. Type the second one again.")


def keep_pin() -> str:
    """A button."""
    return translate("Staff", "Keep this PIN")


def first_title() -> str:
    """Title."""
    return translate("Staff", "Who looks after this desk?")


def first_why() -> str:
    """Below it."""
    return translate(
        "Staff",
        "The first member of staff adds the others under Settings, Staff. The name stands on every transaction; the PIN works without a network.",
    )


def name() -> str:
    """A field."""
    return translate("Staff", "Name")


def name_hint() -> str:
    """In an empty name field."""
    return translate("Staff", "as colleagues know you")


def name_missing() -> str:
    """Wrong entry."""
    return translate("Staff", "Type a name.")


def begin() -> str:
    """A button."""
    return translate("Staff", "Begin")


def staff() -> str:
    """Title of a page of the settings."""
    return translate("Staff", "Staff")


def sign_in_needed() -> str:
    """A box to tick."""
    return translate("Staff", "Staff sign in by name and PIN")


def sign_in_not_needed() -> str:
    """When it is not ticked."""
    return translate("Staff", "Without sign-in no name stands on the transactions.")


def may_not_switch_off() -> str:
    """Instead of doing so."""
    return translate("Staff", "Only staff who may look after staff can switch sign-in off. Ask one of them.")


def lock_after() -> str:
    """A field."""
    return translate("Staff", "Lock the desk after")


def never() -> str:
    """A choice."""
    return translate("Staff", "never")


def minutes(count: int) -> str:
    """A choice."""
    return translate("Staff", "%n minute(s) without a key or scan", "", count)


def add_title() -> str:
    """Title of a form."""
    return translate("Staff", "A new member of staff")


def add() -> str:
    """A button."""
    return translate("Staff", "Add")


def reset() -> str:
    """A button."""
    return translate("Staff", "Reset PIN")


def remove() -> str:
    """A button."""
    return translate("Staff", "Remove")


def give_right() -> str:
    """A button."""
    return translate("Staff", "May look after staff")


def change_own() -> str:
    """Title of a form."""
    return translate("Staff", "Change your own PIN")


def old_pin() -> str:
    """A field."""
    return translate("Staff", "Present PIN")


def change() -> str:
    """A button."""
    return translate("Staff", "Change PIN")


def pin_changed() -> str:
    """It worked."""
    return translate("Staff", "Your PIN is changed.")


def added(name: str) -> str:
    """It worked."""
    return translate("Staff", "{name} can sign in now.", name=name)


def removed(name: str) -> str:
    """It worked."""
    return translate("Staff", "{name} no longer signs in here. The name stays on the transactions.", name=name)


def one_time_code(name: str, code: str) -> str:
    """It worked."""
    return translate(
        "Staff",
        "One-time code for {name}: {code}. It is shown once; with it {name} chooses a new PIN.",
        name=name,
        code=code,
    )


def sure_remove(name: str) -> str:
    """Asks."""
    return translate("Staff", "Remove {name} from this desk?", name=name)


def yes_remove() -> str:
    """A button."""
    return translate("Staff", "Yes, remove")


def keep() -> str:
    """A button."""
    return translate("Staff", "No, keep")


def has_right() -> str:
    """Beside a name."""
    return translate("Staff", "looks after staff")


def has_code() -> str:
    """Beside a name."""
    return translate("Staff", "has a one-time code")


def you() -> str:
    """Beside a name."""
    return translate("Staff", "signed in")


def not_allowed() -> str:
    """Instead of the buttons."""
    return translate("Staff", "Only staff who may look after staff can add colleagues, reset PINs or remove somebody.")


def at_once() -> str:
    """On the page."""
    return translate("Staff", "Changes to staff count at once; Cancel does not undo them.")

"""Connecting to a Koha: what is asked for, and what it can do."""

from __future__ import annotations

from offcirc.app.home import KOHA
from offcirc.gui.messages.translation import translate

NAME = "Koha"
"""The same in every language."""
_SIGNED_OUT = frozenset(
    {
        "SIGN_IN_REFUSED",
        "SIGN_IN_SECOND_FACTOR",
        "SIGN_IN_NO_PERMISSION",
        "BRANCH_REFUSED",
        "TOKEN_REVOKED",
        "TOKEN_UNKNOWN",
        "TOKEN_EXPIRED",
    }
)


def server_by_kind(kind: str) -> str:
    """The server, where a sentence begins with it."""
    return NAME if kind == KOHA else translate("Koha", "The server")


def named(release: str) -> str:
    """Koha with its version, as far as it is known."""
    return f"{NAME} {release}" if release else NAME


def address_under() -> str:
    """Below the address."""
    return translate("Koha", "The address of Koha's staff side, as in the browser.")


def answers(release: str) -> str:
    """The test succeeded."""
    return translate("Koha", "{name} answers. The address is right.", name=named(release))


def answers_with_libraries(release: str, count: int) -> str:
    """The test succeeded, and there is a choice."""
    if count == 0:
        return answers(release)
    text = translate("Koha", "{name} answers, with %n library(ies) to choose from.", "", count)
    return text.format(name=named(release))


def user() -> str:
    """A field."""
    return translate("Koha", "User name in Koha")


def user_under() -> str:
    """Below it."""
    return translate("Koha", "A desk account that may check out and in.")


def password() -> str:
    """A field."""
    return translate("Koha", "Password in Koha")


def password_under() -> str:
    """Below it."""
    return translate("Koha", "Kept encrypted, with the transactions.")


def library() -> str:
    """A field."""
    return translate("Koha", "Library to work at")


def own_library() -> str:
    """A choice."""
    return translate("Koha", "the account's own library")


def library_under() -> str:
    """Below it."""
    return translate("Koha", "“Test the address” fetches the list.")


def time_zone() -> str:
    """A field."""
    return translate("Koha", "Time zone of the server")


def user_missing() -> str:
    """Wrong entry."""
    return translate("Koha", "Type the user name of a desk account.")


def password_missing() -> str:
    """Wrong entry."""
    return translate("Koha", "Type the password.")


def workstation_under() -> str:
    """Below the desk's name."""
    return translate("Koha", "It stands on every transaction; Koha keeps no name of a desk.")


def again_title() -> str:
    """Title of a dialog."""
    return translate("Koha", "Connect this desk again")


def again_why() -> str:
    """Below it."""
    return translate(
        "Koha",
        "The password has changed, or the server is another one. What was recorded stays here and is sent later.",
    )


def connect() -> str:
    """A button."""
    return translate("Koha", "Connect")


def cancel() -> str:
    """A button."""
    return translate("Koha", "Cancel")


def close() -> str:
    """A button."""
    return translate("Koha", "Close")


def sign_in_again() -> str:
    """A button."""
    return translate("Koha", "Sign in again…")


def connect_again() -> str:
    """A button."""
    return translate("Koha", "Connect again…")


def sign_in_again_description() -> str:
    """The same, longer."""
    return translate("Koha", "For another user name or password, or another library or server")


def signed_out(why: str) -> str:
    """The server did not let the desk in."""
    return translate("Koha", "{why} “Sign in again…” stands under Data and connection.", why=why)


def server() -> str:
    """A page of the settings."""
    return translate("Koha", "Server")


def connect_under() -> str:
    """Above the button that connects again."""
    return translate("Koha", "After another password, or to work with another library or server.")


def library_of_account() -> str:
    """Below the library in the settings."""
    return translate("Koha", "Koha applies what is done here in the library of the account: sign in again for another.")


def is_signed_out(code: str) -> bool:
    """Whether an error means that the desk has to be connected again."""
    return code in _SIGNED_OUT


def kept_title() -> str:
    """Title of a page."""
    return translate("Koha", "Connected")


def kept_where(release: str, library_name: str) -> str:
    """Below it."""
    if not library_name:
        return named(release)
    return translate("Koha", "{name}, library {library}", name=named(release), library=library_name)


def kept_why() -> str:
    """Below it."""
    return translate(
        "Koha", "Libraries' systems differ in what they can be told. Whoever works here should know what this one does."
    )

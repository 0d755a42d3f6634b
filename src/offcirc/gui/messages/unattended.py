"""What can stand in the way of automatic mode: the proxy, the system's schedule."""

from __future__ import annotations

from offcirc.gui.messages.translation import translate


def sentences() -> dict[str, str]:
    """By code, for `errors`."""
    return {
        "PROXY_ADDRESS_WRONG": translate(
            "Unattended", "That is not a proxy’s address. It looks like http://proxy.example:3128."
        ),
        "PROXY_PASSWORD_MISSING": translate("Unattended", "The proxy’s password is missing."),
        "PROXY_SIGN_IN": translate(
            "Unattended", "The proxy wants another user or password. Settings, Network has room for them."
        ),
        "EVERY_OR_AT": translate("Unattended", "A schedule has either a period or times of day."),
        "PERIOD_UNREADABLE": translate("Unattended", "A period divides an hour or a day: 5 minutes to 24 hours."),
        "TIME_OF_DAY_UNREADABLE": translate("Unattended", "That is not a time of day."),
        "NO_SCHEDULER": translate("Unattended", "This computer has no schedule that offcirc knows how to use."),
        "NO_SUCH_FILE": translate("Unattended", "There is no file {path}."),
        "SYSTEMD_TOO_OLD": translate(
            "Unattended",
            "This computer’s systemd ({version}) opens no sealed passphrase for a user; from {needed} on it does.",
        ),
    }

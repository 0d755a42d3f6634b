"""Automatic mode: its settings, and what the strip and the Data page say of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from offcirc.app.conditions import METERED, ON_BATTERY
from offcirc.gui.messages import errors, formats
from offcirc.gui.messages.translation import translate

if TYPE_CHECKING:
    from offcirc.gui.automatic import AutomaticState


def automatic() -> str:
    """A page of the settings."""
    return translate("Automatic", "Automatic mode")


def intro() -> str:
    """At its top."""
    return translate(
        "Automatic", "Synchronises without anybody's doing. Nobody waits for it, and no scan becomes slower."
    )


def upload() -> str:
    """A box to tick."""
    return translate("Automatic", "Send after each visit, and when the network comes back")


def update() -> str:
    """A box to tick."""
    return translate("Automatic", "Fetch new local data")


def update_every() -> str:
    """A field."""
    return translate("Automatic", "How often, while the window is open")


def max_age() -> str:
    """A field."""
    return translate("Automatic", "When the window opens, if the local data is older than")


def every(minutes: int) -> str:
    """A choice."""
    return formats.age(timedelta(minutes=minutes))


def at_every_start() -> str:
    """A choice: however old."""
    return translate("Automatic", "however old it is")


def only_on_mains() -> str:
    """A box to tick."""
    return translate("Automatic", "Only on mains power")


def only_unmetered() -> str:
    """A box to tick."""
    return translate("Automatic", "Only over a line that is not paid for by the megabyte")


def mains_unknown() -> str:
    """Below the box."""
    return translate(
        "Automatic", "This computer does not tell whether it runs on its battery: it counts as plugged in."
    )


def line_unknown() -> str:
    """Below the box."""
    return translate(
        "Automatic", "This computer does not tell what its line costs now: a line that is unknown counts as free."
    )


def closed_window() -> str:
    """A box to tick."""
    return translate("Automatic", "Also while this window is closed")


def closed_window_under(minutes: int) -> str:
    """Below it."""
    return translate(
        "Automatic", "Every %n minute(s), by the computer's own schedule: it sends and fetches.", "", minutes
    )


def closed_window_installed(when: str) -> str:
    """Below it, where a schedule is there. `when`: as it stands there."""
    return translate("Automatic", "By the computer's own schedule: {when}.", when=when)


def closed_window_opens(opens: str) -> str:
    """After it: whether the journal can be opened then; `opens` as in `app.schedule.system`."""
    if opens == "always":
        return translate("Automatic", "It works with nobody signed in as well.")
    if opens == "signed_in":
        return translate("Automatic", "It works while somebody is signed in to this computer.")
    return translate(
        "Automatic",
        "This desk opens with a passphrase, which nobody types then: the schedule cannot be set up from here.",
    )


def network() -> str:
    """A page of the settings."""
    return translate("Automatic", "Network")


def proxy() -> str:
    """A field."""
    return translate("Automatic", "Proxy on the way to the server")


def proxy_under() -> str:
    """Below it."""
    return translate(
        "Automatic", "For example http://proxy.example:3128. Left empty, the computer's own settings count."
    )


def proxy_wrong() -> str:
    """Wrong entry."""
    return translate("Automatic", "Write http://, the proxy's name, a colon and its number.")


def proxy_user() -> str:
    """A field."""
    return translate("Automatic", "User name for the proxy")


def proxy_user_under() -> str:
    """Below it."""
    return translate("Automatic", "Left empty where the proxy asks for none.")


def proxy_password() -> str:
    """A field."""
    return translate("Automatic", "Password for the proxy")


def proxy_password_under() -> str:
    """Below it."""
    return translate("Automatic", "It is kept encrypted, and not shown again.")


def in_strip(state: AutomaticState) -> str:
    """The strip's last words; nothing where automatic mode is off."""
    if not (state.update or state.upload):
        return ""
    if state.hindered == ON_BATTERY:
        return translate("Automatic", "automatic: waits for mains power")
    if state.hindered == METERED:
        return translate("Automatic", "automatic: waits for a line that costs nothing")
    if state.last is not None and state.last.code:
        return translate("Automatic", "automatic: did not work, will be tried again")
    if state.next_at is not None:
        return translate("Automatic", "automatic: next at {time}", time=_time(state.next_at, state.zone))
    return translate("Automatic", "automatic: sends after each visit")


def on_data_page(state: AutomaticState) -> str:
    """A line below the buttons."""
    said = [_what_happens(state), _how_it_ended(state)]
    return " ".join(sentence for sentence in said if sentence)


def _what_happens(state: AutomaticState) -> str:
    time = _time(state.next_at, state.zone) if state.next_at is not None else ""
    if state.hindered == ON_BATTERY:
        return translate("Automatic", "Automatic mode waits until the computer is on mains power.")
    if state.hindered == METERED:
        return translate("Automatic", "Automatic mode waits for a line that is not paid for by the megabyte.")
    if state.update and state.upload:
        return translate("Automatic", "Automatic mode: sends after each visit, fetches next at {time}.", time=time)
    if state.update:
        return translate("Automatic", "Automatic mode: fetches next at {time}.", time=time)
    if state.upload:
        return translate("Automatic", "Automatic mode: sends after each visit.")
    return translate("Automatic", "Automatic mode is off. Settings, Automatic mode, turns it on.")


def _how_it_ended(state: AutomaticState) -> str:
    if state.last is None:
        return ""
    time = _time(state.last.at, state.zone)
    if not state.last.code:
        return translate("Automatic", "The last automatic run, at {time}, went well.", time=time)
    why = errors.sentence_of(state.last.code, state.last.params)
    return translate("Automatic", "The last automatic run, at {time}, did not work: {why}", time=time, why=why)


def _time(at: datetime, zone: tzinfo) -> str:
    """The time of day; with its date where that is not today."""
    today = datetime.now(UTC).astimezone(zone).date() == at.astimezone(zone).date()
    return formats.clock(at, zone) if today else formats.moment(at, zone)

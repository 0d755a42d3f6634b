"""Who the server is, as it says in every exchange and in the answers that are carried."""

from __future__ import annotations

from offcirc import __version__
from offcirc.central import moments
from offcirc.central.carried_keys import ServerKeys
from offcirc.central.settings import Settings
from offcirc.replica.format import FORMAT_VERSION
from offcirc.wire.messages import PROTOCOL_VERSION, ServerInfo


def server_info(settings: Settings, keys: ServerKeys) -> ServerInfo:
    """Who answers, and the clock at this moment."""
    return ServerInfo(
        settings.server_id,
        settings.name,
        __version__,
        PROTOCOL_VERSION,
        moments.now(),
        settings.time_zone,
        settings.apply_on_arrival,
        FORMAT_VERSION,
        keys.verify_key,
        keys.public_key,
    )

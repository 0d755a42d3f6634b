"""What decisions rest on that hardly changes: libraries, circulation rules, and what rows about holdings need."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from offcirc.central import records
from offcirc.central.holdings.working import HoldingsReference
from offcirc.clock import zone_named
from offcirc.domain.due_dates import terms_for
from offcirc.domain.records import CirculationRule


class Reference:
    """The libraries' zones and family, and the circulation rules, as they were when it was made."""

    def __init__(self, connection: Connection, default_zone: str) -> None:
        self._default = zone_named(default_zone)
        self._zones = {code: zone_named(zone) for code, zone in records.time_zones(connection).items() if zone}
        self._parents = {library.code: library.parent for library in records.libraries(connection)}
        self._rules = records.rules(connection)
        self._terms: dict[tuple[str, str, str], CirculationRule] = {}
        self._holdings: HoldingsReference | None = None

    def zone(self, library: str) -> ZoneInfo:
        """A library's zone, else the server's."""
        return self._zones.get(library, self._default)

    def holdings(self, connection: Connection) -> HoldingsReference:
        """What rows about holdings need; read once there is one."""
        if self._holdings is None:
            self._holdings = HoldingsReference(connection)
        return self._holdings

    def renew_holdings(self) -> None:
        """What rows about holdings need is read again: workstations come and go, and no number tells of it."""
        self._holdings = None

    def terms(self, library: str, category: str, item_type: str) -> CirculationRule:
        """The terms of lending that apply."""
        key = (library, category, item_type)
        if key not in self._terms:
            family = [library]
            while (parent := self._parents.get(family[-1], "")) and parent not in family:
                family.append(parent)
            self._terms[key] = terms_for(self._rules, family, category, item_type)
        return self._terms[key]

"""The endpoint of exchange sets; items and sets are changed by transactions alone."""

from __future__ import annotations

from litestar import get
from litestar.datastructures import State

from offcirc.central.holdings import keeping
from offcirc.central.http.endpoints import central_of
from offcirc.central.http.guard import needs
from offcirc.central.http.problems import Refused, problems
from offcirc.central.workstations import Scope
from offcirc.wire.messages import SetHistory


@get(
    "/v1/exchange-sets/{set_id:str}",
    guards=[needs(Scope.CATALOGUE)],
    sync_to_thread=True,
    responses=problems(400, 401, 403, 404, 413, 503),
)
def exchange_set(set_id: str, state: State) -> SetHistory:
    """A set and the journeys of its items: sent, returned, missing."""
    with central_of(state).database.read() as connection:
        found = keeping.history(connection, set_id) if "\x00" not in set_id else None
    if found is None:
        raise Refused(404, "SET_UNKNOWN")
    return found


HANDLERS = (exchange_set,)

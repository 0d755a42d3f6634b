"""`/health`: the process answers. `/ready`: so does its database. For what restarts a server or leads traffic to it.

Neither asks for a token and neither tells anything but this.
"""

from __future__ import annotations

from litestar import Response, get
from litestar.datastructures import State

from offcirc.central import migrate
from offcirc.central.http.endpoints import central_of
from offcirc.errors import EnvironmentProblem

_NOT_CACHED = {"Cache-Control": "no-store"}


def _said(status: int, word: str) -> Response[dict[str, str]]:
    return Response({"status": word}, status_code=status, headers=_NOT_CACHED)


@get("/health", sync_to_thread=False, exclude_from_auth=True, include_in_schema=False)
def health() -> Response[dict[str, str]]:
    """The process is alive."""
    return _said(200, "alive")


@get("/ready", sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def ready(state: State) -> Response[dict[str, str]]:
    """The database can be read, and has the schema that this version works with."""
    try:
        revision = migrate.revision(central_of(state).database)
    except EnvironmentProblem as problem:
        return _said(503, problem.code)
    return _said(200, "ready") if revision == migrate.REVISION else _said(503, "OTHER_SCHEMA")


HANDLERS = (health, ready)

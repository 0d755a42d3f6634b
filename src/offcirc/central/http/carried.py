"""The endpoint for files of rows, whoever brings them."""

from __future__ import annotations

from anyio import to_thread
from litestar import post
from litestar.datastructures import State
from litestar.openapi import ResponseSpec

from offcirc.central import audit, carried_rows
from offcirc.central.http.endpoints import AppRequest, central_of
from offcirc.central.http.guard import needs
from offcirc.central.http.problems import Refused, problems
from offcirc.central.http.service import Central
from offcirc.central.workstations import Scope
from offcirc.errors import UserError
from offcirc.wire.messages import CarriedAnswer


@post(
    "/v1/carried",
    status_code=200,
    guards=[needs(Scope.UPLOAD)],
    responses={
        **problems(400, 401, 403, 413, 422, 429, 503),
        200: ResponseSpec(data_container=CarriedAnswer, generate_examples=False, description="What became of it"),
    },
)
async def carried(request: AppRequest, state: State) -> CarriedAnswer:
    """Takes a `.offcirc` file of another workstation into the queue; the same file again changes nothing."""
    content = await request.body()
    return await to_thread.run_sync(_take, central_of(state), content, audit.workstation(request.user.name))


def _take(central: Central, content: bytes, by: str) -> CarriedAnswer:
    try:
        opened = carried_rows.open_file(central.database, content)
    except UserError as error:
        raise Refused(422, error.code) from None
    answer = carried_rows.take(central.database, central.settings, opened, by=by)
    if central.settings.apply_on_arrival and not central.has_workers:
        carried_rows.apply(central.database, central.settings, answer.workstation)
    return answer


HANDLERS = (carried,)

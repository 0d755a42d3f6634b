"""The endpoints but for the extract file. Nothing is acknowledged before its transaction has been committed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any

import anyio
import msgspec
from anyio import to_thread
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.openapi import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream
from sqlalchemy import func, select

from offcirc.central import changes, moments, queue, receiving, schema, workstations
from offcirc.central.http.guard import needs
from offcirc.central.http.problems import Refused, problems
from offcirc.central.http.service import Central
from offcirc.central.processing import Processed, Run
from offcirc.central.workstations import Denied, Scope, Workstation
from offcirc.wire.messages import (
    MAX_PAGE,
    NDJSON,
    Answer,
    Changes,
    ContactAnswer,
    ContactRequest,
    Enrolment,
    EnrolmentRequest,
    LookUp,
    LookUpAnswer,
    OutcomesPage,
    ProcessEvent,
    ProcessRequest,
    QueuePage,
    ServerInfo,
    Upload,
    UploadAnswer,
)

AppRequest = Request[Workstation, Any, State]
Since = Annotated[int, Parameter(ge=0, le=2**53)]
Limit = Annotated[int, Parameter(ge=1, le=MAX_PAGE)]

_CONTACT_NOTED_EVERY = timedelta(minutes=1)
_FREE_ATTEMPTS, _SLOWEST_S = 5, 0.5
_ALWAYS = (400, 413, 503)
_SIGNED_IN = (*_ALWAYS, 401, 403)


def central_of(state: State) -> Central:
    """The running server."""
    central: Central = state.central
    return central


@get("/v1/server", sync_to_thread=False, exclude_from_auth=True, security=[{}])
def server(state: State) -> ServerInfo:
    """Who answers, and the server's clock."""
    return central_of(state).info()


class AttemptLimit:
    """Slows down who guesses codes: attempts one at a time, each later than the last while they fail."""

    def __init__(self) -> None:
        self._turn = anyio.Lock()
        self._failures = 0

    async def attempt(self, central: Central, data: EnrolmentRequest) -> Enrolment:
        """Tries one code."""
        async with self._turn:
            if self._failures > _FREE_ATTEMPTS:
                await anyio.sleep(min(_SLOWEST_S, 0.05 * (self._failures - _FREE_ATTEMPTS)))
            try:
                enrolment = await to_thread.run_sync(_enrol, central, data)
            except Denied:
                self._failures += 1
                raise
            self._failures = 0
            return enrolment


@post(
    "/v1/enrolments",
    status_code=201,
    exclude_from_auth=True,
    security=[{}],
    responses=problems(*_ALWAYS, 403),
)
async def enrolments(data: EnrolmentRequest, state: State) -> Enrolment:
    """Spends a one-time code (P8)."""
    limit: AttemptLimit = state.attempts
    return await limit.attempt(central_of(state), data)


def _enrol(central: Central, data: EnrolmentRequest) -> Enrolment:
    with central.database.write() as connection:
        token, workstation = workstations.enrol(connection, data, moments.now())
    scopes = tuple(scope for scope in Scope if scope in workstation.scopes)
    return Enrolment(token, workstation.name, workstation.library, scopes, central.info())


@post("/v1/contact", status_code=200, sync_to_thread=True, responses=problems(*_SIGNED_IN))
def contact(request: AppRequest, data: ContactRequest, state: State) -> ContactAnswer:
    """Begins every exchange: the clock, what waits, and the head of the journal known so far."""
    central, workstation = central_of(state), request.user
    now = moments.now()
    with central.database.read() as connection:
        waiting, total = queue.waiting_counts(connection, workstation.name)
        outcome = schema.outcomes.c
        last = connection.execute(select(func.max(outcome.number)).where(outcome.workstation == workstation.name))
        last_outcome = last.scalar() or 0
        resets = workstations.pin_resets(connection, workstation.name)
        stale = workstations.last_contact(connection, workstation.name) < now - _CONTACT_NOTED_EVERY
    if stale or (data.head is not None and data.head != workstation.head):
        with central.database.write() as connection:
            workstations.note_contact(connection, workstation.name, data.head, now)
    scopes = tuple(scope for scope in Scope if scope in workstation.scopes)
    return ContactAnswer(
        central.info(),
        workstation.name,
        workstation.library,
        scopes,
        workstation.head,
        waiting,
        total,
        last_outcome,
        resets,
    )


@get(
    "/v1/changes",
    guards=[needs(Scope.DOWNLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN, 410),
)
def get_changes(state: State, since: Since, limit: Limit = 1_000) -> Changes:
    """Records that changed after the cursor `since`."""
    now = moments.now()
    with central_of(state).database.read() as connection:
        try:
            return changes.page(connection, since, limit, now)
        except changes.CursorTooOld:
            raise Refused(410, "CURSOR_TOO_OLD") from None


@post(
    "/v1/transactions",
    status_code=200,
    guards=[needs(Scope.UPLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN, 422),
)
def upload(request: AppRequest, data: Upload, state: State) -> UploadAnswer:
    """Takes a batch into the queue; idempotent by transaction id, all of it or nothing."""
    central, name = central_of(state), request.user.name
    try:
        own = receiving.check_rows(data.transactions, name)
    except receiving.RowUnusable as error:
        raise Refused(422, "ROW_UNUSABLE", str(error)) from None
    if not own:
        raise Refused(403, "WORKSTATION_MISMATCH")
    answers = _receive(central, name, data)
    if central.settings.apply_on_arrival:
        answers = _apply_on_arrival(central, name, answers)
    return UploadAnswer(tuple(answers))


def _receive(central: Central, name: str, data: Upload) -> list[Answer]:
    arriving = receiving.prepare(data.transactions)
    with central.database.write() as connection:
        now = moments.now()  # after the wait for this turn: no later receipt bears an earlier time
        workstations.note_contact(connection, name, data.head, now)
        return receiving.receive(connection, name, arriving, now)


def _apply_on_arrival(central: Central, name: str, answers: list[Answer]) -> list[Answer]:
    """Processes what this workstation has waiting, rows that failed earlier included."""
    with central.database.read() as connection:
        ids = queue.waiting_ids(connection, name)
    done: dict[str, Processed] = {}
    for group in Run(central.database, central.settings.time_zone, ids).groups():
        done |= {processed.outcome.transaction_id: processed for processed in group}
    return [
        Answer(outcome=done[answer.receipt.transaction_id].outcome)
        if answer.receipt is not None
        and answer.receipt.transaction_id in done
        and done[answer.receipt.transaction_id].outcome.final
        else answer
        for answer in answers
    ]


@post(
    "/v1/look-ups",
    status_code=200,
    guards=[needs(Scope.UPLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN),
)
def look_ups(request: AppRequest, data: LookUp, state: State) -> LookUpAnswer:
    """What became of rows whose answer was lost."""
    with central_of(state).database.read() as connection:
        return LookUpAnswer(tuple(receiving.look_up(connection, request.user.name, data.ids)))


@get(
    "/v1/outcomes",
    guards=[needs(Scope.UPLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN),
)
def outcomes(request: AppRequest, state: State, since: Since = 0, limit: Limit = 1_000) -> OutcomesPage:
    """Outcomes of this workstation's rows, whoever processed them."""
    with central_of(state).database.read() as connection:
        return queue.outcomes_page(connection, request.user.name, since, limit)


@get(
    "/v1/queue",
    guards=[needs(Scope.PROCESS)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN),
)
def get_queue(state: State, after: Since = 0, limit: Limit = 1_000) -> QueuePage:
    """All rows that wait, every workstation's (K17), in processing order after the row with queue id `after`."""
    now = moments.now()
    with central_of(state).database.read() as connection:
        return queue.page(connection, after, limit, now)


@post(
    "/v1/queue/process",
    status_code=200,
    guards=[needs(Scope.PROCESS)],
    sync_to_thread=True,
    media_type=NDJSON,
    responses={
        **problems(*_SIGNED_IN),
        200: ResponseSpec(
            data_container=ProcessEvent,
            generate_examples=False,
            media_type=NDJSON,
            description="One ProcessEvent a line, as it is committed",
        ),
    },
)
def process(data: ProcessRequest, state: State) -> Stream:
    """Applies rows one by one (K19); the answer grows as they are committed."""
    if data.all == bool(data.ids):
        raise Refused(400, "ALL_OR_IDS")
    central = central_of(state)
    run = Run(central.database, central.settings.time_zone, None if data.all else data.ids)
    return Stream(_lines(run), media_type=NDJSON)


def _lines(run: Run) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode_lines
    yield encode([ProcessEvent(total=run.total)])
    for group in run.groups():
        yield encode([ProcessEvent(outcome=done.outcome, workstation=done.workstation) for done in group])
    yield encode([ProcessEvent(done=True)])


HANDLERS = (
    server,
    enrolments,
    contact,
    get_changes,
    upload,
    look_ups,
    outcomes,
    get_queue,
    process,
)

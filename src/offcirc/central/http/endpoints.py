"""The endpoints but for the extract file. Nothing is acknowledged before its transaction has been committed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.openapi import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream
from sqlalchemy import Connection, func, select

from offcirc.central import (
    audit,
    changes,
    contacts,
    extract_scopes,
    forgetting,
    forgotten_rows,
    moments,
    queue,
    receiving,
    schema,
    workstations,
)
from offcirc.central.http.guard import needs
from offcirc.central.http.limits import Limits, source_of
from offcirc.central.http.problems import Refused, problems
from offcirc.central.http.service import Central
from offcirc.central.limited import Limited
from offcirc.central.pin_resets import pin_resets
from offcirc.central.processing import Processed, Run
from offcirc.central.tokens import Job
from offcirc.central.workstations import Denied, Scope, Workstation
from offcirc.errors import EnvironmentProblem
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
ScopeTag = Annotated[str, Parameter(pattern=r"^[0-9a-f]{0,64}$")]

_ALWAYS = (400, 413, 503)
_SIGNED_IN = (*_ALWAYS, 401, 403, 429)


def central_of(state: State) -> Central:
    """The running server."""
    central: Central = state.central
    return central


@get("/v1/server", sync_to_thread=False, exclude_from_auth=True, security=[{}])
def server(state: State) -> ServerInfo:
    """Who answers, and the server's clock."""
    return central_of(state).info()


@post(
    "/v1/enrolments",
    status_code=201,
    exclude_from_auth=True,
    security=[{}],
    responses=problems(*_ALWAYS, 403, 429),
)
async def enrolments(request: AppRequest, data: EnrolmentRequest, state: State) -> Enrolment:
    """Spends a one-time code (P8)."""
    limits: Limits = state.limits
    source = source_of(request)
    limits.codes.check(source)
    try:
        enrolment: Enrolment = await limits.codes_in_turn.attempt(lambda: _enrol(central_of(state), data), Denied)
    except Denied:
        limits.codes.failed(source)
        raise
    limits.codes.succeeded(source)
    return enrolment


def _enrol(central: Central, data: EnrolmentRequest) -> Enrolment:
    with central.database.write() as connection:
        issued, workstation = workstations.enrol(connection, data, moments.now())
    return Enrolment(
        issued[Job.DESK],
        workstation.name,
        workstation.library,
        _in_order(workstation.scopes),
        central.info(),
        issued.get(Job.DOWNLOAD, ""),
        issued.get(Job.UPLOAD, ""),
    )


def _in_order(scopes: frozenset[str]) -> tuple[str, ...]:
    return tuple(scope for scope in Scope if scope in scopes)


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
        resets = pin_resets(connection, workstation.name)
        scope = extract_scopes.of_workstation(connection, workstation.name)
        erased = data.erased if data.erased is not None else workstation.told_erasure
        erasures = forgetting.not_taken_in(connection, erased)
        news = contacts.is_news(connection, workstation.name, data, now)
    if news:
        with central.database.write() as connection:
            contacts.note_contact(connection, workstation.name, data, now)
    return ContactAnswer(
        central.info(),
        workstation.name,
        workstation.library,
        _in_order(workstation.scopes),
        workstation.head,
        waiting,
        total,
        last_outcome,
        resets,
        scope.tag,
        erasures,
        workstation.expires_at,
    )


@get(
    "/v1/changes",
    guards=[needs(Scope.DOWNLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN, 410),
)
def get_changes(request: AppRequest, state: State, since: Since, limit: Limit = 1_000, tag: ScopeTag = "") -> Changes:
    """Records that changed after the cursor `since` of a replica with this scope."""
    central, now = central_of(state), moments.now()
    with central.database.read() as connection:
        allowed = extract_scopes.of_workstation(connection, request.user.name)
        if tag != allowed.tag:  # its replica holds other patrons than it may have by now
            raise Refused(410, "CURSOR_TOO_OLD")
        try:
            found = changes.page(connection, since, limit, now, allowed)
        except changes.CursorTooOld:
            raise Refused(410, "CURSOR_TOO_OLD") from None
    if not found.more:
        # It is for the page of system librarians only: a full disk here must not keep a desk's data old.
        with suppress(EnvironmentProblem), central.database.write() as connection:
            contacts.note_replica(connection, request.user.name, now)
    return found


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
    if central.settings.apply_on_arrival and not central.has_workers:
        answers = _apply_on_arrival(central, name, answers)
    with central.database.read() as connection:
        return UploadAnswer(tuple(_as_allowed(connection, name, answers)))


def _as_allowed(connection: Connection, name: str, answers: list[Answer]) -> list[Answer]:
    """Answers that name no patron whom this workstation may not know."""
    allowed = Limited(extract_scopes.of_workstation(connection, name))
    told = iter(allowed.outcomes(connection, [each.outcome for each in answers if each.outcome is not None]))
    return [Answer(outcome=next(told)) if each.outcome is not None else each for each in answers]


def _receive(central: Central, name: str, data: Upload) -> list[Answer]:
    arriving, server_id = receiving.prepare(data.transactions), central.settings.server_id
    with central.database.read() as connection:
        forgotten_rows.of_the_forgotten(connection, server_id, arriving)
    with central.database.write() as connection:
        now = moments.now()  # after the wait for this turn: no later receipt bears an earlier time
        contacts.note_arrived(connection, name, data.head, len(arriving), now)
        held_before = workstations.review_before(connection, name)
        answers = receiving.receive(connection, name, arriving, now, held_before=held_before)
        forgotten_rows.settle(connection, server_id, arriving, now)
        return answers


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
    name = request.user.name
    with central_of(state).database.read() as connection:
        return LookUpAnswer(tuple(_as_allowed(connection, name, receiving.look_up(connection, name, data.ids))))


@get(
    "/v1/outcomes",
    guards=[needs(Scope.UPLOAD, Scope.DOWNLOAD)],
    sync_to_thread=True,
    responses=problems(*_SIGNED_IN),
)
def outcomes(request: AppRequest, state: State, since: Since = 0, limit: Limit = 1_000) -> OutcomesPage:
    """Outcomes of this workstation's rows, whoever processed them."""
    with central_of(state).database.read() as connection:
        page = queue.outcomes_page(connection, request.user.name, since, limit)
        allowed = Limited(extract_scopes.of_workstation(connection, request.user.name))
        return msgspec.structs.replace(page, outcomes=tuple(allowed.outcomes(connection, page.outcomes)))


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
def process(request: AppRequest, data: ProcessRequest, state: State) -> Stream:
    """Applies rows one by one (K19); the answer grows as they are committed."""
    if data.all == bool(data.ids):
        raise Refused(400, "ALL_OR_IDS")
    central = central_of(state)
    by = audit.workstation(request.user.name)
    run = Run(central.database, central.settings.time_zone, None if data.all else data.ids, by=by)
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

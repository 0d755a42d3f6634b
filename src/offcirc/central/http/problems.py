"""Every refusal as a `Problem`: a code for the sentence, a detail for logs that quotes nothing of the request."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi import ResponseSpec
from sqlalchemy.exc import IntegrityError

from offcirc.central.database import problem_of
from offcirc.central.workstations import Denied
from offcirc.errors import EnvironmentProblem
from offcirc.wire.messages import Problem

_log = logging.getLogger(__name__)

_CODES = {
    400: "REQUEST_UNREADABLE",
    401: "TOKEN_UNKNOWN",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "REQUEST_TOO_LARGE",
    415: "REQUEST_UNREADABLE",
    422: "REQUEST_UNREADABLE",
}
_RETRY_AFTER_S = {"LOCKED": 2, "DATABASE_AWAY": 10, "DISK_FULL": 60, "EXTRACT_BUILDING": 2}


class Refused(Exception):
    """A request that is answered with a `Problem`."""

    def __init__(self, status: int, code: str, detail: str = "", headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers or {}
        super().__init__(code)


def _response(status: int, code: str, detail: str = "", headers: dict[str, str] | None = None) -> Response[bytes]:
    # Encoded here: this also answers where routing failed, before any handler's encoders are known.
    content = msgspec.json.encode(Problem(code, detail))
    return Response(content, status_code=status, media_type=MediaType.JSON, headers=headers)


def on_refused(_request: Request[Any, Any, Any], error: Refused) -> Response[bytes]:
    """What an endpoint refuses."""
    return _response(error.status, error.code, error.detail, error.headers)


def on_denied(_request: Request[Any, Any, Any], error: Denied) -> Response[bytes]:
    """A token or code that does not open."""
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None  # noqa: PLR2004 - the HTTP status
    return _response(error.status, error.code, headers=headers)


def on_http(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What the framework refuses: unknown paths, methods, bodies that do not fit. Its own text may quote the body."""
    status = error.status_code
    headers = {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    return _response(status, _CODES.get(status, f"HTTP_{status}"), _where(error), headers)


def _where(error: HTTPException) -> str:
    """The names of the fields that do not fit, without their values."""
    extra = error.extra
    if not isinstance(extra, list):
        return ""
    names = {str(entry.get("key", "")) for entry in extra if isinstance(entry, dict)}
    return "fields: " + ", ".join(sorted(name[:64] for name in names if name)) if any(names) else ""


def on_environment(_request: Request[Any, Any, Any], error: EnvironmentProblem) -> Response[bytes]:
    """The machine stands in the way: the workstation keeps its rows and comes back."""
    _log.error("cannot serve: %s", error.code)
    return _response(503, error.code, headers={"Retry-After": str(_RETRY_AFTER_S.get(error.code, 30))})


def on_bug(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Anything else: said without a traceback's values, which may be a patron's."""
    if isinstance(error, IntegrityError):  # two requests raced for one id on PostgreSQL; the second try finds the first
        return _response(503, "BUSY", headers={"Retry-After": "1"})
    problem = problem_of(error, None)
    if problem is not None:
        return on_environment(request, problem)
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last is not None else "?"
    _log.error("%s %s failed: %s at %s", request.method, request.url.path, type(error).__name__, place)
    return _response(500, "SERVER_FAILED")


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """For the OpenAPI document: the statuses that an endpoint answers with a `Problem`."""
    meaning = {
        400: "The request does not fit the protocol",
        401: "The token is unknown or was revoked",
        403: "The token may not do this",
        404: "There is no such thing",
        410: "The cursor is too old: a full update is needed",
        413: "The request is larger than 16 MiB",
        416: "The file is shorter than that",
        422: "A row that no workstation can have recorded",
        429: "Too many wrong attempts from there: later (Retry-After)",
        503: "Come back later (Retry-After)",
    }
    return {
        status: ResponseSpec(data_container=Problem, generate_examples=False, description=meaning[status])
        for status in statuses
    }

"""The extract file over HTTP: strong ETag, ranges, conditional requests (RFC 9110), so that a thin line can resume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO

from anyio import to_thread
from litestar import MediaType, Response, get, head
from litestar.datastructures import State
from litestar.openapi import ResponseSpec
from litestar.params import Parameter
from litestar.response import Stream

from offcirc.central import extract_scopes, extracts
from offcirc.central.extracts import Extract
from offcirc.central.http.endpoints import AppRequest, central_of
from offcirc.central.http.guard import needs
from offcirc.central.http.problems import Refused, problems
from offcirc.central.workstations import Scope
from offcirc.wire.messages import ExtractKey

_PATIENCE_S = 20.0
"""How long a request waits for the first extract to be built before it is told to come back."""
_CHUNK = 1 << 20
_OCTETS = "application/octet-stream"
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_SHA256 = r"^[0-9a-f]{64}$"


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `first` up to but not including `end`."""

    first: int
    end: int


class Unsatisfiable(Exception):
    """The range lies behind the end of the file."""


def span_of(range_header: str, size: int) -> Span | None:
    """The one range asked for; None for none, several, or one that cannot be read (then the whole file is the answer).

    Raises:
        Unsatisfiable: 416.
    """
    match = _RANGE.fullmatch(range_header.strip().lower())
    if match is None or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if length == 0:
            raise Unsatisfiable
        return Span(size - length, size)
    begin = int(first)
    end = min(int(last) + 1, size) if last else size
    if last and int(last) < begin:
        return None
    if begin >= size:
        raise Unsatisfiable
    return Span(begin, end)


def _names(header: str, etag: str) -> bool:
    """Whether `If-None-Match` names this file; weak comparison, as RFC 9110 section 13.1.2 has it."""
    tags = (tag.strip().removeprefix("W/") for tag in header.split(","))
    return any(tag in {f'"{etag}"', "*"} for tag in tags)


def _current(state: State, name: str) -> Extract:
    """The extract that a workstation may have."""
    central = central_of(state)
    with central.database.read() as connection:
        scope = extract_scopes.of_workstation(connection, name)
    found = central.extract(scope.tag, _PATIENCE_S)
    if found is None:
        raise Refused(503, "EXTRACT_BUILDING", headers={"Retry-After": "2"})
    return found


def _headers(extract: Extract) -> dict[str, str]:
    return {
        "ETag": f'"{extract.etag}"',
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",
        "X-Offcirc-Cursor": str(extract.cursor),
    }


def _answer(request: AppRequest, extract: Extract) -> tuple[int, dict[str, str], Span]:
    """Status, headers, and which bytes."""
    headers = _headers(extract)
    if _names(request.headers.get("if-none-match", ""), extract.etag):
        return 304, headers, Span(0, 0)
    span = None
    if_range = request.headers.get("if-range", "")
    if request.method == "GET" and if_range in {"", f'"{extract.etag}"'}:
        try:
            span = span_of(request.headers.get("range", ""), extract.size)
        except Unsatisfiable:
            raise Refused(416, "RANGE_NOT_SATISFIABLE", headers={"Content-Range": f"bytes */{extract.size}"}) from None
    if span is None:
        return 200, {**headers, "Content-Length": str(extract.size)}, Span(0, extract.size)
    headers["Content-Range"] = f"bytes {span.first}-{span.end - 1}/{extract.size}"
    headers["Content-Length"] = str(span.end - span.first)
    return 206, headers, span


_FILE = ResponseSpec(
    data_container=bytes, generate_examples=False, media_type=_OCTETS, description="The replica file, or a part of it"
)
_UNCHANGED = ResponseSpec(data_container=None, generate_examples=False, description="The file is the one you have")


@get(
    "/v1/extract",
    guards=[needs(Scope.DOWNLOAD)],
    media_type=_OCTETS,
    responses={**problems(400, 401, 403, 413, 416, 429, 503), 200: _FILE, 206: _FILE, 304: _UNCHANGED},
)
async def get_extract(request: AppRequest, state: State) -> Response[Any]:
    """The replica file, opened by the workstation as received; its key is fetched apart."""
    extract = await to_thread.run_sync(_current, state, request.user.name)
    status, headers, span = _answer(request, extract)
    if status == 304:  # noqa: PLR2004 - the HTTP status
        return Response(b"", status_code=status, headers=headers, media_type=MediaType.TEXT)
    try:
        file = extract.path.open("rb")
    except FileNotFoundError:  # a newer extract was built at this very moment
        raise Refused(503, "EXTRACT_BUILDING", headers={"Retry-After": "1"}) from None
    return Stream(_read(file, span), status_code=status, headers=headers, media_type=_OCTETS)


@head(
    "/v1/extract",
    guards=[needs(Scope.DOWNLOAD)],
    media_type=_OCTETS,
    responses={**problems(400, 401, 403, 413, 429, 503), 304: _UNCHANGED},
)
async def head_extract(request: AppRequest, state: State) -> Response[None]:
    """Size and ETag of the replica file."""
    status, headers, _ = _answer(request, await to_thread.run_sync(_current, state, request.user.name))
    nothing: Any = b""  # Litestar cannot write None as octets
    return Response(nothing, status_code=status, headers=headers, media_type=_OCTETS)


def _read(file: BinaryIO, span: Span) -> Iterator[bytes]:
    with file:
        file.seek(span.first)
        left = span.end - span.first
        while left and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


@get(
    "/v1/extract/key",
    guards=[needs(Scope.DOWNLOAD)],
    sync_to_thread=True,
    responses=problems(400, 401, 403, 404, 413, 429, 503),
)
def extract_key(request: AppRequest, etag: Annotated[str, Parameter(pattern=_SHA256)], state: State) -> ExtractKey:
    """The key of the extract with this content hash; of another scope than the workstation's there is none."""
    central = central_of(state)
    with central.database.read() as connection:
        scope = extract_scopes.of_workstation(connection, request.user.name)
        found = extracts.with_etag(connection, central.settings, etag)
    if found is None or found.scope != scope.tag:
        raise Refused(404, "EXTRACT_UNKNOWN")
    return ExtractKey(found.etag, found.key, found.cursor, found.scope)


HANDLERS = (get_extract, head_extract, extract_key)

"""Downloads the extract: resumed where it broke off, hashed while it arrives, kept encrypted as received."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import requests

from offcirc.connectors.base import Progress, ReplicaFile, ReportProgress
from offcirc.connectors.central.http import Http
from offcirc.errors import EnvironmentProblem, ProtocolMismatch, RequestRefused, ServerBusy
from offcirc.wire.messages import ExtractKey

_CHUNK = 1 << 16
"""Bytes between two looks at progress; a broken download loses less than this of what had arrived."""
_OCTETS = "application/octet-stream"
_RANGE_USELESS = 416


def download_extract(http: Http, into: Path, scope: str, report: ReportProgress) -> ReplicaFile:
    """Fetches the newest extract into a file.

    What an earlier try left in `into` is continued if the server still has that extract: its ETag stands beside it.

    Args:
        http: the server.
        into: where it is written.
        scope: whose patrons it shall hold, as the contact told: it may have been chosen anew since.
        report: progress.

    Raises:
        ConnectorError: the download broke; what arrived stays for the next try.
        EnvironmentProblem: `DISK_FULL` or `READ_ONLY`; nothing is kept, for its room is needed.
        ProtocolMismatch: `CONTENT_DIFFERS`, the content is not what its hash says; nothing is kept.
    """
    tag = into.with_name(into.name + ".etag")
    have = into.stat().st_size if into.exists() and tag.exists() else 0
    headers = {"Range": f"bytes={have}-", "If-Range": f'"{tag.read_text(encoding="ascii")}"'} if have else {}
    accept = frozenset({200, 206, _RANGE_USELESS})
    with http.stream("GET", "/v1/extract", expect=_OCTETS, headers=headers, accept=accept) as response:
        if response.status_code == _RANGE_USELESS:
            return _whole_already(http, into, tag, scope)
        etag = response.headers.get("ETag", "").strip('"')
        resumed = have if response.status_code == requests.codes.partial_content else 0
        total = resumed + int(response.headers.get("Content-Length", "0"))
        try:
            tag.write_text(etag, encoding="ascii")
            digest = _receive(response, into, resumed, total, report)
        except OSError as error:
            if isinstance(error, requests.RequestException):
                raise
            with suppress(OSError):  # a part that fills the disk would keep the desk from recording
                _forget(into, tag)
            code = "READ_ONLY" if error.errno == errno.EROFS else "DISK_FULL"
            raise EnvironmentProblem(code, path=str(into)) from None
    if digest != etag:
        _forget(into, tag)
        raise ProtocolMismatch("CONTENT_DIFFERS")
    return _with_key(http, into, tag, etag, scope)


def _with_key(http: Http, into: Path, tag: Path, etag: str, scope: str) -> ReplicaFile:
    try:
        key = http.call("GET", f"/v1/extract/key?etag={etag}", ExtractKey)
    except RequestRefused as refusal:
        if refusal.code != "EXTRACT_UNKNOWN":
            raise
        _forget(into, tag)
        raise ServerBusy("EXTRACT_CHANGED") from None
    if key.scope != scope:
        _forget(into, tag)
        raise ServerBusy("EXTRACT_CHANGED")
    tag.unlink()
    return ReplicaFile(into, bytes.fromhex(key.key), etag, key.cursor, key.scope)


def _whole_already(http: Http, into: Path, tag: Path, scope: str) -> ReplicaFile:
    """Nothing is left to fetch of what lies here: it broke off between the file and its key."""
    etag = tag.read_text(encoding="ascii") if tag.exists() else ""
    with into.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest() == etag
    if not whole:
        _forget(into, tag)
        raise ServerBusy("EXTRACT_CHANGED")
    return _with_key(http, into, tag, etag, scope)


def _receive(response: requests.Response, into: Path, resumed: int, total: int, report: ReportProgress) -> str:
    digest = hashlib.sha256()
    with into.open("r+b" if resumed else "wb") as file:
        if resumed:
            _hash_start(file, resumed, digest)
        done = resumed
        for chunk in response.iter_content(_CHUNK):
            file.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            report(Progress("download", done, total, "bytes"))
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _hash_start(file: BinaryIO, length: int, digest: hashlib._Hash) -> None:
    while (left := length - file.tell()) > 0:
        digest.update(file.read(min(_CHUNK, left)))
    file.truncate()


def _forget(into: Path, tag: Path) -> None:
    into.unlink(missing_ok=True)
    tag.unlink(missing_ok=True)

"""The extract that somebody carries to a workstation: believed by the server's signature alone."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
import nacl.exceptions
import nacl.public

from offcirc.connectors.base import Progress, ReplicaFile, ReportProgress
from offcirc.errors import Cancelled, EnvironmentProblem, UserError
from offcirc.replica.store import ReplicaInfo
from offcirc.sync.known_server import KnownServer
from offcirc.wire.carried import EXTRACT_FORMAT, ExtractManifest, is_signed

_CHUNK = 1 << 20
_MAX_MANIFEST = 16 << 20
"""Bytes: a line for each workstation of a large consortium."""
_SIGNATURE = 64
_NOT_READABLE = (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, zlib.error, EOFError)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who opens it: a workstation's name and private key, and the server that must have signed."""

    workstation: str
    private_key: bytes
    server: KnownServer


def open_carried(file: Path, into: Path, recipient: Recipient, report: ReportProgress) -> ReplicaFile:
    """Copies the replica out of a carried extract, still encrypted, and unseals this workstation's key to it.

    Args:
        file: the extract.
        into: where the replica is written.
        recipient: this workstation.
        report: progress.

    Raises:
        Cancelled: by `report`; nothing is kept.
        UserError: `NOT_AN_EXTRACT`, `EXTRACT_ALTERED`, `EXTRACT_ELSEWHERE` or `NOT_FOR_THIS_WORKSTATION`; nothing is
            kept.
        EnvironmentProblem: `DISK_FULL`.
    """
    manifest = read_extract(file, recipient.server)
    key = _unseal(manifest, recipient)
    try:
        with zipfile.ZipFile(file) as archive, archive.open("replica.db") as source, into.open("wb") as target:
            while chunk := source.read(_CHUNK):
                report(Progress("copy", target.tell(), manifest.size, "bytes"))
                target.write(chunk)
                if target.tell() > manifest.size:
                    break
    except _NOT_READABLE:
        into.unlink(missing_ok=True)
        raise UserError("EXTRACT_ALTERED", path=str(file)) from None
    except OSError:
        into.unlink(missing_ok=True)
        raise EnvironmentProblem("DISK_FULL", path=str(into)) from None
    except Cancelled:
        into.unlink(missing_ok=True)
        raise
    with into.open("rb") as copied:
        whole = hashlib.file_digest(copied, "sha256").hexdigest() == manifest.sha256
    if not whole:
        into.unlink()
        raise UserError("EXTRACT_ALTERED", path=str(file))
    return ReplicaFile(into, key, manifest.sha256, manifest.cursor, manifest.scope)


def read_extract(file: Path, known: KnownServer) -> ExtractManifest:
    """What a carried extract says of itself, once it is known that the server said so.

    Raises:
        UserError: `NOT_AN_EXTRACT`, `EXTRACT_ALTERED`, `EXTRACT_ELSEWHERE`.
        EnvironmentProblem: `TOO_NEW`.
    """
    told, signature = _told(file)
    try:
        version = msgspec.json.decode(told, type=_Told)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UserError("NOT_AN_EXTRACT", path=str(file)) from None
    if version.format > EXTRACT_FORMAT:
        raise EnvironmentProblem("TOO_NEW", path=str(file))
    if version.server_id != known.server_id:
        raise UserError("EXTRACT_ELSEWHERE", path=str(file))
    if version.format < EXTRACT_FORMAT or not is_signed("extract", told, signature, known.verify_key):
        raise UserError("EXTRACT_ALTERED", path=str(file))
    return msgspec.json.decode(told, type=ExtractManifest)


def refuse_older(file: Path, manifest: ExtractManifest, replica: ReplicaInfo | None) -> None:
    """Raises `UserError` `EXTRACT_OLDER` where the replica in use knows more of the same server."""
    if replica is None or replica.server_id != manifest.server_id or replica.cursor <= manifest.cursor:
        return
    built_at, data_at = (at.isoformat(timespec="minutes") for at in (manifest.built_at, replica.as_of))
    raise UserError("EXTRACT_OLDER", path=str(file), built_at=built_at, data_at=data_at)


class _Told(msgspec.Struct, frozen=True):
    format: int
    server_id: str


def _told(file: Path) -> tuple[bytes, bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            signed = "manifest.sig" in archive.namelist()
            with archive.open("manifest.json") as entry:
                told = entry.read(_MAX_MANIFEST)
            if not signed:
                return told, b""
            with archive.open("manifest.sig") as entry:
                return told, entry.read(_SIGNATURE + 1)
    except (*_NOT_READABLE, OSError):
        raise UserError("NOT_AN_EXTRACT", path=str(file)) from None


def _unseal(manifest: ExtractManifest, recipient: Recipient) -> bytes:
    box = nacl.public.SealedBox(nacl.public.PrivateKey(recipient.private_key))
    for sealed in manifest.keys:
        if sealed.workstation == recipient.workstation:
            try:
                return box.decrypt(bytes.fromhex(sealed.sealed_key))
            except (nacl.exceptions.CryptoError, ValueError):
                break
    raise UserError("NOT_FOR_THIS_WORKSTATION", workstation=recipient.workstation)

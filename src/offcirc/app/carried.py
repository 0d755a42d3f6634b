"""Files that somebody carries: an extract to the workstation, transactions from it."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import msgspec
import nacl.exceptions
import nacl.public

from offcirc.connectors.base import Progress, ReplicaFile, ReportProgress
from offcirc.errors import Cancelled, EnvironmentProblem, UserError
from offcirc.wire.messages import CarriedManifest

FORMAT = 1
_CHUNK = 1 << 20


def open_carried(file: Path, into: Path, private_key: bytes, workstation: str, report: ReportProgress) -> ReplicaFile:
    """Copies the replica out of a carried extract, still encrypted, and unseals this workstation's key to it.

    Raises:
        Cancelled: by `report`; nothing is kept.
        UserError: `NOT_AN_EXTRACT`, `NOT_FOR_THIS_WORKSTATION` or `CONTENT_DIFFERS`; nothing is kept.
        EnvironmentProblem: `DISK_FULL`.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = msgspec.json.decode(archive.read("manifest.json"), type=CarriedManifest)
            if manifest.format != FORMAT:
                raise EnvironmentProblem("TOO_NEW", path=str(file))
            key = _unseal(manifest, private_key, workstation)
            size = archive.getinfo("replica.db").file_size
            with archive.open("replica.db") as source, into.open("wb") as target:
                while chunk := source.read(_CHUNK):
                    report(Progress("copy", target.tell(), size, "bytes"))
                    target.write(chunk)
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError, FileNotFoundError, IsADirectoryError):
        into.unlink(missing_ok=True)
        raise UserError("NOT_AN_EXTRACT", path=str(file)) from None
    except OSError:
        into.unlink(missing_ok=True)
        raise EnvironmentProblem("DISK_FULL", path=str(into)) from None
    except Cancelled:
        into.unlink(missing_ok=True)
        raise
    with into.open("rb") as copied:
        if hashlib.file_digest(copied, "sha256").hexdigest() != manifest.sha256:
            into.unlink()
            raise UserError("CONTENT_DIFFERS", path=str(file))
    return ReplicaFile(into, key, manifest.sha256, manifest.cursor)


def _unseal(manifest: CarriedManifest, private_key: bytes, workstation: str) -> bytes:
    box = nacl.public.SealedBox(nacl.public.PrivateKey(private_key))
    for sealed in manifest.keys:
        if sealed.workstation == workstation:
            try:
                return box.decrypt(bytes.fromhex(sealed.sealed_key))
            except (nacl.exceptions.CryptoError, ValueError):
                break
    raise UserError("NOT_FOR_THIS_WORKSTATION", workstation=workstation)

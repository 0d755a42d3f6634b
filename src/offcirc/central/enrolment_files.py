"""Enrolment of a machine that is never connected: its request comes in a file, and so goes the answer (P8)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.public import PublicKey, SealedBox

from offcirc.central import audit, moments, workstations
from offcirc.central.carried_keys import server_keys
from offcirc.central.database import Database
from offcirc.central.extracts import put_in_place
from offcirc.central.server_info import server_info
from offcirc.central.settings import Settings
from offcirc.central.tokens import Job
from offcirc.central.workstations import CodeTerms, Scope
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.wire.carried import ENROLMENT_FORMAT, AnswerFile, CarriedEnrolment, EnrolmentFile, fingerprint, sign
from offcirc.wire.messages import Enrolment, EnrolmentRequest

_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer, and how the machine's key and the server's are read aloud."""

    file: Path
    workstation: str
    fingerprint: str
    server_fingerprint: str


def read_request(file: Path) -> EnrolmentFile:
    """What a machine asks.

    Raises:
        UserError: `NOT_A_REQUEST`.
        EnvironmentProblem: `CANNOT_READ`.
    """
    try:
        with file.open("rb") as opened:
            request = msgspec.json.decode(opened.read(_LARGEST), type=EnrolmentFile)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_READ", path=str(file), reason=error.strerror or "") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UserError("NOT_A_REQUEST", path=str(file)) from None
    if request.format > ENROLMENT_FORMAT:
        raise UserError("CARRIED_TOO_NEW")
    return request


def answer(
    database: Database, settings: Settings, request: EnrolmentFile, terms: CodeTerms, to: Path, *, url: str = ""
) -> Answered:
    """Makes the machine a workstation and writes its tokens, sealed to it and signed.

    Args:
        database: the records.
        settings: of this server.
        request: as it came.
        terms: what it may do, under which name.
        to: the folder of the answer.
        url: of this server, should the machine ever be connected.

    Raises:
        UserError: `NAME_UNUSABLE`, `LIBRARY_UNKNOWN` or `OWN_LIBRARY_UNKNOWN`.
        EnvironmentProblem: `CANNOT_WRITE`; nothing is changed.
    """
    with database.write() as connection:
        now = moments.now()
        code = workstations.make_code(connection, terms, now, by=audit.console())
        spent = EnrolmentRequest(code, terms.name, request.library, request.public_key)
        issued, workstation = workstations.enrol(connection, spent, now)
        keys = server_keys(connection)
        enrolment = Enrolment(
            issued[Job.DESK],
            workstation.name,
            workstation.library,
            tuple(scope for scope in Scope if scope in workstation.scopes),
            server_info(settings, keys),
            issued.get(Job.DOWNLOAD, ""),
            issued.get(Job.UPLOAD, ""),
        )
        plain = msgspec.json.encode(CarriedEnrolment(enrolment, url))
        sealed = SealedBox(PublicKey(bytes.fromhex(request.public_key))).encrypt(plain)
        signature = sign("answer", sealed, keys.signing_key)
        told = AnswerFile(ENROLMENT_FORMAT, terms.name, sealed.hex(), signature.hex())
        file = _write(msgspec.json.encode(told), terms.name, to)
    return Answered(file, terms.name, fingerprint(request.public_key), fingerprint(keys.verify_key))


def _write(content: bytes, name: str, to: Path) -> Path:
    """Before the commit: who cannot be given an answer is not enrolled."""
    target = to / f"{''.join(c if c.isalnum() else '-' for c in name)}.offcirc-answer"
    partial = target.with_name(f"{target.name}.part")
    try:
        to.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(content)
            put_in_place(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(target), reason=error.strerror or "") from None
    return target

"""Enrolment of a machine that is never connected: a request is carried to the server, its answer back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import nacl.exceptions
import nacl.public

from offcirc.app.carried_writing import problem_of, write_whole
from offcirc.app.enrolment import Enrolled, make_workstation, own_key, refuse_rows_elsewhere
from offcirc.app.home import CENTRAL, Config, Home
from offcirc.app.servers import PRIVATE_KEY, keep_tokens
from offcirc.clock import Clock
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.sync.known_server import known_server, note_server
from offcirc.wire.carried import ENROLMENT_FORMAT, AnswerFile, CarriedEnrolment, EnrolmentFile, fingerprint, is_signed

_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A request was written. `fingerprint`: of this machine's key, which the server's command shows as well."""

    workstation: str
    fingerprint: str


def write_request(
    home: Home,
    file: Path,
    *,
    name: str,
    library: str,
    clock: Clock | None = None,
    passphrase: str | None = None,
    key: bytes | None = None,
) -> Asked:
    """Writes what the server has to know of this machine; nothing in it is secret, and it is no workstation yet.

    Key and journal are made, and with them the key pair that the answer will be sealed to.

    Args:
        home: where the workstation keeps its files.
        file: must not exist.
        name: the workstation's, as it would like to be called.
        library: where it stands.
        clock: the machine's.
        passphrase: see `Keys.create`.
        key: the journal's, where it is open already.

    Raises:
        UserError: `FILE_EXISTS`; `OTHER_WORKSTATION` where the journal belongs to another one and holds rows.
        EnvironmentProblem: nothing is changed but an empty journal.
    """
    asked: list[Asked] = []

    def ask(journal: Journal, config: Config) -> tuple[dict[str, str], Enrolled]:
        private_key = own_key(journal)
        journal.set(PRIVATE_KEY, bytes(private_key))
        public = bytes(private_key.public_key).hex()
        request = EnrolmentFile(ENROLMENT_FORMAT, name, library, public)
        write_whole(file, msgspec.json.encode(request))
        asked.append(Asked(name, fingerprint(public)))
        return {}, Enrolled(config.workstation, config.library, "", (), None)

    make_workstation(home, name, ask, clock=clock, passphrase=passphrase, key=key, login=None)
    return asked[0]


def take_answer(
    home: Home, file: Path, *, clock: Clock | None = None, passphrase: str | None = None, key: bytes | None = None
) -> Enrolled:
    """Makes this machine the workstation that the server's answer says.

    Raises:
        UserError: `NOT_AN_ANSWER`, `ANSWER_FOR_OTHER`, `ANSWER_ALTERED`; `OTHER_WORKSTATION`.
        EnvironmentProblem: `CANNOT_OPEN`; what stands in the way of the key or the journal.
    """
    answer = _read(file)

    def accept(journal: Journal, config: Config) -> tuple[dict[str, str], Enrolled]:
        refuse_rows_elsewhere(journal, config, CENTRAL)
        carried = _open(journal, answer, file)
        told = carried.enrolment
        journal.enrol(told.workstation)
        keep_tokens(journal, told)
        note_server(journal, told.server)
        changes = {
            "kind": CENTRAL,
            "url": carried.url or config.url,
            "library": told.library,
            "time_zone": told.server.time_zone,
        }
        return changes, Enrolled(told.workstation, told.library, told.server.name, told.scopes, None)

    return make_workstation(home, answer.workstation, accept, clock=clock, passphrase=passphrase, key=key, login=None)


def _read(file: Path) -> AnswerFile:
    try:
        with file.open("rb") as opened:
            answer = msgspec.json.decode(opened.read(_LARGEST), type=AnswerFile)
    except OSError as error:
        raise problem_of(error, file) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UserError("NOT_AN_ANSWER", path=str(file)) from None
    if answer.format > ENROLMENT_FORMAT:
        raise UserError("CARRIED_TOO_NEW", path=str(file))
    return answer


def _open(journal: Journal, answer: AnswerFile, file: Path) -> CarriedEnrolment:
    """A server that is known already signs with the key that is known; the first one is told by its fingerprint."""
    private_key = journal.setting(PRIVATE_KEY)
    if private_key is None:
        raise UserError("ANSWER_FOR_OTHER", path=str(file))
    try:
        sealed, signature = bytes.fromhex(answer.sealed), bytes.fromhex(answer.signature)
        opened = nacl.public.SealedBox(nacl.public.PrivateKey(private_key)).decrypt(sealed)
        carried = msgspec.json.decode(opened, type=CarriedEnrolment)
    except nacl.exceptions.CryptoError:
        raise UserError("ANSWER_FOR_OTHER", path=str(file)) from None
    except (ValueError, msgspec.DecodeError):
        raise UserError("ANSWER_ALTERED", path=str(file)) from None
    known, server = known_server(journal), carried.enrolment.server
    verify_key = known.verify_key if known is not None and known.server_id == server.server_id else server.verify_key
    if not is_signed("answer", sealed, signature, verify_key) or carried.enrolment.workstation != answer.workstation:
        raise UserError("ANSWER_ALTERED", path=str(file))
    return carried

"""Who works at this desk: names and PINs, kept in the encrypted journal so that staff can sign in without a network.

A PIN is short, so that three things guard it: the journal is encrypted, the PIN is hashed with Argon2id, and wrong
tries cost growing time, also across restarts. Somebody who has forgotten theirs gets a one-time code, from a colleague
with the right to, or from the server (`offcirc-central reset-pin`), and chooses a new PIN when signing in with it.
"""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import nacl.exceptions
import nacl.pwhash.argon2id

from offcirc.app.preferences import NAME_WITHOUT_SIGN_IN
from offcirc.clock import Clock
from offcirc.domain.transactions import MAX_NAME_LENGTH
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.sync.contact import pin_resets

SHORTEST_PIN, LONGEST_PIN = 4, 12

_SETTING = "staff"
_OPS = nacl.pwhash.argon2id.OPSLIMIT_INTERACTIVE
_MEMORY = nacl.pwhash.argon2id.MEMLIMIT_INTERACTIVE
_CODE_LENGTH = 8
_FREE_TRIES = 3
_FIRST_DELAY_S, _LONGEST_DELAY_S = 5, 300
_SEEN_FOR = timedelta(days=1)
"""A first member of staff who was added at an open desk stands in the list so long before they prove anything."""


class _Member(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    pin: str
    """Argon2id, as libsodium writes it."""
    may_reset: bool = False
    must_choose: bool = False
    wrong_tries: int = 0
    last_wrong_at: datetime | None = None
    proves_from: datetime | None = None
    """Until then the PIN proves no right to a recovery code: nobody had a say in whether they may have one."""


class _Book(msgspec.Struct, frozen=True, omit_defaults=True):
    members: tuple[_Member, ...] = ()
    last_reset: int = 0
    """Number of the newest reset by the server that was taken in."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff, as the screen shows them.

    Attributes:
        may_reset: may add and remove staff and reset their PINs.
        must_choose: has a one-time code instead of a PIN.
    """

    name: str
    may_reset: bool
    must_choose: bool


class Staff:
    """The staff of one workstation. Not for two threads, as the journal is not."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def members(self) -> tuple[Member, ...]:
        """Everybody, by name."""
        members = sorted(self._read().members, key=lambda member: member.name.casefold())
        return tuple(Member(member.name, member.may_reset, member.must_choose) for member in members)

    def add(self, name: str, pin: str, *, may_reset: bool = False, by: str | None = None) -> None:
        """Adds a member of staff; the first one gets the right to reset in any case.

        Args:
            name: stands on every row that they record.
            pin: 4 to 12 digits.
            may_reset: see `Member`.
            by: who adds; None only for the first, at the first start. Whoever adds the first one at an open desk may be
                anybody: see `prove_right`.

        Raises:
            UserError: `STAFF_NAME_UNUSABLE`, `STAFF_NAME_TAKEN`, `PIN_UNUSABLE` or `STAFF_MAY_NOT`.
        """
        book = self._read()
        name = " ".join(name.split())
        if not name or len(name) > MAX_NAME_LENGTH or not name.isprintable():
            raise UserError("STAFF_NAME_UNUSABLE", limit=MAX_NAME_LENGTH)
        taken = {NAME_WITHOUT_SIGN_IN, *(member.name.casefold() for member in book.members)}
        if name.casefold() in taken:
            raise UserError("STAFF_NAME_TAKEN")
        if book.members:
            _check_right(book, by)
        _check_pin(pin)
        proves_from = self._proves_from(book, by)
        self._write(book, _Member(name, _hash(pin), may_reset or not book.members, proves_from=proves_from))

    def check_right(self, *, by: str) -> None:
        """Whether somebody may look after staff, and so switch sign-in off; anybody where there are no staff.

        Raises:
            UserError: `STAFF_MAY_NOT`.
        """
        book = self._read()
        if book.members:
            _check_right(book, by)

    def prove_right(self, name: str, pin: str) -> None:
        """Checks that somebody has the right to look after staff, and that it is they.

        Somebody who was alone with an open desk that knew no staff can add themselves, and others. Their right proves
        something only when everybody could see it in the list for a day.

        Raises:
            UserError: `STAFF_MAY_NOT`, `STAFF_TOO_NEW`, or what `sign_in` raises.
        """
        book = self._read()
        _check_right(book, name)
        proves_from = _find(book, name).proves_from
        if proves_from is not None and self._clock.read().wall < proves_from:
            raise UserError("STAFF_TOO_NEW")
        if self.sign_in(name, pin).must_choose:
            raise UserError("STAFF_MAY_NOT")

    def sign_in(self, name: str, pin: str) -> Member:
        """Checks a PIN. The try is counted before it is judged, so that no restart makes it free.

        Raises:
            UserError: `PIN_WAIT` with the seconds that are left, `PIN_WRONG`, `STAFF_UNKNOWN`.
        """
        book = self._read()
        member = _find(book, name)
        now = self._clock.read().wall
        left = _seconds_left(member, now)
        if left:
            raise UserError("PIN_WAIT", seconds=left)
        tried = msgspec.structs.replace(member, wrong_tries=member.wrong_tries + 1, last_wrong_at=now)
        self._write(book, tried)
        if not _fits(member.pin, pin):
            left = _seconds_left(tried, now)
            raise UserError("PIN_WAIT", seconds=left) if left else UserError("PIN_WRONG")
        self._write(book, msgspec.structs.replace(member, wrong_tries=0, last_wrong_at=None))
        return Member(member.name, member.may_reset, member.must_choose)

    def change_pin(self, name: str, old: str, new: str) -> None:
        """A new PIN for oneself; `old` may be a one-time code.

        Raises:
            UserError: `PIN_UNUSABLE`, `PIN_SAME`, or what `sign_in` raises.
        """
        _check_pin(new)
        if old == new:
            raise UserError("PIN_SAME")
        self.sign_in(name, old)
        book = self._read()
        self._write(book, msgspec.structs.replace(_find(book, name), pin=_hash(new), must_choose=False))

    def reset_pin(self, name: str, *, by: str) -> str:
        """Replaces a forgotten PIN by a one-time code, which is returned for the screen and kept nowhere.

        Raises:
            UserError: `STAFF_MAY_NOT` or `STAFF_UNKNOWN`.
        """
        book = self._read()
        _check_right(book, by)
        code = make_code()
        self._write(book, _Member(_find(book, name).name, _hash(code), _find(book, name).may_reset, must_choose=True))
        return code

    def set_right(self, name: str, *, may_reset: bool, by: str) -> None:
        """Gives or takes the right to look after staff.

        Raises:
            UserError: `STAFF_MAY_NOT`, `STAFF_UNKNOWN`, or `STAFF_LAST` where nobody else has it.
        """
        book = self._read()
        _check_right(book, by)
        if not may_reset:
            _check_not_last(book, name)
        self._write(book, msgspec.structs.replace(_find(book, name), may_reset=may_reset))

    def remove(self, name: str, *, by: str) -> None:
        """Removes a member of staff; their name stays on their rows.

        Raises:
            UserError: `STAFF_MAY_NOT`, `STAFF_UNKNOWN`, or `STAFF_LAST` where nobody else has the right to reset.
        """
        book = self._read()
        _check_right(book, by)
        gone = _find(book, name)
        _check_not_last(book, name)
        members = tuple(member for member in book.members if member.name != gone.name)
        self._keep(msgspec.structs.replace(book, members=members))

    # inside

    def _proves_from(self, book: _Book, by: str | None) -> datetime | None:
        """When the right that `by` gives begins to prove something."""
        if book.members:
            return next((member.proves_from for member in book.members if member.name == by), None)
        return self._clock.read().wall + _SEEN_FOR if by is not None else None

    def _read(self) -> _Book:
        """What is kept, with the resets that the server has told since."""
        stored = self._journal.setting(_SETTING)
        book = msgspec.json.decode(stored, type=_Book) if stored else _Book()
        new = [reset for reset in pin_resets(self._journal) if reset.number > book.last_reset]
        if not new:
            return book
        codes = {reset.staff.casefold(): reset.code_hash for reset in new}
        members = tuple(
            _Member(
                member.name,
                codes[member.name.casefold()],
                member.may_reset,
                must_choose=True,
                proves_from=member.proves_from,
            )
            if member.name.casefold() in codes
            else member
            for member in book.members
        )
        book = _Book(members, max(reset.number for reset in new))
        self._keep(book)
        return book

    def _write(self, book: _Book, changed: _Member) -> None:
        others = tuple(member for member in book.members if member.name != changed.name)
        self._keep(msgspec.structs.replace(book, members=(*others, changed)))

    def _keep(self, book: _Book) -> None:
        self._journal.set(_SETTING, msgspec.json.encode(book))


def make_code() -> str:
    """A one-time code: as long as a PIN may well be, and random, so that it can be read out over a telephone."""
    return "".join(secrets.choice("0123456789") for _ in range(_CODE_LENGTH))


def _hash(pin: str) -> str:
    return nacl.pwhash.argon2id.str(pin.encode(), opslimit=_OPS, memlimit=_MEMORY).decode("ascii")


def _fits(hashed: str, pin: str) -> bool:
    try:
        return nacl.pwhash.verify(hashed.encode("ascii"), pin.strip().encode())
    except (nacl.exceptions.InvalidkeyError, nacl.exceptions.ValueError):
        return False


def _check_pin(pin: str) -> None:
    if not (SHORTEST_PIN <= len(pin) <= LONGEST_PIN and pin.isascii() and pin.isdigit()):
        raise UserError("PIN_UNUSABLE", shortest=SHORTEST_PIN, longest=LONGEST_PIN)


def _find(book: _Book, name: str) -> _Member:
    for member in book.members:
        if member.name == name:
            return member
    raise UserError("STAFF_UNKNOWN")


def _check_right(book: _Book, by: str | None) -> None:
    if not any(member.name == by and member.may_reset for member in book.members):
        raise UserError("STAFF_MAY_NOT")


def _check_not_last(book: _Book, name: str) -> None:
    if not any(member.may_reset for member in book.members if member.name != name):
        raise UserError("STAFF_LAST")


def _seconds_left(member: _Member, now: datetime) -> int:
    """How long the next try has to wait; nothing where the clock was set back, which would shut the desk for long."""
    if member.wrong_tries < _FREE_TRIES or member.last_wrong_at is None or now < member.last_wrong_at:
        return 0
    delay_s = min(_LONGEST_DELAY_S, _FIRST_DELAY_S * 2 ** min(member.wrong_tries - _FREE_TRIES, 16))
    left = member.last_wrong_at + timedelta(seconds=delay_s) - now
    return max(0, math.ceil(left.total_seconds()))

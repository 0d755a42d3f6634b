"""Names and PINs for offline use: checked here, guarded by time, reset by colleagues and by the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offcirc.app.enrolment import enrol_with_central
from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.staff import Member, Staff
from offcirc.app.workstation import Workstation
from offcirc.domain.clocks import Reading
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.sync.contact import make_contact
from tests.central.server import RunningServer

KEY = bytes(range(32))


@dataclass
class _Clock:
    wall: datetime = field(default=datetime(2026, 11, 22, 9, tzinfo=UTC))

    def read(self) -> Reading:
        return Reading(self.wall, "boot", 0)

    def pass_(self, seconds: int) -> None:
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: _Clock) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", KEY, clock, create=True) as opened:
        yield opened


def test_the_code_for_nobody_is_nobodys_name(journal: Journal, clock: _Clock) -> None:
    with pytest.raises(UserError, match="STAFF_NAME_TAKEN"):
        Staff(journal, clock).add("Staff", "2468")


def test_who_added_themselves_at_an_open_desk_proves_nothing_for_a_day(journal: Journal, clock: _Clock) -> None:
    staff = Staff(journal, clock)
    staff.add("Stranger", "2468", by="Staff")  # sign-in is off, nobody is in the list
    staff.add("Friend", "1357", by="Stranger", may_reset=True)
    staff.check_right(by="Stranger")
    for name, pin in (("Stranger", "2468"), ("Friend", "1357")):
        with pytest.raises(UserError, match="STAFF_TOO_NEW"):
            staff.prove_right(name, pin)
    clock.pass_(24 * 3600)
    for name, pin in (("Stranger", "2468"), ("Friend", "1357")):
        staff.prove_right(name, pin)


def test_the_right_is_checked_and_proved(journal: Journal, clock: _Clock, people: Staff) -> None:
    people.check_right(by="M. Virtanen")
    people.prove_right("M. Virtanen", "2468")
    for name in ("J. Nováková", "staff", ""):
        with pytest.raises(UserError, match="STAFF_MAY_NOT"):
            people.check_right(by=name)
    with pytest.raises(UserError, match="STAFF_MAY_NOT"):
        people.prove_right("J. Nováková", "135790")
    with pytest.raises(UserError, match="PIN_WRONG"):
        people.prove_right("M. Virtanen", "1357")
    code = people.reset_pin("M. Virtanen", by="M. Virtanen")
    with pytest.raises(UserError, match="STAFF_MAY_NOT"):  # a one-time code is for choosing a PIN
        Staff(journal, clock).prove_right("M. Virtanen", code)


def test_without_staff_there_is_no_right_to_check(journal: Journal, clock: _Clock) -> None:
    Staff(journal, clock).check_right(by="staff")


@pytest.fixture
def people(journal: Journal, clock: _Clock) -> Staff:
    made = Staff(journal, clock)
    made.add("M. Virtanen", "2468")
    made.add("J. Nováková", "135790", by="M. Virtanen")
    return made


def test_the_first_member_may_reset_and_the_next_may_not(people: Staff) -> None:
    assert people.members() == (
        Member("J. Nováková", may_reset=False, must_choose=False),
        Member("M. Virtanen", may_reset=True, must_choose=False),
    )
    assert people.sign_in("J. Nováková", "135790").name == "J. Nováková"
    with pytest.raises(UserError, match="STAFF_MAY_NOT"):
        people.add("Third", "1111", by="J. Nováková")
    with pytest.raises(UserError, match="STAFF_MAY_NOT"):
        people.add("Third", "1111")


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", "\uff11\uff12\uff13\uff14", "12 4"])
def test_a_pin_has_4_to_12_digits(people: Staff, pin: str) -> None:
    with pytest.raises(UserError, match="PIN_UNUSABLE"):
        people.add("Third", pin, by="M. Virtanen")


@pytest.mark.parametrize(("name", "code"), [("  ", "UNUSABLE"), ("x" * 201, "UNUSABLE"), ("m.  virtanen ", "TAKEN")])
def test_a_name_can_be_shown_and_is_nobody_elses(people: Staff, name: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        people.add(name, "1111", by="M. Virtanen")


def test_no_pin_is_in_the_clear(people: Staff, journal: Journal) -> None:
    kept = journal.setting("staff") or b""
    assert b"$argon2id$" in kept
    assert b"2468" not in kept.split(b"$")[0]
    assert b"135790" not in kept
    assert people.members()


def test_wrong_tries_cost_growing_time_also_after_a_restart(people: Staff, journal: Journal, clock: _Clock) -> None:
    for expected in ("PIN_WRONG", "PIN_WRONG", "PIN_WAIT seconds=5"):
        with pytest.raises(UserError, match=expected):
            people.sign_in("M. Virtanen", "0000")
    again = Staff(journal, clock)
    with pytest.raises(UserError, match="PIN_WAIT seconds=5"):
        again.sign_in("M. Virtanen", "2468")  # the right one waits as well
    assert again.sign_in("J. Nováková", "135790").name  # nobody else does
    clock.pass_(5)
    with pytest.raises(UserError, match="PIN_WAIT seconds=10"):
        again.sign_in("M. Virtanen", "0000")
    clock.pass_(10)
    assert again.sign_in("M. Virtanen", "2468").name
    with pytest.raises(UserError, match="PIN_WRONG"):
        again.sign_in("M. Virtanen", "0000")  # counted anew


def test_the_wait_ends_at_five_minutes_and_no_clock_makes_it_longer(people: Staff, clock: _Clock) -> None:
    for _ in range(20):
        with pytest.raises(UserError):
            people.sign_in("M. Virtanen", "0000")
        clock.pass_(300)
    with pytest.raises(UserError, match="PIN_WAIT seconds=300"):
        people.sign_in("M. Virtanen", "0000")
    clock.wall -= timedelta(days=400)
    assert people.sign_in("M. Virtanen", "2468").name


def test_ones_own_pin_is_changed_by_who_knows_it(people: Staff) -> None:
    with pytest.raises(UserError, match="PIN_WRONG"):
        people.change_pin("M. Virtanen", "1111", "8642")
    with pytest.raises(UserError, match="PIN_SAME"):
        people.change_pin("M. Virtanen", "2468", "2468")
    people.change_pin("M. Virtanen", "2468", "8642")
    assert people.sign_in("M. Virtanen", "8642").name
    with pytest.raises(UserError, match="PIN_WRONG"):
        people.sign_in("M. Virtanen", "2468")


def test_a_colleague_resets_a_forgotten_pin_and_the_person_chooses_a_new_one(people: Staff) -> None:
    with pytest.raises(UserError, match="STAFF_MAY_NOT"):
        people.reset_pin("M. Virtanen", by="J. Nováková")
    for _ in range(3):
        with pytest.raises(UserError):
            people.sign_in("J. Nováková", "0000")
    code = people.reset_pin("J. Nováková", by="M. Virtanen")
    assert people.sign_in("J. Nováková", code).must_choose  # the wait is over, too
    people.change_pin("J. Nováková", code, "1111")
    assert not people.sign_in("J. Nováková", "1111").must_choose


def test_somebody_always_looks_after_staff(people: Staff) -> None:
    with pytest.raises(UserError, match="STAFF_LAST"):
        people.remove("M. Virtanen", by="M. Virtanen")
    with pytest.raises(UserError, match="STAFF_LAST"):
        people.set_right("M. Virtanen", may_reset=False, by="M. Virtanen")
    people.set_right("J. Nováková", may_reset=True, by="M. Virtanen")
    people.remove("M. Virtanen", by="J. Nováková")
    assert [member.name for member in people.members()] == ["J. Nováková"]
    with pytest.raises(UserError, match="STAFF_UNKNOWN"):
        people.sign_in("M. Virtanen", "2468")


def test_the_server_resets_a_pin_at_the_next_contact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFCIRC_PASSPHRASE", "x")
    home = Home.at(tmp_path / "home")
    with RunningServer(tmp_path / "server") as server:
        enrol_with_central(home, server.url, server.enrolment_code("desk"), name="desk", library="")
        with Workstation(home, Keys(home.key).unlock()) as workstation:
            people = Staff(workstation.journal, workstation.clock)
            people.add("M. Virtanen", "2468")
            server.cli("reset-pin", "desk", "M. Virtanen")
            code = server.cli("reset-pin", "desk", "m.  virtanen").strip()  # as somebody says it on the telephone
            server.cli("reset-pin", "desk", "Nobody Here")
            assert people.sign_in("M. Virtanen", "2468").name  # nothing was told yet
            with workstation.connected() as connector:
                make_contact(workstation.journal, connector, workstation.clock)
                assert people.sign_in("M. Virtanen", code).must_choose
                with pytest.raises(UserError, match="PIN_WRONG"):
                    people.sign_in("M. Virtanen", "2468")
                people.change_pin("M. Virtanen", code, "9753")
                make_contact(workstation.journal, connector, workstation.clock)
            assert not people.sign_in("M. Virtanen", "9753").must_choose  # the same reset again changes nothing
        assert server.run("reset-pin", "nobody", "M. Virtanen").returncode == 1
        assert "1 to 200" in server.run("reset-pin", "desk", " ").stderr

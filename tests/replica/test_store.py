"""Everything that went in comes out, whatever the case; numbers that are nearly right are found."""

import os
import sys
import threading
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest

from offcirc.domain.barcodes import read_scan
from offcirc.domain.records import ClosedDays, FormerCard, Item, Library, Loan, Patron
from offcirc.errors import EnvironmentProblem
from offcirc.replica.files import is_noted_damaged, remove_database
from offcirc.replica.format import ReplicaWriter, apply_changes
from offcirc.replica.store import Replica
from offcirc.wire.messages import Changes, Deleted
from tests.replica.samples import (
    AS_OF,
    CLOSED_DAYS,
    CURSOR,
    HOLDS,
    ITEMS,
    KEY,
    LIBRARIES,
    LOANS,
    LOCATIONS,
    PATRONS,
    RULES,
    VISITS,
    as_format_1,
    build,
    build_of,
    finish,
)


def test_K3_every_record_comes_back_as_it_was(replica: Replica) -> None:
    for patron in PATRONS:
        assert replica.find_patron(read_scan(patron.card_number).keys) == patron
    for item in ITEMS:
        assert replica.find_item(read_scan(item.barcode).keys) == item
    for loan in LOANS:
        assert replica.loan_of(loan.item_barcode) == loan
        assert replica.loans_of(loan.card_number) == [loan]
    assert sorted(replica.holds_on("30000000000003"), key=HOLDS.index) == list(HOLDS)
    assert list(replica.libraries().values()) == list(LIBRARIES)
    assert [place for code in ("BR1", "BM1") for place in replica.locations(code)] == list(LOCATIONS)
    assert replica.rules() == RULES


def test_exact_money_and_the_due_dates_own_offset_come_back(replica: Replica) -> None:
    patron = replica.find_patron(["abc-123"])
    assert patron is not None
    assert str(patron.owes) == "12.50"
    for loan in LOANS:
        back = replica.loan_of(loan.item_barcode)
        assert back is not None
        assert back.due_at.isoformat() == loan.due_at.isoformat()
        assert back.issued_at.tzinfo is UTC


def test_K4_info_says_where_from_and_how_fresh(replica: Replica, path: Path) -> None:
    info = replica.info
    assert (info.server_id, info.server_name, info.cursor) == ("server-1", "Town library", CURSOR)
    assert (info.as_of, info.time_zone, info.path, info.generation) == (AS_OF, "Europe/Helsinki", path, 1)
    assert info.counts["items"] == len(ITEMS)
    assert set(info.counts) == set(info.updated_at)
    assert set(info.updated_at.values()) == {AS_OF}
    assert replica.cursor == CURSOR


@pytest.mark.parametrize("typed", ["AbC-123", "abc-123", "ABC-123", "\uff21\uff22\uff23-123", " abc-123\r\n"])
def test_K9_a_card_is_found_whatever_the_case(replica: Replica, typed: str) -> None:
    found = replica.find_patron(read_scan(typed).keys, typed)
    assert found is not None
    assert found.card_number == "AbC-123"


@pytest.mark.parametrize("typed", ["ü-77X", "Ü-77x", "U\u0308-77x"])
def test_a_barcode_is_found_whatever_the_case_and_composition(replica: Replica, typed: str) -> None:
    assert replica.find_item(read_scan(typed).keys) == ITEMS[1]


def test_of_two_cards_that_differ_only_in_case_the_exact_spelling_wins(tmp_path: Path) -> None:
    cards = ("abc", "ABC", "Abc")
    path = build_of(
        tmp_path / "replica-1.db",
        tuple(Patron(card, f"Name {card}") for card in cards),
        tuple(Item(card, f"Title {card}") for card in cards),
    )
    replica = Replica.open(path, KEY)
    for card in cards:
        patron, item = replica.find_patron(["abc"], card), replica.find_item(["abc"], card)
        assert patron is not None
        assert item is not None
        assert (patron.card_number, item.barcode) == (card, card)
    assert replica.find_patron(["abc"], "aBC") is not None
    replica.close()


def test_loans_of_cards_that_differ_only_in_case_are_kept_apart(tmp_path: Path) -> None:
    due_at = AS_OF + timedelta(days=1)
    with ReplicaWriter(tmp_path / "replica-1.db", KEY) as writer:
        writer.add_patrons([Patron("abc", "Lower"), Patron("ABC", "Upper"), Patron("X1", "Single")])
        writer.add_loans(
            [Loan("1", "abc", AS_OF, due_at), Loan("2", "ABC", AS_OF, due_at), Loan("3", "x1", AS_OF, due_at)]
        )
        finish(writer)
    replica = Replica.open(tmp_path / "replica-1.db", KEY)
    assert [loan.item_barcode for loan in replica.loans_of("abc")] == ["1"]
    assert [loan.item_barcode for loan in replica.loans_of("ABC")] == ["2"]
    assert [loan.item_barcode for loan in replica.loans_of("X1")] == ["3"]  # the server is careless about case
    replica.close()


def test_the_preferred_key_is_tried_first(tmp_path: Path) -> None:
    path = build_of(tmp_path / "replica-1.db", items=(Item("A123B", "Literal"), Item("123", "Codabar")))
    replica = Replica.open(path, KEY)
    scan = read_scan("A123B")
    assert replica.find_item(scan.keys, scan.text) == Item("A123B", "Literal")
    scan = read_scan("C123D")
    assert replica.find_item(scan.keys, scan.text) == Item("123", "Codabar")
    assert replica.find_item([]) is None
    assert replica.find_item(["nothing"]) is None
    replica.close()


def test_holds_that_can_be_picked_up_come_first_then_the_oldest(replica: Replica) -> None:
    assert [hold.card_number for hold in replica.holds_on("30000000000003")] == [
        "AbC-123",
        "20000000000001",
        "20000000000003",
    ]
    assert replica.holds_of("ABC-123") == [HOLDS[1]]
    assert replica.holds_on("nothing") == []


def test_ancestors_go_from_the_library_up(replica: Replica) -> None:
    assert replica.ancestors("BM1") == ("BM1", "BR1", "SYS")
    assert replica.ancestors("unknown") == ("unknown",)
    assert replica.ancestors("") == ()


def test_libraries_that_are_each_others_parent_end_somewhere(tmp_path: Path) -> None:
    with ReplicaWriter(tmp_path / "replica-1.db", KEY) as writer:
        writer.add_libraries([Library("A", "a", "B"), Library("B", "b", "A")])
        finish(writer)
    replica = Replica.open(tmp_path / "replica-1.db", KEY)
    assert replica.ancestors("A") == ("A", "B")
    replica.close()


def test_a_calendar_has_the_parents_closed_days_too(replica: Replica) -> None:
    assert set(replica.calendar("BM1").closed) == set(CLOSED_DAYS)
    assert replica.calendar("BM1").visits == VISITS
    assert set(replica.calendar("BR1").closed) == set(CLOSED_DAYS[:2])
    assert replica.calendar("SYS").visits == ()
    assert replica.calendar("BM1").closed_on(date(2026, 12, 25)) == CLOSED_DAYS[0]


def test_a_delta_of_another_process_is_seen_in_what_is_kept_in_memory(replica: Replica, path: Path) -> None:
    assert len(replica.rules()) == 2
    assert replica.calendar("BR1").closed_on(date(2026, 12, 27)) is None
    closed = (ClosedDays("BR1", date(2026, 12, 27), date(2026, 12, 27)),)
    apply_changes(path, KEY, Changes(CURSOR, CURSOR + 1, more=False, as_of=AS_OF, rules=(), closed_days=closed))
    assert replica.rules() == ()
    assert replica.calendar("BR1").closed_on(date(2026, 12, 27)) == closed[0]


def test_a_delta_waits_until_a_moment_has_passed(path: Path, replica: Replica) -> None:
    newcomer = Patron("20000000000099", "Newcomer")
    change = Changes(CURSOR, CURSOR + 1, more=False, as_of=AS_OF, patrons=(newcomer,))
    delta = threading.Thread(target=apply_changes, args=(path, KEY, change))
    with replica.at_one_moment():
        assert replica.cursor == CURSOR
        delta.start()
        delta.join(0.2)
        with replica.at_one_moment():  # the same one
            assert replica.cursor == CURSOR
            assert replica.find_patron([newcomer.card_number]) is None
    delta.join()
    assert replica.cursor == CURSOR + 1
    assert replica.find_patron([newcomer.card_number]) == newcomer


def test_a_moment_ends_with_an_error(replica: Replica) -> None:
    with pytest.raises(ZeroDivisionError), replica.at_one_moment():
        raise ZeroDivisionError
    assert replica.cursor == CURSOR


def test_several_threads_read_at_once(replica: Replica) -> None:
    wrong: list[object] = []

    def read() -> None:
        for _ in range(200):
            found = replica.find_item(["30000000000003"]), replica.find_patron(["abc-123"]), replica.rules()
            if found != (ITEMS[2], PATRONS[1], RULES):
                wrong.append(found)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_stands_on_a_damaged_page_is_not_found_and_the_rest_is(tmp_path: Path) -> None:
    patrons = tuple(Patron(f"{number:014d}", f"Surname{number}", "x" * 40) for number in range(5_000))
    path = build_of(tmp_path / "replica-1.db", patrons)
    content = bytearray(path.read_bytes())
    for page in range(30, len(content) // 8192, 4):  # rows of patrons; what opening reads stands before and after
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    replica = Replica.open(path, KEY)
    before = replica.damaged
    wanted = [f"{number:014d}" for number in range(0, 5_000, 20)]
    with replica.at_one_moment():
        found = [replica.find_patron([card]) for card in wanted]
    assert [replica.find_patron([card]) for card in wanted] == found
    assert 0 < sum(each is None for each in found) < len(found)
    assert all(each is None or each.card_number == card for card, each in zip(wanted, found, strict=True))
    assert (before, replica.damaged) == (False, True)
    assert is_noted_damaged(path)
    assert replica.info.counts["patrons"] == 5_000
    replica.close()
    remove_database(path)
    assert not list(tmp_path.iterdir())


def test_a_replica_that_cannot_say_how_fresh_it_is_is_told_without_patron_data(tmp_path: Path) -> None:
    path = build_of(tmp_path / "replica-1.db", ())
    replica = Replica.open(path, KEY)
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem) as caught:
        replica.info  # noqa: B018 - it reads
    assert caught.value.code == "REPLICA_UNREADABLE"
    assert caught.value.params == {"path": str(path)}
    replica.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_file_that_an_update_removed_is_given_up_when_it_is_closed(tmp_path: Path) -> None:
    replica = Replica.open(build(tmp_path / "replica-1.db"), KEY)
    assert replica.cursor == CURSOR
    replica.path.unlink()
    assert _handles_of(replica.path)
    replica.close()
    assert not _handles_of(replica.path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_closing_a_replica_leaves_the_locks_of_another_lane_in_place(tmp_path: Path) -> None:
    path = build(tmp_path / "replica-1.db")
    other, replica = Replica.open(path, KEY), Replica.open(path, KEY)
    with replica.at_one_moment():
        assert replica.cursor == other.cursor
        before = _locks_on(path)
        if not before:
            pytest.skip("this system does not tell of locks")
        other.close()
        assert _locks_on(path) == before
    replica.close()


def _handles_of(path: Path) -> list[str]:
    links = [each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    return [str(link) for link in links if path.name in link.name]


def _locks_on(path: Path) -> set[str]:
    lines = Path("/proc/locks").read_text(encoding="utf-8").splitlines()
    mine = [line.split() for line in lines if f" {os.getpid()} " in line]
    return {" ".join(line[1:]) for line in mine if line[5].endswith(f":{path.stat().st_ino}")}


def former_cards(path: Path, *pairs: tuple[str, str]) -> Replica:
    with ReplicaWriter(path, KEY) as writer:
        writer.add_patrons([Patron("P1", "Korhola"), Patron("P2", "Virtavuo")])
        writer.add_former_cards(FormerCard(*pair) for pair in pairs)
        finish(writer)
    return Replica.open(path, KEY)


def test_K9_the_card_that_replaced_another_is_found_whatever_the_case(tmp_path: Path) -> None:
    replica = former_cards(tmp_path / "replica-1.db", ("Old-1", "P1"), ("OLD-2", "P1"), ("old-3", "P2"))
    assert replica.present_card(["old-1"], "OLD-1") == "P1"
    assert replica.present_card(["nothing", "old-2"]) == "P1"
    assert replica.present_card(["p1"]) is None
    assert replica.info.counts["former_cards"] == 3
    replica.close()


def test_a_number_that_several_patrons_had_is_nobodys_unless_its_spelling_tells(tmp_path: Path) -> None:
    pairs = (("SAME", "P1"), ("SAME", "P2"), ("Case", "P1"), ("CASE", "P2"), ("twice", "P1"), ("TWICE", "P1"))
    replica = former_cards(tmp_path / "replica-1.db", *pairs)
    assert replica.present_card(["same"], "SAME") is None
    assert replica.present_card(["case"], "CASE") == "P2"
    assert replica.present_card(["case"], "cASE") is None
    assert replica.present_card(["twice"]) == "P1"
    replica.close()


def test_a_replica_of_an_older_program_is_read_and_brought_forward(tmp_path: Path) -> None:
    path = as_format_1(build(tmp_path / "replica-1.db"))
    later = (Patron("N1", "Newcomer"),)
    known = (FormerCard("O1", "N1"),)
    gone = Deleted(former_cards=(("O2", "N2"),))
    changes = Changes(CURSOR, CURSOR + 1, False, AS_OF, deleted=gone, patrons=later, former_cards=known)  # noqa: FBT003
    apply_changes(path, KEY, changes)
    replica = Replica.open(path, KEY)
    assert replica.find_patron(["n1"]) == later[0]
    assert replica.present_card(["o1"]) is None
    assert (replica.info.format, replica.info.cursor) == (1, CURSOR + 1)
    replica.close()

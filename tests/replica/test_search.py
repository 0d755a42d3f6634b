"""Names in either order without accents, title words, and slips of the finger."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.domain.records import Item, Patron
from offcirc.replica.format import apply_changes
from offcirc.replica.rows import name_words
from offcirc.replica.store import Replica
from offcirc.wire.messages import Changes
from tests.replica.samples import AS_OF, CURSOR, KEY, build_of

NAMES = [
    ("Äijälä", "Äly"),
    ("Aalto", "Johanna"),
    ("Grönroos", "Jörgen"),
    ("Jokinen", "Greta"),
    ("Jokinen", "Anna Maria"),
    ("Mäki-Kuutti", "Otto"),
    ("van der Berg", "Bo"),
    ("O'Brien", "Siobhán"),
    ("Ørsted", "Åse"),
    ("Strauß", "Franz"),
    ("Толстой", "Лев"),
    ("Singleton", ""),
]
TITLES = [
    ("The history of the world", "Wells, H. G."),
    ("Historia Suomen kansan", "Yrjö-Koskinen"),
    ("Sota ja rauha", "Tolstoi, Leo"),
    ("L'été", "Camus, Albert"),
    ("Programming in C", "Kernighan"),
    ("Straße ohne Ende", "Müller"),
    ("Йога для начинающих", "Иванов"),
    ("50 % & more: 100 things", ""),
]


@pytest.fixture(scope="module")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    path = build_of(
        tmp_path_factory.mktemp("search") / "replica-1.db",
        tuple(Patron(f"{number:014d}", *name) for number, name in enumerate(NAMES)),
        tuple(Item(f"9{number:013d}", *title) for number, title in enumerate(TITLES)),
    )
    replica = Replica.open(path, KEY)
    yield replica
    replica.close()


def surnames(replica: Replica, text: str) -> list[str]:
    return [patron.surname for patron in replica.search_patrons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ä", ["Aalto", "Äijälä", "Jokinen", "Ørsted"]),
        ("a", ["Aalto", "Äijälä", "Jokinen", "Ørsted"]),
        ("jo gr", ["Grönroos", "Jokinen"]),
        ("gr jo", ["Grönroos", "Jokinen"]),
        ("JÖRGEN, Grönroos", ["Grönroos"]),
        ("jokinen", ["Jokinen", "Jokinen"]),
        ("maria", ["Jokinen"]),
        ("jokinen maria", ["Jokinen"]),
        ("kuutti", ["Mäki-Kuutti"]),
        ("mäki-ku", ["Mäki-Kuutti"]),
        ("makikuutti", []),
        ("van der be", ["van der Berg"]),
        ("van der berg bo", ["van der Berg"]),
        ("bo van der", ["van der Berg"]),
        ("berg", ["van der Berg"]),
        ("o'b", ["O'Brien"]),
        ("siobhan", ["O'Brien"]),
        ("strauss", ["Strauß"]),
        ("STRAUẞ", ["Strauß"]),
        ("тол", ["Толстой"]),
        ("лев толстой", ["Толстой"]),
        ("single", ["Singleton"]),
        ("xyz", []),
        ("jo xyz", []),
        ("", []),
        ("  -'\" ", []),
        ('"a" OR b*', []),
        ("NEAR(a b)", []),
    ],
)
def test_patrons_are_found_by_the_beginnings_of_their_names(replica: Replica, text: str, expected: list[str]) -> None:
    assert surnames(replica, text) == expected


def test_names_are_searched_as_if_each_were_compared(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)  # noqa: T201 - to repeat a failure
    dice = random.Random(seed)
    parts = ["an", "än", "jo", "ma", "ria", "ki", "Å", "b"]

    def name() -> str:
        words = ("".join(dice.choices(parts, k=dice.randint(1, 3))) for _ in range(dice.randint(1, 2)))
        return " ".join(words).title()

    patrons = tuple(Patron(f"{number:014d}", name(), name()) for number in range(300))
    replica = Replica.open(build_of(tmp_path / "replica-1.db", patrons), KEY)
    for _ in range(300):
        text = " ".join(name()[: dice.randint(1, 4)] for _ in range(dice.randint(1, 2)))
        wanted = name_words(text).split()
        expected = [
            patron
            for patron in patrons
            if all(
                any(word.startswith(start) for word in name_words(f"{patron.surname} {patron.first_name}").split())
                for start in wanted
            )
        ]
        found = replica.search_patrons(text, limit=1_000)
        # A word may only be counted once as the beginning of a name, and once more as one of its words.
        assert {patron.card_number for patron in found} == {patron.card_number for patron in expected}, text
        keys = [(name_words(patron.surname), name_words(patron.first_name)) for patron in found]
        assert keys == sorted(keys)
        assert len(replica.search_patrons(text, limit=7)) == min(7, len(expected))
    replica.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("history world", ["The history of the world"]),
        ("hist", ["Historia Suomen kansan", "The history of the world"]),
        ("histo", ["Historia Suomen kansan", "The history of the world"]),
        ("HISTORY", ["The history of the world"]),
        ("wells the", ["The history of the world"]),
        ("the wel", ["The history of the world"]),
        ("hist world", []),
        ("ete", ["L'été"]),
        ("l'été", ["L'été"]),
        ("E\u0301te\u0301", ["L'été"]),
        ("c", ["L'été", "Programming in C"]),
        ("programming in c", ["Programming in C"]),
        ("straße", ["Straße ohne Ende"]),
        ("muller", ["Straße ohne Ende"]),
        ("йога", ["Йога для начинающих"]),
        ("ЙОГА ив", ["Йога для начинающих"]),
        ("50 %", ["50 % & more: 100 things"]),
        ("ᦰ", []),
        ("", []),
        ("*", []),
        ('"', []),
    ],
)
def test_items_are_found_by_words_of_title_and_author(replica: Replica, text: str, expected: list[str]) -> None:
    assert [item.title for item in replica.search_items(text)] == expected


def test_no_text_breaks_a_search(replica: Replica) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)  # noqa: T201 - to repeat a failure
    dice = random.Random(seed)
    for _ in range(100):
        text = "".join(
            chr(dice.choice((dice.randrange(32, 127), dice.randrange(0xD800), dice.randrange(0xE000, 0x110000))))
            for _ in range(dice.randrange(30))
        )
        for find in (replica.search_items, replica.search_patrons, replica.nearest_cards, replica.nearest_barcodes):
            find(text)


def test_a_common_word_is_cut_at_the_limit(tmp_path: Path) -> None:
    path = build_of(
        tmp_path / "replica-1.db", items=tuple(Item(str(number), f"The common book {number}") for number in range(300))
    )
    replica = Replica.open(path, KEY)
    assert len(replica.search_items("common")) == 50
    assert len(replica.search_items("the comm", limit=7)) == 7
    replica.close()


def test_words_of_a_delta_are_found_and_old_ones_are_not(tmp_path: Path) -> None:
    path = build_of(tmp_path / "replica-1.db", (Patron("1", "Old", "Name"),), (Item("1", "Old title", "Same"),))
    apply_changes(
        path,
        KEY,
        Changes(
            CURSOR,
            CURSOR + 1,
            more=False,
            as_of=AS_OF,
            patrons=(Patron("1", "New", "Näme"),),
            items=(Item("1", "New title", "Same", call_number="x"),),
        ),
    )
    replica = Replica.open(path, KEY)
    assert replica.search_patrons("old") == []
    assert surnames(replica, "name") == ["New"]
    assert replica.search_items("old") == []
    assert [item.title for item in replica.search_items("same new")] == ["New title"]
    replica.close()


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("33191000105864", "the number itself"),
        ("33191000105684", "neighbours swapped"),
        ("33191000105854", "a digit wrong"),
        ("3319100010586", "a digit missing"),
        ("331910001058644", "a digit too many"),
        ("43191000105864", "the first wrong"),
    ],
)
def test_numbers_one_slip_away_are_found(tmp_path: Path, typed: str, slip: str) -> None:
    number = "33191000105864"
    path = build_of(
        tmp_path / "replica-1.db",
        (Patron(number, "A"), Patron("99999999999999", "B")),
        (Item(number, "A"), Item("33191000105999", "Two slips away")),
    )
    replica = Replica.open(path, KEY)
    expected = [] if slip == "the number itself" else [number]
    assert replica.nearest_cards(typed) == expected
    assert replica.nearest_barcodes(typed) == expected
    replica.close()


def test_near_numbers_are_given_in_their_own_spelling_likeliest_first(tmp_path: Path) -> None:
    path = build_of(
        tmp_path / "replica-1.db",
        tuple(Patron(card, card) for card in ("AB12", "ab12", "Ab21", "AB2", "AB123", "ZZ99")),
    )
    replica = Replica.open(path, KEY)
    assert replica.nearest_cards("aB12") == ["Ab21", "AB123", "AB2"]
    assert replica.nearest_cards("ab13") == ["AB12", "ab12", "AB123"]
    assert replica.nearest_cards("ab13", limit=1) == ["AB12"]
    assert replica.nearest_cards("") == []
    replica.close()

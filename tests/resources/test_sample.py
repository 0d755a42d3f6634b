"""The invented sample library is complete, consistent and never goes stale.

The files are read as a person would read them: by column name, every value a string.
"""

import csv
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
Row = dict[str, str]

COLUMNS = {
    "libraries": "code,name,parent,time_zone,kind",
    "locations": "library,location",
    "patrons": (
        "card_number,surname,first_name,category,library,expires_on,barred,address,city,postcode,"
        "phone,email,card_lost,address_in_doubt,blocked_until,block_reason,owes"
    ),
    "items": (
        "barcode,title,author,isbn,call_number,item_type,library,location,owning_library,"
        "owning_location,price,status,not_for_loan"
    ),
    "loans": "barcode,card_number,issued_at,due_at,renewals_left,library",
    "holds": "barcode,card_number,placed_at,pickup_library,on_shelf",
    "former_cards": "former_number,card_number",
    "holdings_settings": "library,receiving_library,receiving_location,owning_location_on_form",
    "exchange_sets": "id,name,lender,receiver,library,location,sent_at",
    "exchange_items": "set,barcode",
    "closed_days": "library,from,to,reason",
    "rules": "library,category,item_type,loan_days,renewals,max_loans,fee_limit",
    "visits": "library,stop,on,from,to",
}
DATE_COLUMNS = {
    ("patrons", "expires_on"),
    ("patrons", "blocked_until"),
    ("closed_days", "from"),
    ("closed_days", "to"),
    ("visits", "on"),
}
INSTANT_COLUMNS = {("loans", "issued_at"), ("loans", "due_at"), ("holds", "placed_at"), ("exchange_sets", "sent_at")}
RELATIVE_DATE = re.compile(r"@([+-]\d+)d")
RELATIVE_INSTANT = re.compile(r"@([+-]\d+)d ([01]\d|2[0-3]):[0-5]\d")
STATUSES = {"available", "on loan", "on order", "in process", "lost", "withdrawn", "missing"}

MAIN, SMALL, BUS = "REV-KUU", "SIN", "REV-AUTO"
FEE_LIMIT = Decimal("20.00")

FINE_CARD = "28400100000017"
NEAR_MISS_CARD = "28400700000017"
AVAILABLE_TO_LEND = ("38400100001013", "38400100001104", "38400100001120")
AVAILABLE_TO_RETURN = "38400100001138"
ON_LOAN_TO_SOMEBODY_ELSE = "38400100001146"
CARD_AND_BARCODE = "KUU-004271"


def read(name: str) -> list[Row]:
    """The rows of one file of the sample."""
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


(
    LIBRARIES,
    LOCATIONS,
    PATRONS,
    ITEMS,
    LOANS,
    HOLDS,
    FORMER_CARDS,
    HOLDINGS,
    SETS,
    IN_SETS,
    CLOSED_DAYS,
    RULES,
    VISITS,
) = map(read, COLUMNS)
PATRON_BY_CARD = {row["card_number"]: row for row in PATRONS}
ITEM_BY_BARCODE = {row["barcode"]: row for row in ITEMS}
LOAN_BY_BARCODE = {row["barcode"]: row for row in LOANS}
LOAN_COUNT = Counter(row["card_number"] for row in LOANS)


def day(relative: str) -> int:
    """Days from the day of loading; the time of an instant is left out."""
    match = RELATIVE_DATE.match(relative)
    assert match, relative
    return int(match[1])


def luhn_is_valid(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others (US Codabar-14)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def rule_for(library: str, category: str, item_type: str) -> Row:
    """The most specific rule: item type counts most, then category, then library."""
    wanted = {"library": library, "category": category, "item_type": item_type}
    fitting = [r for r in RULES if all(r[key] in ("", value) for key, value in wanted.items())]
    return max(fitting, key=lambda r: (r["item_type"] != "", r["category"] != "", r["library"] != ""))


def max_loans(patron: Row) -> int:
    return int(rule_for(patron["library"], patron["category"], "")["max_loans"])


def is_closed(library: str, on: int) -> bool:
    return any(row["library"] == library and day(row["from"]) <= on <= day(row["to"]) for row in CLOSED_DAYS)


def has_no_alert(patron: Row) -> bool:
    return (
        patron["barred"] == patron["card_lost"] == patron["address_in_doubt"] == "0"
        and not patron["blocked_until"]
        and not patron["owes"]
        and day(patron["expires_on"]) > 14  # the desk warns two weeks before
        and LOAN_COUNT[patron["card_number"]] < max_loans(patron)
        and not any(day(loan["due_at"]) < 0 for loan in LOANS if loan["card_number"] == patron["card_number"])
    )


def one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


# The files themselves


@pytest.mark.parametrize("name", COLUMNS)
def test_every_file_is_utf8_in_nfc_with_lf_and_its_agreed_columns(name: str) -> None:
    raw = (SAMPLE / f"{name}.csv").read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert not text.startswith("\ufeff")
    assert text.splitlines()[0] == COLUMNS[name]
    for row in read(name):
        for value in row.values():
            assert value == unicodedata.normalize("NFC", value)
            assert value == value.strip()


def test_the_counts_are_those_promised() -> None:
    assert len(LIBRARIES) >= 4
    assert len(PATRONS) == 200
    assert len(ITEMS) == 1000
    assert len({row["title"] for row in ITEMS}) >= 450


def test_there_are_two_branches_a_bookmobile_and_a_small_library_under_one_system() -> None:
    kinds = Counter(row["kind"] for row in LIBRARIES)
    assert kinds == {"system": 1, "branch": 2, "bookmobile": 1, "library": 1}
    (system,) = (row["code"] for row in LIBRARIES if row["kind"] == "system")
    assert all(row["parent"] == ("" if row["code"] == system else system) for row in LIBRARIES)
    for row in LIBRARIES:
        ZoneInfo(row["time_zone"])


def test_every_library_location_card_and_barcode_that_is_named_exists() -> None:
    codes = {row["code"] for row in LIBRARIES}
    locations = {(row["library"], row["location"]) for row in LOCATIONS}
    assert len(locations) == len(LOCATIONS)
    assert {library for library, _ in locations} <= codes
    assert {row["library"] for row in PATRONS + LOANS + CLOSED_DAYS + VISITS} <= codes
    assert {row["library"] for row in RULES} <= codes | {""}
    assert {row["pickup_library"] for row in HOLDS} <= codes
    for item in ITEMS:
        assert (item["library"], item["location"]) in locations
        assert (item["owning_library"], item["owning_location"]) in locations
    for row in LOANS + HOLDS:
        assert row["barcode"] in ITEM_BY_BARCODE
    for row in LOANS + HOLDS + FORMER_CARDS:
        assert row["card_number"] in PATRON_BY_CARD


@pytest.mark.parametrize(("rows", "column"), [(PATRONS, "card_number"), (ITEMS, "barcode")])
def test_no_number_is_used_twice_whatever_the_case(rows: list[Row], column: str) -> None:
    numbers = [row[column].casefold() for row in rows]
    assert [number for number, count in Counter(numbers).items() if count > 1] == []


def test_luhn_agrees_with_published_codabar_examples() -> None:
    assert luhn_is_valid("33191000105864")
    assert luhn_is_valid("30234000517861")


@pytest.mark.parametrize(("numbers", "prefix"), [(PATRON_BY_CARD, "28400"), (ITEM_BY_BARCODE, "38400")])
def test_numbers_of_14_digits_are_most_and_have_a_right_check_digit(numbers: dict[str, Row], prefix: str) -> None:
    long = [number for number in numbers if re.fullmatch(r"\d{14}", number)]
    assert all(number.startswith(prefix) and luhn_is_valid(number) for number in long)
    assert len(long) > 0.9 * len(numbers)
    assert len(long) < len(numbers)


def test_values_are_of_the_agreed_kind() -> None:
    for patron in PATRONS:
        flags = {patron["barred"], patron["card_lost"], patron["address_in_doubt"]}
        assert flags <= {"0", "1"}
        assert re.fullmatch(r"(-?\d+\.\d\d)?", patron["owes"])
        assert re.fullmatch(r"(040 555 01\d\d)?", patron["phone"])
        assert re.fullmatch(r"([a-z0-9.]+@example\.org)?", patron["email"])
        assert patron["surname"]
    for item in ITEMS:
        assert item["status"] in STATUSES
        assert item["not_for_loan"] in {"0", "1"}
        assert re.fullmatch(r"(\d+\.\d\d)?", item["price"])
        assert item["title"]
    for hold in HOLDS:
        assert hold["on_shelf"] in {"0", "1"}


def test_isbns_have_a_right_check_digit() -> None:
    isbns = {item["isbn"] for item in ITEMS} - {""}
    assert isbns
    for isbn in isbns:
        assert sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(isbn)) % 10 == 0


# Dates


def test_every_date_is_relative_so_that_the_sample_never_goes_stale() -> None:
    for name in COLUMNS:
        for row in read(name):
            for column, value in row.items():
                if (name, column) in DATE_COLUMNS:
                    assert RELATIVE_DATE.fullmatch(value) or (column, value) == ("blocked_until", "")
                elif (name, column) in INSTANT_COLUMNS:
                    assert RELATIVE_INSTANT.fullmatch(value)
                else:
                    assert not value.startswith("@")
                    assert not re.fullmatch(r"\d{4}-\d\d-\d\d.*", value)


@pytest.mark.parametrize("loaded_on", [date(2026, 2, 28), date(2031, 12, 31)])
def test_whenever_it_is_loaded_loans_lie_in_the_past_and_visits_ahead(loaded_on: date) -> None:
    def resolve(relative: str) -> date:
        return loaded_on + timedelta(days=day(relative))

    assert all(resolve(loan["issued_at"]) < loaded_on for loan in LOANS)
    assert all(resolve(loan["issued_at"]) < resolve(loan["due_at"]) for loan in LOANS)
    assert all(resolve(hold["placed_at"]) < loaded_on or day(hold["placed_at"]) == 0 for hold in HOLDS)
    assert all(resolve(visit["on"]) >= loaded_on for visit in VISITS)
    assert all(resolve(row["from"]) <= resolve(row["to"]) for row in CLOSED_DAYS)


def test_the_bookmobile_visits_a_dozen_stops_for_six_months_and_never_on_a_closed_day() -> None:
    assert {visit["library"] for visit in VISITS} == {BUS}
    days_of_stop: dict[str, list[int]] = {}
    for visit in VISITS:
        assert not is_closed(BUS, day(visit["on"]))
        assert "00:00" < visit["from"] < visit["to"] < "24:00"
        days_of_stop.setdefault(visit["stop"], []).append(day(visit["on"]))
    assert len(days_of_stop) == 12
    for days in days_of_stop.values():
        gaps = {later - earlier for earlier, later in pairwise(days)}
        assert min(gaps) in {14, 28}
        assert all(gap % 14 == 0 for gap in gaps)
        assert max(days) > 150


def test_one_visit_at_a_time() -> None:
    for one in VISITS:
        for other in VISITS:
            if one is not other and one["on"] == other["on"]:
                assert one["to"] <= other["from"] or other["to"] <= one["from"]


def test_due_dates_follow_the_rules_and_avoid_closed_days() -> None:
    for loan in LOANS:
        item, patron = ITEM_BY_BARCODE[loan["barcode"]], PATRON_BY_CARD[loan["card_number"]]
        rule = rule_for(loan["library"], patron["category"], item["item_type"])
        assert 0 <= int(loan["renewals_left"]) <= int(rule["renewals"])
        periods = 1 + int(rule["renewals"]) - int(loan["renewals_left"])
        longest = day(loan["issued_at"]) + periods * int(rule["loan_days"])
        assert longest <= day(loan["due_at"]) <= longest + 21
        assert loan["due_at"].endswith(" 23:59")
        if day(loan["due_at"]) >= 0:
            assert not is_closed(loan["library"], day(loan["due_at"]))


# Items


def test_the_items_on_loan_are_exactly_those_with_a_loan() -> None:
    on_loan = [item["barcode"] for item in ITEMS if item["status"] == "on loan"]
    assert sorted(on_loan) == sorted(loan["barcode"] for loan in LOANS)


def test_nothing_that_may_not_be_lent_is_on_loan_or_on_hold() -> None:
    for row in LOANS + HOLDS:
        assert ITEM_BY_BARCODE[row["barcode"]]["not_for_loan"] == "0"


def test_a_hold_is_on_an_item_that_can_come_and_not_by_its_own_borrower() -> None:
    for hold in HOLDS:
        item = ITEM_BY_BARCODE[hold["barcode"]]
        assert item["status"] in {"available", "on loan"}
        if hold["on_shelf"] == "1":
            assert item["status"] == "available"
            assert item["library"] == hold["pickup_library"]
        if item["status"] == "on loan":
            assert LOAN_BY_BARCODE[hold["barcode"]]["card_number"] != hold["card_number"]


def test_items_are_met_in_every_state() -> None:
    held = {hold["barcode"] for hold in HOLDS}
    assert {item["status"] for item in ITEMS} == STATUSES
    assert any(item["not_for_loan"] == "1" for item in ITEMS)
    assert any(not item["author"] for item in ITEMS)
    assert any(not item["call_number"] for item in ITEMS)
    assert any(not item["price"] for item in ITEMS)
    assert any(item["barcode"] in held and item["status"] == "on loan" for item in ITEMS)
    assert any(item["barcode"] in held and item["status"] == "available" for item in ITEMS)
    assert any(item["location"] != item["owning_location"] for item in ITEMS)
    assert sum(len(item["title"]) >= 200 for item in ITEMS) >= 4
    assert any(re.search("[A-Z]", item["barcode"]) for item in ITEMS)
    assert any(re.search("[a-z]", item["barcode"]) for item in ITEMS)


def test_exchange_sets_wait_at_the_main_library_and_some_are_out() -> None:
    ready = [i for i in ITEMS if i["library"] == MAIN and i["location"] == "Exchange sets"]
    out = [i for i in ITEMS if i["library"] == SMALL and i["owning_library"] == MAIN]
    assert len(ready) >= 60
    assert len(out) >= 20
    assert {i["owning_location"] for i in ready + out} == {"Exchange sets"}
    assert {i["location"] for i in out} == {"Visiting sets"}
    assert {i["status"] for i in ready} == {"available"}
    assert any(i["owning_library"] == SMALL for i in ITEMS)


def test_titles_are_written_in_at_least_15_scripts() -> None:
    letters = {char for item in ITEMS for char in item["title"] if char.isalpha()}
    scripts = {unicodedata.name(char).split()[0] for char in letters}
    wanted = (
        "LATIN CYRILLIC GREEK HEBREW ARABIC DEVANAGARI BENGALI TAMIL TELUGU MALAYALAM GUJARATI "
        "GURMUKHI CJK HIRAGANA KATAKANA HANGUL GEORGIAN ARMENIAN THAI ETHIOPIC KHMER TIBETAN"
    )
    assert set(wanted.split()) <= scripts
    assert not scripts - set(wanted.split()) - {"MODIFIER"}


@pytest.mark.parametrize(
    "title",
    ["Kalevala", "Válka s mloky", "Muitalus sámiid birra", "טבֿיה דער מילכיקער", "شاهنامه", "源氏物語"],
)
def test_a_known_title_of_the_languages_served_is_there(title: str) -> None:
    assert title in {item["title"] for item in ITEMS}


# Patrons


PATRON_STATES = {
    "fine": [p for p in PATRONS if has_no_alert(p)],
    "expired yesterday": [p for p in PATRONS if p["expires_on"] == "@-1d"],
    "expired years ago": [p for p in PATRONS if day(p["expires_on"]) < -730],
    "expires today": [p for p in PATRONS if day(p["expires_on"]) == 0],
    "expires within two weeks": [p for p in PATRONS if 0 < day(p["expires_on"]) <= 14],
    "barred without end": [p for p in PATRONS if p["barred"] == "1" and not p["blocked_until"]],
    "blocked until a day ahead": [p for p in PATRONS if p["blocked_until"] and day(p["blocked_until"]) > 0],
    "blocked until a day gone by": [p for p in PATRONS if p["blocked_until"] and day(p["blocked_until"]) < 0],
    "card lost": [p for p in PATRONS if p["card_lost"] == "1"],
    "address in doubt": [p for p in PATRONS if p["address_in_doubt"] == "1"],
    "owes below the limit": [p for p in PATRONS if 0 < Decimal(p["owes"] or 0) < FEE_LIMIT],
    "owes exactly the limit": [p for p in PATRONS if Decimal(p["owes"] or 0) == FEE_LIMIT],
    "owes above the limit": [p for p in PATRONS if Decimal(p["owes"] or 0) > FEE_LIMIT],
    "in credit": [p for p in PATRONS if Decimal(p["owes"] or 0) < 0],
    "at the loan limit": [p for p in PATRONS if LOAN_COUNT[p["card_number"]] == max_loans(p)],
    "one below the loan limit": [p for p in PATRONS if LOAN_COUNT[p["card_number"]] == max_loans(p) - 1],
    "no loans": [p for p in PATRONS if not LOAN_COUNT[p["card_number"]]],
    "many overdue loans": [
        p
        for p in PATRONS
        if sum(day(loan["due_at"]) < 0 for loan in LOANS if loan["card_number"] == p["card_number"]) >= 5
    ],
    "hold on the bookmobile's shelf": [
        PATRON_BY_CARD[hold["card_number"]]
        for hold in HOLDS
        if hold["pickup_library"] == BUS and hold["on_shelf"] == "1"
    ],
    "child": [p for p in PATRONS if p["category"] == "Child"],
    "staff": [p for p in PATRONS if p["category"] == "Staff"],
    "institution": [p for p in PATRONS if p["category"] == "Institution"],
    "interlibrary loan": [p for p in PATRONS if p["category"] == "Interlibrary loan"],
    "long name": [p for p in PATRONS if len(p["surname"] + p["first_name"]) > 40],
    "one-word name": [p for p in PATRONS if not p["first_name"] and p["category"] == "Adult"],
    "hyphen in the name": [p for p in PATRONS if "-" in p["surname"]],
    "apostrophe in the name": [p for p in PATRONS if "'" in p["surname"]],
    "card with capitals": [p for p in PATRONS if re.search("[A-Z]", p["card_number"])],
    "card with small letters": [p for p in PATRONS if re.search("[a-z]", p["card_number"])],
}


@pytest.mark.parametrize("state", PATRON_STATES)
def test_every_state_has_at_least_two_patrons(state: str) -> None:
    assert len({p["card_number"] for p in PATRON_STATES[state]}) >= 2


def test_somebody_has_80_loans() -> None:
    card, loans = LOAN_COUNT.most_common(1)[0]
    assert loans == 80
    assert PATRON_BY_CARD[card]["category"] == "Home service"


def test_nobody_is_above_their_loan_limit() -> None:
    assert all(LOAN_COUNT[p["card_number"]] <= max_loans(p) for p in PATRONS)


def test_a_child_may_have_fewer_loans_than_an_adult() -> None:
    assert int(rule_for(MAIN, "Child", "")["max_loans"]) < int(rule_for(MAIN, "Adult", "")["max_loans"])


def test_a_block_with_a_date_ahead_is_set_and_says_why() -> None:
    for patron in PATRON_STATES["blocked until a day ahead"]:
        assert patron["barred"] == "1"
    for patron in PATRONS:
        if patron["barred"] == "1" or patron["blocked_until"]:
            assert patron["block_reason"]


def test_names_have_the_letters_that_printers_and_sorting_get_wrong() -> None:
    names = {char for p in PATRONS for char in (p["surname"] + p["first_name"]).lower()}
    assert set("šžřäöåđŋǩáčěůłőțşığüðþøõ") <= names


def test_two_patrons_have_exactly_the_same_name() -> None:
    names = Counter((p["surname"], p["first_name"]) for p in PATRONS)
    assert [name for name, times in names.items() if times > 1] == [("Mäkivaara", "Anna")]


def test_some_cards_are_easily_mistaken_for_another() -> None:
    assert one_digit_apart("KIR-000123", "KIR-000128")
    assert {"KIR-000123", "KIR-000128"} <= set(PATRON_BY_CARD)
    # 09 and 90 swapped is the one transposition that Luhn does not see.
    assert {"28400100000090", "28400100000900"} <= set(PATRON_BY_CARD)


def test_exactly_one_card_number_is_also_a_barcode() -> None:
    barcodes = {barcode.casefold() for barcode in ITEM_BY_BARCODE}
    assert [card for card in PATRON_BY_CARD if card.casefold() in barcodes] == [CARD_AND_BARCODE]


# The cast of the demonstration


def test_the_fine_patron_has_two_loans_and_no_alert() -> None:
    assert has_no_alert(PATRON_BY_CARD[FINE_CARD])
    assert LOAN_COUNT[FINE_CARD] == 2
    assert FINE_CARD not in {hold["card_number"] for hold in HOLDS}


@pytest.mark.parametrize("barcode", [*AVAILABLE_TO_LEND, AVAILABLE_TO_RETURN])
def test_the_ordinary_items_of_the_cast_can_be_lent_without_a_remark(barcode: str) -> None:
    item = ITEM_BY_BARCODE[barcode]
    assert (item["status"], item["not_for_loan"], item["library"]) == ("available", "0", MAIN)
    assert item["owning_library"] == MAIN
    assert barcode not in {hold["barcode"] for hold in HOLDS}


def test_the_item_of_somebody_else_is_on_loan_to_somebody_else() -> None:
    assert LOAN_BY_BARCODE[ON_LOAN_TO_SOMEBODY_ELSE]["card_number"] != FINE_CARD


def test_the_near_miss_card_is_nobodys_and_one_digit_from_the_fine_patrons_only() -> None:
    assert NEAR_MISS_CARD not in PATRON_BY_CARD
    assert [card for card in PATRON_BY_CARD if one_digit_apart(card, NEAR_MISS_CARD)] == [FINE_CARD]
    assert not luhn_is_valid(NEAR_MISS_CARD)


def test_the_numbers_in_the_readme_exist() -> None:
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    numbers = set(re.findall(r"`(\d{14}|[A-Za-z]{1,3}-\d{3,6})`", text))
    assert {FINE_CARD, *AVAILABLE_TO_LEND, AVAILABLE_TO_RETURN, ON_LOAN_TO_SOMEBODY_ELSE} <= numbers
    unknown = numbers - set(PATRON_BY_CARD) - set(ITEM_BY_BARCODE)
    assert unknown == {NEAR_MISS_CARD, *(row["former_number"] for row in FORMER_CARDS)}


def test_cards_that_were_replaced_are_nobodys_now_and_like_nobodys() -> None:
    assert len(FORMER_CARDS) >= 2
    for number in (row["former_number"] for row in FORMER_CARDS):
        assert number not in PATRON_BY_CARD
        assert number not in ITEM_BY_BARCODE
        assert not [card for card in PATRON_BY_CARD if one_digit_apart(card, number)]


def test_what_is_in_the_small_library_and_not_its_own_is_out_in_a_set() -> None:
    out = {i["barcode"] for i in ITEMS if i["library"] != i["owning_library"]}
    assert {row["barcode"] for row in IN_SETS} == out
    assert {row["set"] for row in IN_SETS} == {row["id"] for row in SETS}
    places = {(row["library"], row["location"]) for row in SETS}
    assert {(i["library"], i["location"]) for i in ITEMS if i["barcode"] in out} == places


def test_an_exchange_set_can_be_sent_to_the_small_library() -> None:
    places = {(row["library"], row["location"]) for row in LOCATIONS}
    receiving = {row["library"]: (row["receiving_library"], row["receiving_location"]) for row in HOLDINGS}
    assert receiving[SMALL] in places
    assert {place for place in receiving.values() if place[0]} <= places

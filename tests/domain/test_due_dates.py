from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.due_dates import Calendar, due_presets, in_zone, read_instant, terms_for
from offcirc.domain.records import CirculationRule, ClosedDays, Visit
from offcirc.errors import UserError

HELSINKI, PRAGUE, ADELAIDE = ZoneInfo("Europe/Helsinki"), ZoneInfo("Europe/Prague"), ZoneInfo("Australia/Adelaide")
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "zone", "expected"),
    [
        ("2026-12-24", HELSINKI, "2026-12-24T23:59:00+02:00"),
        ("2026-12-24T16:30", HELSINKI, "2026-12-24T16:30:00+02:00"),
        (" 2026-12-24 16:30 ", HELSINKI, "2026-12-24T16:30:00+02:00"),
        ("2026-07-01", PRAGUE, "2026-07-01T23:59:00+02:00"),
        ("2026-07-01", ADELAIDE, "2026-07-01T23:59:00+09:30"),
        # the clocks go forward at 03:00 (Helsinki) and 02:00 (Prague) on 29 March 2026
        ("2026-03-28", HELSINKI, "2026-03-28T23:59:00+02:00"),
        ("2026-03-29", HELSINKI, "2026-03-29T23:59:00+03:00"),
        ("2026-03-29T02:59", HELSINKI, "2026-03-29T02:59:00+02:00"),
        ("2026-03-29T03:30", HELSINKI, "2026-03-29T04:30:00+03:00"),
        ("2026-03-29T04:00", HELSINKI, "2026-03-29T04:00:00+03:00"),
        ("2026-03-29T02:30", PRAGUE, "2026-03-29T03:30:00+02:00"),
        # and back at 04:00 (Helsinki) on 25 October 2026: 03:30 is there twice, the first is meant
        ("2026-10-25T03:30", HELSINKI, "2026-10-25T03:30:00+03:00"),
        ("2026-10-25T04:00", HELSINKI, "2026-10-25T04:00:00+02:00"),
        ("2026-10-25", HELSINKI, "2026-10-25T23:59:00+02:00"),
        ("2026-10-24", PRAGUE, "2026-10-24T23:59:00+02:00"),
        ("2028-02-29", PRAGUE, "2028-02-29T23:59:00+01:00"),
    ],
)
def test_a_due_date_is_local_to_the_library(typed: str, zone: ZoneInfo, expected: str) -> None:
    assert read_instant(typed, zone).isoformat() == expected


def test_a_day_alone_begins_at_midnight_where_something_past_is_meant() -> None:
    assert read_instant("2026-03-29", HELSINKI, at_end_of_day=False).isoformat() == "2026-03-29T00:00:00+02:00"


@pytest.mark.parametrize(
    "typed",
    [
        *("", "tomorrow", "24.12.2026", "2026-13-01", "2026-02-29", "2026-12-24T24:00", "2026-12-24T10:60"),
        *("2026-12-24T10", "26-12-24", "0000-01-01", "0001-01-01T00:00", "9999-12-31T23:59Z"),
    ],
)
def test_what_is_no_date_is_said(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        read_instant(typed, HELSINKI)
    assert caught.value.code == "DATE_UNREADABLE"


def test_a_date_beyond_the_calendar_of_other_zones_is_said() -> None:
    with pytest.raises(UserError, match="DATE_UNREADABLE"):
        read_instant("9999-12-31T23:59", ZoneInfo("America/New_York"))


@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)), st.sampled_from([HELSINKI, PRAGUE, ADELAIDE]))  # noqa: DTZ001 - local on purpose
def test_in_zone_names_the_same_instant_by_the_offset_of_that_time(local: datetime, zone: ZoneInfo) -> None:
    instant = local.replace(tzinfo=zone)
    told = in_zone(instant, zone)
    assert told.astimezone(UTC) == instant.astimezone(UTC)
    assert told.utcoffset() == instant.astimezone(UTC).astimezone(zone).utcoffset()
    assert datetime.fromisoformat(told.isoformat()) == told


RULES = (
    CirculationRule(loan_days=28, renewals=3, max_loans=50, fee_limit=Decimal(20)),
    CirculationRule("SYS", loan_days=21),
    CirculationRule("BR1", loan_days=20),
    CirculationRule(category="child", fee_limit=Decimal(5)),
    CirculationRule("BR1", "child", max_loans=10),
    CirculationRule(item_type="dvd", loan_days=7, renewals=0),
    CirculationRule("SYS", item_type="dvd", loan_days=6),
    CirculationRule("BR1", "child", "dvd", loan_days=3),
    CirculationRule("OTHER", "child", "dvd", loan_days=1, renewals=9),
)


@pytest.mark.parametrize(
    ("libraries", "category", "item_type", "expected"),
    [
        ((), "", "", (28, 3, 50, 20)),
        (("OTHER",), "adult", "book", (28, 3, 50, 20)),
        (("SYS",), "adult", "book", (21, 3, 50, 20)),
        (("BR1", "SYS"), "adult", "book", (20, 3, 50, 20)),
        (("BM1", "BR1", "SYS"), "adult", "book", (20, 3, 50, 20)),
        (("BR1", "SYS"), "child", "book", (20, 3, 10, 5)),
        (("BR1", "SYS"), "adult", "dvd", (6, 0, 50, 20)),  # the item's type outweighs the library
        (("X",), "adult", "dvd", (7, 0, 50, 20)),
        (("BR1", "SYS"), "child", "dvd", (3, 0, 10, 5)),
    ],
)
def test_each_term_comes_from_the_most_specific_rule_that_states_it(
    libraries: tuple[str, ...], category: str, item_type: str, expected: tuple[object, ...]
) -> None:
    for rules in (RULES, RULES[::-1]):
        terms = terms_for(rules, libraries, category, item_type)
        assert (terms.loan_days, terms.renewals, terms.max_loans, terms.fee_limit) == expected
        assert (terms.category, terms.item_type) == (category, item_type)


def test_without_rules_no_term_is_stated() -> None:
    assert terms_for((), ("BR1",), "adult", "book") == CirculationRule("BR1", "adult", "book")


CALENDAR = Calendar(
    (
        ClosedDays("BR1", date(2026, 12, 24), date(2026, 12, 26), "Christmas"),
        ClosedDays("BR1", date(2026, 12, 27), date(2026, 12, 27)),
    ),
    (
        Visit("BM1", "Mill", date(2026, 12, 7), time(14), time(15)),
        Visit("BM1", "School", date(2026, 12, 7), time(9), time(10)),
        Visit("BM1", "Church", MONDAY, time(9), time(10)),
        Visit("BM1", "Church", date(2027, 1, 4), time(9), time(10)),
        Visit("BM1", "Church", date(2026, 12, 25), time(9), time(10)),
    ),
)


def test_closed_days_include_both_ends() -> None:
    closed = [day for day in range(20, 31) if CALENDAR.closed_on(date(2026, 12, day)) is not None]
    assert closed == [24, 25, 26, 27]


def test_the_next_open_day_is_found() -> None:
    assert CALENDAR.next_open(date(2026, 12, 25)) == date(2026, 12, 28)
    assert CALENDAR.next_open(MONDAY) == MONDAY
    always = Calendar((ClosedDays("BR1", date(2020, 1, 1), date(2040, 1, 1)),))
    assert always.next_open(MONDAY) == MONDAY


def test_the_next_visits_are_those_after_today() -> None:
    visits = CALENDAR.next_visits(MONDAY)
    assert [(visit.on.day, visit.stop) for visit in visits] == [(7, "School"), (7, "Mill"), (25, "Church")]
    assert len(CALENDAR.next_visits(MONDAY, limit=1)) == 1


def test_presets_are_the_rule_the_fixed_ones_and_the_visits() -> None:
    presets = due_presets(CirculationRule(loan_days=30), CALENDAR, MONDAY, HELSINKI)
    assert [(preset.source, preset.days, preset.stop) for preset in presets] == [
        ("rule", 30, ""),
        ("days", 14, ""),
        ("days", 21, ""),
        ("days", 28, ""),
        ("visit", 14, "School"),
        ("visit", 14, "Mill"),
        ("visit", 32, "Church"),
    ]
    assert {preset.due_at.time() for preset in presets} == {time(23, 59)}
    assert [preset.closed.reason for preset in presets if preset.closed is not None] == ["Christmas"]


def test_a_preset_across_the_change_of_clocks_is_due_at_the_end_of_its_local_day() -> None:
    presets = due_presets(CirculationRule(), Calendar(), date(2026, 3, 15), HELSINKI)
    assert presets[0].due_at.isoformat() == "2026-03-29T23:59:00+03:00"


def test_a_rule_of_fourteen_days_is_offered_once() -> None:
    chosen = due_presets(CirculationRule(loan_days=14), Calendar(), MONDAY, PRAGUE, (7, 14, 7, 0))
    assert [(preset.source, preset.days) for preset in chosen] == [("rule", 14), ("days", 7)]
    presets = due_presets(CirculationRule(loan_days=14), Calendar(), MONDAY, PRAGUE)
    assert [(preset.source, preset.days) for preset in presets] == [("rule", 14), ("days", 21), ("days", 28)]

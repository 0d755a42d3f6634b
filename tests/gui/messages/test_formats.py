"""Dates, times, money and sizes as the reader writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from offcirc.errors import UserError
from offcirc.gui.messages import data_server, errors, formats
from offcirc.gui.translations import Translations

SUNDAY = date(2026, 11, 22)
_ALL = ("en_GB", "en_US", "fi_FI", "cs_CZ")


@pytest.fixture(autouse=True)
def _own_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("locale", _ALL)
def test_a_year_has_four_digits_everywhere(locale: str) -> None:
    QLocale.setDefault(QLocale(locale))
    moment = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
    for text in (formats.day(SUNDAY), formats.day_long(SUNDAY), formats.moment(moment, UTC)):
        assert "2026" in text
    assert "26" not in formats.day_and_month(SUNDAY)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_GB", "Sunday, 22 November 2026"),
        ("fi_FI", "sunnuntai 22. marraskuuta 2026"),
        ("cs_CZ", "neděle 22. listopadu 2026"),
    ],
)
def test_a_long_date_stands_alone(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert formats.day_long(SUNDAY) == said


@pytest.mark.parametrize(("language", "said"), [("en", "0.3 MB"), ("fi", "0,3 Mt"), ("cs", "0,3 MB")])
def test_a_size_is_in_megabytes(english: Translations, language: str, said: str) -> None:
    english.use(language)
    QLocale.setDefault(QLocale({"en": "en_GB", "fi": "fi_FI", "cs": "cs_CZ"}[language]))
    assert formats.size(300_000) == said


@pytest.mark.parametrize(("locale", "example"), [("en_GB", "12.50"), ("fi_FI", "12,50"), ("cs_CZ", "12,50")])
def test_an_example_is_written_as_the_reader_writes(locale: str, example: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert f"write it as {example}." in errors.sentence(UserError("AMOUNT_UNREADABLE"))


@pytest.mark.parametrize(("which", "said"), [("card", "(the card)"), ("item", "s barcode)"), ("", "(the entry)")])
def test_what_was_read_is_named_in_peoples_words(which: str, said: str) -> None:
    params = {"which": which} if which else {}
    assert said in errors.sentence(UserError("SCAN_EMPTY", **params))


def test_a_clock_that_is_off_is_told_without_a_decimal_point(english: Translations) -> None:
    english.use("fi")
    assert data_server.clock_off(timedelta(hours=-3, seconds=-0.5)) == "jäljessä (3 tuntia)"

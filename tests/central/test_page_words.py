"""Every text of the page, in three languages."""

import re
import string
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from offcirc.central.alerts import Alert
from offcirc.central.audit import Act
from offcirc.central.http.page.texts import COUNTED, LANGUAGES, TEXTS
from offcirc.central.http.page.words import Words, language_of
from offcirc.central.workstations import Scope

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def words(language: str) -> Words:
    return Words(language, ZoneInfo("Europe/Helsinki"))


def test_no_text_is_missing_and_all_languages_fill_in_the_same() -> None:
    for key, texts in TEXTS.items():
        assert len(texts) == len(LANGUAGES)
        assert all(texts), key
        assert len({frozenset(fields(text)) for text in texts}) == 1, key
    for key, forms in COUNTED.items():
        assert [len(of_one) for of_one in forms] == [2, 2, 3], key
        assert len({frozenset(fields(text)) for of_one in forms for text in of_one}) == 1, key
    assert not TEXTS.keys() & COUNTED.keys()


@pytest.mark.parametrize("alert", Alert)
def test_every_alert_has_a_sentence(alert: Alert) -> None:
    assert f"alert.{alert}" in TEXTS.keys() | COUNTED.keys()


@pytest.mark.parametrize("key", [*(f"scope.{scope}" for scope in Scope), *(f"act.{act}" for act in Act)])
def test_every_scope_and_act_has_a_name(key: str) -> None:
    assert key in TEXTS


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "en"),
        ("fi", "fi"),
        ("cs-CZ,cs;q=0.9,en;q=0.8", "cs"),
        ("sv-FI,sv;q=0.9,fi;q=0.7,en;q=0.5", "fi"),
        ("en;q=0.2,cs;q=0.9", "cs"),
        ("cs;q=0", "en"),
        ("de", "en"),
        (";q=x,,fi;q=nonsense,\x00", "en"),
    ],
)
def test_the_readers_language(wish: str, language: str) -> None:
    assert language_of(wish) == language


@pytest.mark.parametrize(
    ("language", "moment", "number", "size"),
    [
        ("en", "1 Mar 2026, 14:00", "1,234,567", "1.5 MB"),
        ("fi", "1.3.2026 klo 14.00", "1 234 567", "1,5 MB"),
        ("cs", "1. 3. 2026 14:00", "1 234 567", "1,5 MB"),
    ],
)
def test_numbers_and_moments(language: str, moment: str, number: str, size: str) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\s", " ", text)

    assert plain(words(language).moment(NOW)) == moment
    assert plain(words(language).number(1_234_567)) == number
    assert plain(words(language).size(1_500_000)) == size


@pytest.mark.parametrize(
    ("age", "en", "fi", "cs"),
    [
        (timedelta(seconds=59), "just now", "juuri äsken", "právě teď"),
        (timedelta(seconds=-5), "just now", "juuri äsken", "právě teď"),
        (timedelta(minutes=1), "1 minute ago", "1 minuutti sitten", "před 1 minutou"),
        (timedelta(minutes=59), "59 minutes ago", "59 minuuttia sitten", "před 59 minutami"),
        (timedelta(hours=47), "47 hours ago", "47 tuntia sitten", "před 47 hodinami"),
        (timedelta(days=2), "2 days ago", "2 päivää sitten", "před 2 dny"),
    ],
)
def test_how_long_ago(age: timedelta, en: str, fi: str, cs: str) -> None:
    assert [words(language).ago(NOW - age, NOW) for language in LANGUAGES] == [en, fi, cs]


def test_czech_counts_in_three_forms() -> None:
    said = [words("cs").count("alert.refused_rows", number) for number in (1, 3, 5)]
    assert [text.split(" ")[1] for text in said] == ["řádek", "řádky", "řádků"]

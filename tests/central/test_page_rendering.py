"""The page as HTML, for standings that a test server does not come into by itself."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from offcirc.central.alerts import Alert, alerts
from offcirc.central.extract_runs import ExtractState
from offcirc.central.http.page import render
from offcirc.central.http.page.markup import element
from offcirc.central.http.page.texts import COUNTED, LANGUAGES
from offcirc.central.http.page.words import Words
from offcirc.central.standing import Refused, Standing, WorkstationStanding

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
BUSY = WorkstationStanding("desk", "MAIN", ("upload", "new"), ("BUS", "MAIN"), NOW - 90 * DAY, None,
                           NOW - 2 * HOUR, NOW - HOUR, 5, 9, NOW - 2 * DAY)  # fmt: skip
WORKSTATIONS = (
    BUSY,
    WorkstationStanding("silent", "", (), None, NOW - 90 * DAY, None, NOW - 9 * DAY, NOW - 9 * DAY, 0, 0, None),
    WorkstationStanding("never", "", (), None, NOW - 9 * DAY, None, None, None, None, 0, None),
    WorkstationStanding("behind", "", (), None, NOW - 90 * DAY, None, NOW, NOW - 8 * DAY, 0, 0, None),
)
REFUSED = (Refused("desk", "PATRON_NOT_FOUND", 2), Refused("desk", "LOCATION_REQUIRED", 1), Refused("desk", "NEW", 1))
FAILED = ExtractState(NOW - 3 * DAY, 5_000_000, 2, NOW - HOUR, "DISK_FULL")
TROUBLED = Standing(NOW, WORKSTATIONS, 9, NOW - 2 * DAY, 3, 1, FAILED, REFUSED, {"success": 7}, NOW - DAY)
OLD = Standing(NOW, (BUSY,), 0, None, 0, 0, ExtractState(NOW - 3 * DAY, 1, 1), (), {}, None)
NONE = Standing(NOW, (BUSY,), 0, None, 0, 0, ExtractState(None, 0, 0), (), {}, None)
EMPTY = Standing(NOW, (), 0, None, 0, 0, ExtractState(None, 0, 0), (), {}, None)


class Balanced(HTMLParser):
    """Fails where an element is left open or closed twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        if tag not in {"meta", "link", "input", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(standing: Standing, language: str = "en") -> str:
    words = Words(language, ZoneInfo("Europe/Prague"))
    page = render.overview(words, render.Shown("Town <library>", "1", standing, [], WEEK)).decode()
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", [TROUBLED, OLD, NONE, EMPTY])
def test_every_standing_is_shown_in_every_language(standing: Standing, language: str) -> None:
    page = shown(standing, language)
    assert "Town &lt;library&gt;" in page
    assert "<library>" not in page
    assert page.count("<li class=") == max(1, len(alerts(standing, WEEK)))


def test_together_they_raise_every_alert() -> None:
    raised = {one.alert for standing in (TROUBLED, OLD, NONE) for one in alerts(standing, WEEK)}
    assert raised == set(Alert)
    assert {alert for alert in Alert if f"alert.{alert}" in COUNTED} <= raised


def test_a_failed_extract_is_said_with_its_reason_and_the_last_good_one_stays_in_sight() -> None:
    page = shown(TROUBLED)
    assert "The last extract could not be built (the disk was full, 1 hour ago)" in page
    assert "5.0\N{NO-BREAK SPACE}MB" in page
    assert "3 days ago" in page


def test_what_has_no_words_yet_is_shown_as_it_is() -> None:
    page = shown(TROUBLED)
    assert "A rule for the places of items (LOCATION_REQUIRED)" in page
    assert '<td role="cell" data-label="Reason">NEW</td>' in page
    assert "send, new<small>patrons of BUS, MAIN only</small>" in page


def test_attributes_and_texts_are_escaped() -> None:
    assert element("p", "<&>", title="\"'", hidden=True, id=None).text == (
        '<p title="&quot;&#x27;" hidden>&lt;&amp;&gt;</p>'
    )

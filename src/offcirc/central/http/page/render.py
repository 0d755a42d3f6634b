"""The page from the server's standing: what needs attention first, then the facts, then the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from offcirc.central.alerts import Alert, Raised, alerts
from offcirc.central.http.page.markup import Child, Markup, element
from offcirc.central.http.page.words import Words
from offcirc.central.standing import Standing, WorkstationStanding
from offcirc.domain.holdings.values import Rule
from offcirc.domain.outcomes import Result

_BAD = frozenset({Alert.EXTRACT_FAILED})
_RESULTS = (Result.SUCCESS, Result.SUCCESS_WITH_NOTES, Result.REFUSED)
_NO_JAVASCRIPT_REFRESH_S = "120"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page is made of."""

    name: str
    version: str
    standing: Standing
    trail: Sequence[dict[str, object]]
    unseen_after: timedelta


def document(words: Words, name: str, *body: Child, refreshes: bool = False) -> bytes:
    """A whole page."""
    refresh = element("meta", http_equiv="refresh", content=_NO_JAVASCRIPT_REFRESH_S)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{name} · offcirc"),
        element("link", rel="stylesheet", href="page.css"),
        element("script", src="page.js", defer=True),
        element("noscript", refresh) if refreshes else None,
    )
    page = element("html", head, element("body", *body), lang=words.language)
    return b"<!DOCTYPE html>\n" + page.text.encode()


def sign_in(words: Words, name: str, said: str = "", *, refused: bool = False) -> bytes:
    """The page of whoever is not signed in."""
    field = element(
        "input",
        id="code",
        name="code",
        type="password",
        autocomplete="off",
        required=True,
        aria_describedby="how",
    )
    form = element(
        "form",
        element("p", said, class_="error" if refused else None, role="alert" if refused else "status")
        if said
        else None,
        element("label", words.say("sign_in_label"), for_="code"),
        field,
        element("button", words.say("sign_in"), class_="primary"),
        element("p", words.say("sign_in_how"), element("br"), element("code", "offcirc-central admin-link"), id="how"),
        element("p", words.say("sign_in_token")),
        method="post",
        action="sign-in",
        data_sign_in=True,
    )
    header = element("header", element("h1", name), element("p", words.say("central_server")))
    return document(words, name, header, element("main", form, class_="sign-in"))


def overview(words: Words, shown: Shown) -> bytes:
    """The page itself."""
    standing = shown.standing
    header = element(
        "header",
        element("h1", shown.name),
        element("p", words.say("central_server")),
        element("form", element("button", words.say("sign_out")), method="post", action="sign-out"),
    )
    main = element(
        "main",
        element("p", words.say("as_of", at=words.moment(standing.as_of))),
        _alerts(words, standing, shown.unseen_after),
        _facts(words, standing),
        _workstations(words, standing, shown.unseen_after),
        _refused(words, standing),
        _trail(words, shown),
        data_refresh=True,
    )
    away = element("p", words.say("away"), class_="away", role="alert", data_away=True, hidden=True)
    footer = element("footer", f"offcirc {shown.version}")
    return document(words, shown.name, header, away, main, footer, refreshes=True)


def _alerts(words: Words, standing: Standing, unseen_after: timedelta) -> Markup:
    raised = alerts(standing, unseen_after)
    if raised:
        lines = [_alert(words, one, standing.as_of) for one in raised]
    else:
        good = element("strong", words.say("good"))
        lines = [element("li", good, words.say("nothing_wrong"), class_="good")]
    title = element("h2", words.say("needs_care")) if raised else None
    return element("section", title, element("ul", *lines, class_="alerts"))


def _alert(words: Words, one: Raised, now: datetime) -> Markup:
    params = dict(one.params)
    if one.at is not None:
        params["ago"] = words.ago(one.at, now)
    if "code" in params:
        params["why"] = _why(words, params["code"])
    key = f"alert.{one.alert}"
    text = words.count(key, one.count, **params) if one.count else words.say(key, **params)
    tone = "bad" if one.alert in _BAD else "warn"
    return element("li", element("strong", words.say(tone)), text, class_=tone)


def _why(words: Words, code: str) -> str:
    return words.known(f"why.{code}", code)


def _facts(words: Words, standing: Standing) -> Markup:
    extract, now = standing.extract, standing.as_of
    built = words.ago(extract.built_at, now) if extract.built_at is not None else words.say("none_yet")
    details = [words.moment(extract.built_at), words.size(extract.size)] if extract.built_at is not None else []
    if extract.failed_at is not None:
        ago = words.ago(extract.failed_at, now)
        details.append(words.say("last_failure", ago=ago, why=_why(words, extract.failure)))
    oldest = standing.waiting_since
    waits = words.say("oldest", ago=words.ago(oldest, now)) if oldest is not None else words.say("nothing_waits")
    processed = standing.processed_at
    results = [
        f"{words.say(f'result.{result}')}: {words.number(standing.processed[result])}"
        for result in _RESULTS
        if result in standing.processed
    ]
    facts = (
        _fact(words.say("waiting"), words.number(standing.waiting), [waits]),
        _fact(words.say("extract"), built, details),
        _fact(
            words.say("refused"),
            words.number(sum(row.count for row in standing.refused)),
            [words.say("thirty_days")],
        ),
        _fact(
            words.say("processed"),
            words.ago(processed, now) if processed is not None else words.say("never"),
            results,
        ),
    )
    return element("dl", *facts, class_="facts")


def _fact(name: str, value: str, details: Iterable[str]) -> Markup:
    small = [element("small", detail) for detail in details]
    return element(
        "div", element("dt", name), element("dd", value, class_="large"), element("dd", *small) if small else None
    )


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    number: bool = False


def _table(label: str, columns: Sequence[_Column], rows: Iterable[Markup]) -> Markup:
    """A table that stays one for a screen reader where a phone shows it as cards."""
    head = [
        element("th", column.name, scope="col", role="columnheader", class_="number" if column.number else None)
        for column in columns
    ]
    return element(
        "table",
        element("thead", element("tr", *head, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",
        aria_label=label,
    )


def _row(columns: Sequence[_Column], cells: Sequence[Child], class_: str | None = None) -> Markup:
    first = element("th", cells[0], scope="row", role="rowheader")
    others = [
        element("td", cell, role="cell", data_label=column.name, class_="number" if column.number else None)
        for column, cell in zip(columns[1:], cells[1:], strict=True)
    ]
    return element("tr", first, *others, role="row", class_=class_)


def _when(words: Words, at: datetime, now: datetime, *, mark: bool = False) -> Markup:
    ago = element("time", words.ago(at, now), datetime=at.isoformat(timespec="seconds"))
    shown = element("span", ago, class_="mark") if mark else ago
    return element("span", shown, element("small", words.moment(at), class_="moment"))


def _workstations(words: Words, standing: Standing, unseen_after: timedelta) -> Markup:
    title = element("h2", words.say("workstations"))
    if not standing.workstations:
        return element("section", title, element("p", words.say("no_workstations")))
    columns = (
        _Column(words.say("workstation")),
        _Column(words.say("last_seen")),
        _Column(words.say("its_data")),
        _Column(words.say("not_sent"), number=True),
        _Column(words.say("waits_here"), number=True),
        _Column(words.say("may")),
    )
    rows = (_workstation(words, columns, one, standing.as_of, unseen_after) for one in standing.workstations)
    return element("section", title, _table(words.say("workstations"), columns, rows))


def _workstation(
    words: Words, columns: Sequence[_Column], one: WorkstationStanding, now: datetime, unseen_after: timedelta
) -> Markup:
    in_use = one.revoked_at is None
    seen = (
        _when(words, one.seen_at, now, mark=in_use and now - one.seen_at > unseen_after)
        if one.seen_at is not None
        else words.say("not_seen")
    )
    data = (
        _when(words, one.data_at, now, mark=in_use and now - one.data_at > unseen_after)
        if one.data_at is not None
        else words.say("not_told")
    )
    unsent: Child = words.number(one.unsent) if one.unsent is not None else words.say("not_told")
    if one.unsent and in_use:
        unsent = element("span", unsent, class_="mark")
    waiting: Child = words.number(one.waiting)
    if one.waiting_since is not None:
        oldest = words.say("oldest", ago=words.ago(one.waiting_since, now))
        waiting = element("span", waiting, element("small", oldest))
    name = element("span", one.name, element("small", one.library) if one.library else None)
    cells = (name, seen, data, unsent, waiting, _may(words, one, now))
    return _row(columns, cells, None if in_use else "revoked")


def _may(words: Words, one: WorkstationStanding, now: datetime) -> Child:
    if one.revoked_at is not None:
        return words.say("revoked", ago=words.ago(one.revoked_at, now))
    scopes = ", ".join(words.known(f"scope.{scope}", scope) for scope in one.scopes)
    if one.patrons is None:
        return scopes
    return element("span", scopes, element("small", words.say("patrons_of", libraries=", ".join(one.patrons))))


def _refused(words: Words, standing: Standing) -> Markup | None:
    if not standing.refused:
        return None
    columns = (
        _Column(words.say("workstation")),
        _Column(words.say("reason")),
        _Column(words.say("rows"), number=True),
    )
    rows = (
        _row(columns, (row.workstation, _reason(words, row.code), words.number(row.count))) for row in standing.refused
    )
    title = words.say("refused")
    return element(
        "section", element("h2", title), _table(title, columns, rows), element("p", words.say("refused_how"))
    )


def _reason(words: Words, code: str) -> str:
    otherwise = words.say("rule_broken", code=code) if code in {rule.value for rule in Rule} else code
    return words.known(f"code.{code}", otherwise)


def _trail(words: Words, shown: Shown) -> Markup | None:
    if not shown.trail:
        return None
    columns = (
        _Column(words.say("when")),
        _Column(words.say("who")),
        _Column(words.say("what")),
        _Column(words.say("whom")),
    )
    rows = (_act(words, columns, act) for act in shown.trail)
    title = words.say("trail")
    return element("section", element("h2", title), _table(title, columns, rows))


def _act(words: Words, columns: Sequence[_Column], act: dict[str, object]) -> Markup:
    at = act["at"]
    moment = words.moment(at) if isinstance(at, datetime) else ""
    what = str(act["act"])
    return _row(columns, (moment, str(act["who"]), words.known(f"act.{what}", what), str(act.get("subject") or "")))

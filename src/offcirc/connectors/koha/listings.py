"""REST's lists, read by their ids: nothing is missed and nothing comes twice, whatever changes meanwhile.

A page's number says nothing once a row before it is gone. So a page is asked for by the id after which it begins, and
several at once by cutting the ids into spans.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic

import msgspec

from offcirc.batches import batched
from offcirc.connectors.koha.fetching import Fetching
from offcirc.connectors.koha.http import OK
from offcirc.connectors.koha.rows import Form, RowT, json_of
from offcirc.connectors.koha.session import Answer, KohaSession, Params
from offcirc.errors import OutcomeUnknown, ProtocolMismatch, ServerBusy

PAGE_ROWS = 1_000
_FEWER = 4
"""How many times fewer rows are asked for where a page takes longer than we, or a proxy on the way, will wait."""
_FEWEST_ROWS = 15
_TOO_SLOW = frozenset({502, 504})
_IDS_AT_ONCE = 250
"""Ids in one address: some servers take no more than 4 KB."""

_REFUSED = frozenset({400, 403, 404})

Condition = dict[str, object]
"""As Koha's `q` has it: SQL::Abstract in JSON."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[RowT]):
    """One of REST's lists.

    Attributes:
        path: behind `/api/v1`.
        id: the attribute that numbers its rows.
        form: decodes them.
        embed: what is asked for besides (`x-koha-embed`).
        everywhere: every version has it, and whoever works at a desk may read it.
    """

    path: str
    id: str
    form: Form[RowT]
    embed: str = ""
    everywhere: bool = True

    def id_of(self, row: RowT) -> int:
        """A row's number."""
        number: int = getattr(row, self.id)
        return number


@dataclass(frozen=True, slots=True)
class Span:
    """Rows with an id after `after`, up to `to` (None: to the end), that meet a condition.

    A condition on the id itself is a list of them, and stands in place of `to`.
    """

    after: int = -1
    to: int | None = None
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one list, about a page of them."""

    listing: Listing[Any]
    span: Span = Span()


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the order of their ids; `total` counts them and those that follow, None where the server does not."""

    listing: Listing[Any]
    rows: list[Any]
    left_out: int
    total: int | None


class Lists:
    """Reads lists over one session, several pages at once.

    Args:
        session: signed in, or not yet.
        waiting: called several times a second; it may raise `Cancelled`.
    """

    def __init__(self, session: KohaSession, waiting: Callable[[], None]) -> None:
        self._session = session
        self._waiting = waiting
        self._rows = PAGE_ROWS
        """Rows in a page. Koha's API makes them one by one, with questions of its own for each: milliseconds a row."""

    def parts(self, *listings: Listing[Any]) -> dict[str, list[Part]]:
        """Lists cut into parts, by their paths; without those that are not everywhere, and not here.

        Raises:
            ConnectorError: of the kind that fits.
        """
        found: dict[str, list[Page]] = {listing.path: [] for listing in listings}
        with Fetching(self._session, _ask_end) as fetching:
            for listing in listings:
                for direction in "+-":
                    fetching.ask((listing, direction))
            while fetching.under_way:
                (listing, _), answer = fetching.take(self._waiting)
                if answer.status in _REFUSED:
                    found.pop(listing.path, None)
                elif listing.path in found:
                    found[listing.path].append(_page(listing, answer))
        return {path: _cut(*ends) for path, ends in found.items()}

    def read(self, parts: Iterable[Part]) -> Iterator[Page]:
        """All pages of the parts, as they arrive.

        Raises:
            ConnectorError: of the kind that fits.
        """
        waiting = deque(parts)
        with Fetching(self._session, self._ask_part) as fetching:
            while waiting or fetching.under_way:
                while waiting and fetching.has_room:
                    fetching.ask(waiting.popleft())
                part, answer = fetching.take(self._waiting)
                page = _page(part.listing, answer)
                if _goes_on(page):
                    waiting.appendleft(replace(part, span=replace(part.span, after=_last_id(page))))
                yield page

    def among(self, listing: Listing[Any], attribute: str, numbers: Iterable[int]) -> Iterator[Page]:
        """The rows of which an attribute is one of `numbers`."""
        chunks = batched(sorted(numbers), _IDS_AT_ONCE)
        yield from self.read(Part(listing, Span(where={f"me.{attribute}": list(each)})) for each in chunks)

    def _ask_part(self, session: KohaSession, part: Part) -> Answer:
        while True:
            rows = self._rows
            try:
                return _ask(session, part.listing, _params(part, rows))
            except (OutcomeUnknown, ServerBusy) as error:
                silent = error.code == "SERVER_SILENT" or error.params.get("status") in _TOO_SLOW
                if not silent or rows <= _FEWEST_ROWS:
                    raise
                self._rows = min(self._rows, rows // _FEWER)


def _cut(one_end: Page, other_end: Page) -> list[Part]:
    listing = one_end.listing
    ids = [listing.id_of(row) for row in (*one_end.rows, *other_end.rows)]
    if not ids:
        return [Part(listing)]
    lowest, width = min(ids), max(ids) - min(ids) + 1
    pages = -(-min(one_end.total or width, width) // PAGE_ROWS)
    step = -(-width // pages)
    starts = [lowest - 1 + number * step for number in range(pages)]
    # The last one is open: what is added meanwhile has a greater id.
    return [Part(listing, Span(start, end)) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _ask_end(session: KohaSession, end: tuple[Listing[Any], str]) -> Answer:
    listing, direction = end
    params = [("_order_by", f"{direction}{listing.id}"), ("_per_page", "1"), ("_page", "1")]
    return _ask(session, listing, params, accept=OK if listing.everywhere else OK | _REFUSED)


def first_row(session: KohaSession, listing: Listing[Any], *, accept: frozenset[int] = OK) -> Answer:
    """A list's first row, asked for as an update would: older versions know neither every list nor every embed.

    `account_balance` of patrons came between 21.11 and 22.05, `biblio` of items with the list itself
    (`api/v1/swagger/paths/{patrons,items}.yaml`); what is not known is answered with 400.
    """
    return _ask(session, listing, _params(Part(listing), 1), accept)


def _ask(session: KohaSession, listing: Listing[Any], params: Params, accept: frozenset[int] = OK) -> Answer:
    headers = {"x-koha-embed": listing.embed} if listing.embed else None
    return session.rest("GET", listing.path, params, headers=headers, accept=accept)


def _params(part: Part, rows: int) -> Params:
    """The question, in the plainest words: newer versions take only some of SQL::Abstract's operators.

    `me.`: what is embedded is joined, and has columns of the same names.
    """
    span, number = part.span, f"me.{part.listing.id}"
    question: Condition = {number: {">": span.after} if span.to is None else {">": span.after, "<=": span.to}}
    question |= span.where or {}
    ids = question[number]
    if isinstance(ids, list):
        question[number] = [each for each in ids if each > span.after]
    return [
        ("q", msgspec.json.encode(question).decode()),
        ("_order_by", f"+{part.listing.id}"),
        ("_per_page", str(rows)),
        ("_page", "1"),
    ]


def _page(listing: Listing[Any], answer: Answer) -> Page:
    rows, left_out = listing.form.rows(json_of(answer))
    told = answer.headers.get("X-Total-Count", "")
    return Page(listing, rows, left_out, int(told) if told.isdigit() else None)


def _goes_on(page: Page) -> bool:
    came = len(page.rows) + page.left_out
    return came > 0 if page.total is None else page.total > came


def _last_id(page: Page) -> int:
    if not page.rows:
        raise ProtocolMismatch("ANSWER_UNREADABLE")
    return page.listing.id_of(page.rows[-1])

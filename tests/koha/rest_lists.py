"""Lists of the REST interface: `q`, `_order_by`, `_page`, `_per_page`, and the headers that count them.

Sources: Koha's `Koha/REST/Plugin/{Query,Pagination,Objects}.pm` and `Koha/REST/V1/Auth.pm` (unknown parameters).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from tests.koha.rest_objects import Kind, selected, stored_moment, written
from tests.koha.state import Koha
from tests.koha.wire import Answer, Request, as_json

DEFAULT_PAGE = 20
_RESERVED = frozenset({"_page", "_per_page", "_order_by", "_match", "q", "checked_in"})
_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">=", "like"})
_MATCHES = {"contains": "%{}%", "starts_with": "{}%", "ends_with": "%{}", "exact": "{}"}
Clause = tuple[str, list[object]]


class MalformedQueryError(ValueError):
    """The query names what is not there."""


def listed(koha: Koha, kind: Kind, request: Request) -> Answer:
    """The page of objects that was asked for."""
    unknown = [name for name in request.query if name not in _RESERVED and name not in kind.columns]
    if unknown:
        errors = [{"path": f"/query/{name}", "message": "Malformed query string"} for name in unknown]
        return as_json(errors, 400)
    embeds = frozenset(filter(None, (part.strip() for part in request.headers.get("x-koha-embed", "").split(","))))
    known = kind.embeds if koha.version.balance else kind.embeds - {"account_balance"}
    if not embeds <= known:
        return as_json({"error": f"Embedding objects is not allowed: {', '.join(embeds - known)}"}, 400)
    try:
        where, values = _where(koha, kind, request)
        order = _order(kind, request.given("_order_by"))
    except MalformedQueryError as error:
        return as_json({"error": str(error), "error_code": "invalid_query"}, 400)
    return _page(koha, kind, request, (f"{selected(kind)} WHERE {where}", values, order), embeds)


def _page(
    koha: Koha, kind: Kind, request: Request, query: tuple[str, list[object], str], embeds: frozenset[str]
) -> Answer:
    statement, values, order = query
    per_page, page = _number(request, "_per_page", DEFAULT_PAGE), _number(request, "_page", 1)
    counted = koha.row(f"SELECT count(*) FROM ({statement})", *values)  # noqa: S608 - built of this package's names
    total = 0 if counted is None else int(counted[0])
    limit = "" if per_page == -1 else f"LIMIT {per_page} OFFSET {(page - 1) * per_page}"
    rows = koha.sql(f"{statement} {order} {limit}", *values).fetchall()
    answer = as_json([written(koha, kind, row, embeds) for row in rows])
    pages = 1 if per_page == -1 else max(1, -(-total // per_page))
    answer.headers += [("X-Total-Count", str(total)), ("X-Base-Total-Count", str(total))]
    answer.headers.append(("Link", ",".join(_links(request, page, pages, per_page))))
    return answer


def _number(request: Request, name: str, default: int) -> int:
    given = request.given(name)
    return int(given) if given.removeprefix("-").isdigit() else default


def _links(request: Request, page: int, pages: int, per_page: int) -> list[str]:
    relations = {"first": 1, "last": pages}
    if page > 1:
        relations["prev"] = page - 1
    if page < pages:
        relations["next"] = page + 1
    base = f"http://{request.headers.get('Host', '')}{request.path}"
    return [
        f'<{base}?{urlencode({**request.query, "_page": number, "_per_page": per_page})}>; rel="{relation}"'
        for relation, number in relations.items()
    ]


def _order(kind: Kind, given: str) -> str:
    """Without `_order_by` the order is the database's own."""
    parts = []
    for part in filter(None, given.split(",")):
        name = part.lstrip("+- ")
        if name not in kind.columns:
            raise MalformedQueryError(f"Unknown column {name}")
        parts.append(f"{kind.columns[name]} {'DESC' if part.startswith('-') else 'ASC'}")
    return f"ORDER BY {', '.join(parts)}" if parts else ""


def _where(koha: Koha, kind: Kind, request: Request) -> Clause:
    clauses: list[Clause] = [("1", [])]
    pattern = _MATCHES.get(request.given("_match") or "contains", "{}")
    for name, value in request.query.items():
        if name not in _RESERVED:
            clauses.append((f"{kind.columns[name]} LIKE ?", [pattern.format(value)]))
    if request.given("q"):
        try:
            asked = json.loads(request.given("q"))
        except ValueError as error:
            raise MalformedQueryError("q is no JSON") from error
        clauses.append(_all(koha, kind, asked))
    return _joined(" AND ", clauses)


def _all(koha: Koha, kind: Kind, asked: Any) -> Clause:
    if isinstance(asked, list):
        return _joined(" OR ", [_all(koha, kind, part) for part in asked])
    if not isinstance(asked, dict):
        raise MalformedQueryError("q is neither an object nor a list")
    clauses = []
    for name, value in asked.items():
        if name in {"-and", "-or"}:
            joiner = " AND " if name == "-and" else " OR "
            clauses.append(_joined(joiner, [_all(koha, kind, part) for part in value]))
        elif name.removeprefix("me.") in kind.columns:
            clauses.append(_one(koha, kind, name.removeprefix("me."), value))
        else:
            raise MalformedQueryError(f"Unknown column {name}")
    return _joined(" AND ", clauses)


def _one(koha: Koha, kind: Kind, name: str, value: Any) -> Clause:
    column = kind.columns[name]
    if value is None:
        return f"{column} IS NULL", []
    if isinstance(value, list):
        return _joined(" OR ", [_one(koha, kind, name, part) for part in value])
    if not isinstance(value, dict):
        return f"{column} = ?", [_value(koha, kind, name, value)]
    clauses: list[Clause] = []
    for comparison, operand in value.items():
        if comparison in {"-in", "-not_in"} and isinstance(operand, list):
            marks = ", ".join("?" for _ in operand)
            word = "IN" if comparison == "-in" else "NOT IN"
            clauses.append((f"{column} {word} ({marks})", [_value(koha, kind, name, part) for part in operand]))
        elif comparison in _COMPARISONS:
            clauses.append((f"{column} {comparison} ?", [_value(koha, kind, name, operand)]))
        else:
            raise MalformedQueryError(f"Unknown comparison {comparison}")
    return _joined(" AND ", clauses)


def _value(koha: Koha, kind: Kind, name: str, value: Any) -> object:
    if name in kind.moments and isinstance(value, str):
        try:
            return stored_moment(value, koha.zone)
        except ValueError as error:
            raise MalformedQueryError(f"{value} is no time") from error
    return value if isinstance(value, int | float) else str(value)


def _joined(joiner: str, clauses: list[Clause]) -> Clause:
    if not clauses:
        return "1", []
    return f"({joiner.join(clause for clause, _ in clauses)})", [value for _, values in clauses for value in values]

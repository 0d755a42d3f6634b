"""Searches in a replica: patrons by name or former card, items by title words, numbers one typing slip away.

Every query reads a bounded part of one index: a desk waits for none of them, however common the words are.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from offcirc.domain.barcodes import fold
from offcirc.replica.rows import KINDS, WORD, Row, name_words
from offcirc.replica.schema import INDEXED_PREFIX

Query = Callable[[str, Sequence[Any]], list[Row]]
"""Runs one SELECT and fetches all of its rows."""

LAST_LETTER = "\U0010ffff"
"""Sorts after whatever can follow a prefix: `LIKE 'a%'` would not use the index."""
_FEW = 2_000
"""Rows. An index range up to this size is read whole in about a millisecond."""
_MAX_WORDS = 6
_MAX_LENGTH = 64

_PATRONS = KINDS["patrons"].columns
_ITEMS = KINDS["items"].columns
# ruff: noqa: S608 - every statement is put together from constants of this package; values are bound


def patrons_by_name(query: Query, text: str, limit: int) -> list[Row]:
    """Patrons whose surname and first name begin with the words of `text`, in either order, sorted by name.

    Accents and case do not matter, in the text nor in the name. Where more than `limit` patrons match, those whose
    surname begins with the text come first: a desk files by surname.
    """
    words = name_words(text).split()[:_MAX_WORDS]
    if not words:
        return []
    found: dict[int, Row] = {}
    for surname, first_name in _name_splits(words):
        if len(found) >= limit:
            break
        for row in _by_names(query, surname, first_name, limit):
            found.setdefault(row[0], row)
    if len(found) < limit:
        # Second names and second surnames: "maria" finds Anna Maria, "kuutti" finds Mäki-Kuutti.
        match = " ".join(f'"{word}"*' for word in words)
        sql = f"SELECT id, {_PATRONS} FROM patrons WHERE id IN (SELECT rowid FROM patron_words(?) LIMIT ?)"
        for row in query(sql, (match, limit + len(found))):
            found.setdefault(row[0], row)
    rows = [row[1:] for row in list(found.values())[:limit]]
    return sorted(rows, key=lambda row: (row[4], row[5], row[0]))


def _name_splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(beginning of surname, beginning of first name): which words may be which, likeliest first."""
    whole = " ".join(words)
    yield whole, ""
    for cut in range(len(words) - 1, 0, -1):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        yield left, right
        yield right, left
    yield "", whole


def _by_names(query: Query, surname: str, first_name: str, limit: int) -> list[Row]:
    by_surname = ("patrons_by_surname", "surname_key, first_key")
    by_first_name = ("patrons_by_first_name", "first_key, surname_key")
    conditions, values = [], []
    for column, prefix in (("surname_key", surname), ("first_key", first_name)):
        if prefix:
            conditions.append(f"{column} >= ? AND {column} < ?")
            values += [prefix, prefix + LAST_LETTER]
    index, order = by_surname if surname else by_first_name
    if surname and first_name:
        # Either index serves. If one range is short, reading it is cheap even when nothing matches; if both are
        # long, matches are many and the limit ends the reading early.
        few_first = _is_short(query, "patrons_by_first_name", conditions[1], values[2:])
        if few_first and not _is_short(query, "patrons_by_surname", conditions[0], values[:2]):
            index, order = by_first_name
    # The planner has no statistics: without INDEXED BY it would guess.
    sql = (
        f"SELECT id, {_PATRONS} FROM patrons INDEXED BY {index} "
        f"WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?"
    )
    return query(sql, (*values, limit))


def _is_short(query: Query, index: str, condition: str, values: Sequence[str]) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM patrons INDEXED BY {index} WHERE {condition} LIMIT {_FEW})"
    return bool(query(sql, values)[0][0] < _FEW)


def items_by_words(query: Query, text: str, limit: int) -> list[Row]:
    """Items with all words of `text` in title or author, the last one a beginning; the first `limit`, sorted by title.

    Cut before it is sorted: ranking all items with a common word takes seconds (DEPENDENCIES, *Floors*).
    """
    words = title_words(text)[:_MAX_WORDS]
    if not words:
        return []
    match = " ".join(f'"{word}"' for word in words)
    found: dict[int, Row] = {}
    if len(words[-1]) > INDEXED_PREFIX:
        # For a longer beginning SQLite first merges all words that have it: slow where it is a common word itself.
        found = _items_matching(query, match, limit)
    if len(found) < limit:
        found |= _items_matching(query, match + "*", limit)
    rows = [row[1:] for row in list(found.values())[:limit]]
    return sorted(rows, key=lambda row: (name_words(row[2]), row[3], row[0]))


def _items_matching(query: Query, match: str, limit: int) -> dict[int, Row]:
    sql = f"SELECT id, {_ITEMS} FROM items WHERE id IN (SELECT rowid FROM item_words(?) LIMIT ?)"
    return {row[0]: row for row in query(sql, (match, limit))}


def title_words(text: str) -> list[str]:
    """The words as the index's own tokenizer would cut them; it takes case and accents off itself."""
    composed = unicodedata.normalize("NFC", text)
    return WORD.findall("".join(letter for letter in composed if not unicodedata.combining(letter)))


def present_card(query: Query, keys: Sequence[str], exact: str) -> str | None:
    """The card that replaced a scanned one; None where it is none that was replaced, or of several patrons.

    Args:
        query: runs a SELECT.
        keys: look-up keys, the preferred one first.
        exact: what was typed; decides between numbers that differ only in case.
    """
    for key in keys:
        rows = query("SELECT former_number, card_key, card_number FROM former_cards WHERE former_key = ?", (key,))
        spelled = [row for row in rows if (row[0] or key) == exact]
        found = {card or card_key for _, card_key, card in spelled or rows}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def nearest(query: Query, kind: str, text: str, limit: int) -> list[str]:
    """Known numbers one slip away from `text`: neighbours swapped, a character wrong, missing or too many.

    By probing the index with every candidate (some 300 for 14 digits), never by reading the table.

    Args:
        query: runs a SELECT.
        kind: `patrons` or `items`.
        text: what was typed.
        limit: how many at most; the likeliest slips first.
    """
    wanted = fold(text)[:_MAX_LENGTH]
    candidates = [candidate for candidate in dict.fromkeys(_slips(wanted)) if candidate and candidate != wanted]
    known: dict[str, list[str]] = {}
    key, spelling = KINDS[kind].natural_key
    places = ", ".join("?" * len(candidates))
    sql = f"SELECT {key}, {spelling} FROM {kind} WHERE {key} IN ({places})"
    for found_key, found_spelling in query(sql, candidates):
        known.setdefault(found_key, []).append(found_spelling or found_key)
    return [number for candidate in candidates for number in sorted(known.get(candidate, ()))][:limit]


def _slips(text: str) -> Iterator[str]:
    """All texts one slip away, likeliest slips first; may repeat itself, and `text`."""
    letters = string.digits if text.isdigit() else string.digits + string.ascii_lowercase
    places = range(len(text))
    for place in places[1:]:
        yield text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
    for place in places:
        for letter in letters:
            yield text[:place] + letter + text[place + 1 :]
    for place in range(len(text) + 1):
        for letter in letters:
            yield text[:place] + letter + text[place:]
    for place in places:
        yield text[:place] + text[place + 1 :]

"""Names and titles with the frequencies of real ones: a few words that are everywhere, and a long tail."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tests.central.server import SAMPLE

_ONSETS = ["b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "dr", "kr", "st", "tr"]
_VOWELS = ["a", "e", "i", "o", "u", "y", "ä", "ö", "aa", "ei", "ie", "uo", "é", "ů"]
_CODAS = ["", "", "", "n", "s", "t", "l", "r", "k"]
_COMMON_SHARE = 0.55
_TITLE_LENGTHS = (1, 2, 3, 4, 5, 6, 8, 12)
_TITLE_LENGTH_WEIGHTS = (6, 16, 20, 18, 14, 10, 10, 6)


class Draw:
    """Draws from values with given weights, many at a time."""

    def __init__(self, values: Sequence[str], weights: Sequence[float]) -> None:
        self._values = values
        self._weights = list(accumulate(weights))

    def some(self, source: random.Random, count: int) -> list[str]:
        """`count` values."""
        return source.choices(self._values, cum_weights=self._weights, k=count)


def surnames(source: random.Random) -> Draw:
    """20,000 surnames, of which the sample library's are the commonest."""
    return _ranked([*_of_sample("patrons", "surname"), *_made_up(source, 20_000, 2, 4)])


def first_names(source: random.Random) -> Draw:
    """2,000 first names."""
    return _ranked([*_of_sample("patrons", "first_name"), *_made_up(source, 2_000, 2, 3)])


def titles(source: random.Random, count: int) -> Iterator[str]:
    """Titles of one to twelve words: half of them words of the sample library's titles, half of a tail of 80,000."""
    common = Counter(word for title in _of_sample("items", "title") for word in title.split())
    tail = [word.lower() for word in _made_up(source, 80_000, 2, 5)]
    tail_weights = [1 / (rank + 50) for rank in range(len(tail))]
    shares = (_COMMON_SHARE / common.total(), (1 - _COMMON_SHARE) / sum(tail_weights))
    weights = [each * shares[0] for each in common.values()] + [each * shares[1] for each in tail_weights]
    words = Draw([*common, *tail], weights)
    for start in range(0, count, 10_000):
        lengths = source.choices(_TITLE_LENGTHS, _TITLE_LENGTH_WEIGHTS, k=min(10_000, count - start))
        drawn = iter(words.some(source, sum(lengths)))
        for length in lengths:
            title = " ".join(next(drawn) for _ in range(length))
            yield title[0].upper() + title[1:]


def _ranked(values: Sequence[str]) -> Draw:
    """The n-th value is drawn about 1/n as often as the first."""
    return Draw(values, [1 / (rank + 10) for rank in range(len(values))])


def _of_sample(file: str, column: str) -> list[str]:
    with (SAMPLE / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(dict.fromkeys(row[column] for row in csv.DictReader(lines) if row[column]))


def _made_up(source: random.Random, count: int, shortest: int, longest: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = source.randint(shortest, longest)
        word = "".join(source.choice(_ONSETS) + source.choice(_VOWELS) for _ in range(syllables))
        found[(word + source.choice(_CODAS)).capitalize()] = None
    return list(found)

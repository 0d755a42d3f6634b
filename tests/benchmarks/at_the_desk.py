"""Check-outs and look-ups among a million items: no server anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import sqlcipher3.dbapi2

from offcirc.app.desk import Act
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.replica.rows import KINDS
from offcirc.replica.store import Replica
from tests.benchmarks.drafts import STAFF, due_in, issues, scans
from tests.benchmarks.figures import Figure, within_ratio, within_seconds
from tests.benchmarks.measuring import Action, in_turns
from tests.benchmarks.places import Place, RawAppend, entry_bytes, record_all
from tests.benchmarks.sizes import Size, barcode, card

_ROWS_BEFORE = 50_000
_APPEND = "raw durable append of a row of the same size (sqlite3, WAL, FULL)"
_FIND = "the same SELECT on a raw SQLCipher connection"


def check_out(place: Place) -> Iterator[Figure]:
    """`desk.issue`: checks, projection, durable append; into a new journal and into one with 50,000 rows."""
    before = 200 if place.small else _ROWS_BEFORE
    with ExitStack() as stack:
        new = stack.enter_context(place.offline_workstation("new"))
        full = stack.enter_context(place.offline_workstation("full", issues(place.size, 1, before)))
        raw = RawAppend(place.folder("raw"), entry_bytes(full.journal))
        stack.callback(raw.close)
        actions = {"raw": raw.one, "new": _issuing(new, place.size, 2), "full": _issuing(full, place.size, 3)}
        rounds, turns = (2, 10) if place.small else (8, 300)
        times = in_turns(actions, rounds=rounds, turns=turns, warm_up=5 if place.small else 50)
    for name, journal in (("new", "a new journal"), ("full", f"a journal of {before:,} rows")):
        bounds = (within_ratio(times[name], times["raw"], 50, 4), within_ratio(times[name], times["raw"], 99, 6))
        quiet = times[name].at(10) / times["raw"].at(10)
        note = f"ratio {quiet:.2f} in the quietest tenth of both (a busy disk lengthens the floor and so flatters)"
        yield Figure(f"check-out, {journal}", times[name], times["raw"], _APPEND, bounds, note)
    flat = within_ratio(times["full"], times["new"], 50, 1.25)
    yield Figure(
        f"flat: {before:,} rows against none", times["full"], times["new"], "check-out, a new journal", (flat,)
    )


def _issuing(workstation: Workstation, size: Size, seed: int) -> Action:
    desk, coming, due = workstation.desk, scans(size, seed), due_in(28)
    act = Act(STAFF, override=True)

    def issue() -> None:
        patron, item = next(coming)
        recording = desk.issue(patron, item, due, act)
        assert recording.transaction is not None

    return issue


def look_up(place: Place) -> Iterator[Figure]:
    """Barcodes, names and titles in the replica; and an item as the desk sees it, replica and journal together."""
    rounds, turns = (2, 10) if place.small else (5, 1_000)
    with ExitStack() as stack:
        workstation = stack.enter_context(place.offline_workstation("looks-up"))
        record_all(workstation.journal, issues(place.size, 4, 200))
        replica = workstation.replica
        assert replica is not None
        raw = _RawReplica(place, replica)
        stack.callback(raw.close)
        items = scans(place.size, 5)
        look_ups = workstation.look_ups
        actions: dict[str, Action] = {
            "raw": lambda: raw.find(next(items)[1]),
            "barcode": lambda: replica.find_item(read_scan(next(items)[1]).keys),
            "desk": lambda: look_ups.item(read_scan(next(items)[1])),
        }
        times = in_turns(actions, rounds=rounds, turns=turns, warm_up=turns)
        bound = within_seconds(times["barcode"], 99, 0.000_2)
        yield Figure("look-up by barcode", times["barcode"], times["raw"], _FIND, (bound,))
        yield Figure("item as the desk sees it", times["desk"], times["raw"], _FIND)
        yield from _searches(place, replica, raw)


class _RawReplica:
    """The least that finding an item can cost here: no SQLAlchemy, no values made."""

    def __init__(self, place: Place, replica: Replica) -> None:
        self._connection = sqlcipher3.dbapi2.connect(str(replica.path), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{place.extract().key}'\"")
        self._connection.execute("PRAGMA cache_size = -16384")
        self._sql = f"SELECT {KINDS['items'].columns} FROM items WHERE item_key = ?"  # noqa: S608 - own names

    def find(self, key: str) -> object:
        return self._connection.execute(self._sql, (key,)).fetchall()

    def close(self) -> None:
        self._connection.close()


def _searches(place: Place, replica: Replica, raw: _RawReplica) -> Iterator[Figure]:
    rounds, turns = (2, 5) if place.small else (4, 250)
    count = (rounds + 1) * turns
    people = [replica.find_patron((card(number * 97 % place.size.patrons),)) for number in range(count)]
    things = [replica.find_item((barcode(number * 397 % place.size.items),)) for number in range(count)]
    names = [(person.surname, person.first_name) for person in people if person]
    titles = [sorted(thing.title.split(), key=len) for thing in things if thing]
    searches: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "name, one letter": (replica.search_patrons, [last[:1] for last, _ in names]),
        "name, two letters": (replica.search_patrons, [last[:2] for last, _ in names]),
        "name, five letters": (replica.search_patrons, [last[:5] for last, _ in names]),
        "name, two words": (replica.search_patrons, [f"{last[:3]} {first[:2]}" for last, first in names]),
        "title, one letter": (replica.search_items, [words[-1][:1] for words in titles]),
        "title, a common word": (replica.search_items, [words[0] for words in titles]),
        "title, a rare word": (replica.search_items, [words[-1] for words in titles]),
        "title, two words": (replica.search_items, [f"{words[0]} {words[-1]}" for words in titles]),
    }
    items = scans(place.size, 6)
    actions: dict[str, Action] = {"raw": lambda: raw.find(next(items)[1])}
    actions |= {name: _each(search, texts) for name, (search, texts) in searches.items()}
    times = in_turns(actions, rounds=rounds, turns=turns, warm_up=turns)
    for name in searches:
        bounds = (within_seconds(times[name], 99, 0.005),) if name.startswith("name") else ()
        yield Figure(f"search by {name}", times[name], times["raw"], _FIND, bounds)


def _each(search: Callable[[str], object], texts: list[str]) -> Action:
    coming = iter(texts)
    return lambda: search(next(coming))

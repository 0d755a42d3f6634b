"""What a file tells beside records: an older offcirc passes over it, an older file tells nothing."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offcirc.domain.outcomes import Note, NoteCode, Outcome, Result
from offcirc.domain.records import Patron
from offcirc.replica.format import FORMAT_VERSION, RECORD_KINDS, ReplicaWriter, apply_changes, connect
from offcirc.replica.generations import Generations
from offcirc.replica.store import Replica
from offcirc.replica.told import read_told
from offcirc.wire.messages import Changes, Deleted, Erasure
from tests.support.pages import said_in

KEY = bytes(range(32))
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ERASURES = (Erasure(7, ("a" * 64, "b" * 64)), Erasure(9, ("c" * 64,)))
OUTCOMES = (
    Outcome("row-1", Result.SUCCESS_WITH_NOTES, "X", AT, (Note(NoteCode.CARD_REPLACED, {"a": "b"}),), None, 3, 5),
    Outcome("row-2", Result.REFUSED, "PATRON_NOT_FOUND", AT, number=4),
)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "replica-1.part"


def write(part: Path, *patrons: Patron) -> None:
    with ReplicaWriter(part, KEY) as writer:
        for kind in RECORD_KINDS:
            writer.add(kind, patrons if kind == "patrons" else ())
        writer.tell(ERASURES, OUTCOMES)
        writer.finish(server_id="server", server_name="S", cursor=5, as_of=AT, time_zone="Europe/Helsinki")


def older(part: Path) -> None:
    """As a server wrote it that told nothing."""
    with closing(connect(part, KEY, read_only=False)) as connection:
        connection.execute("DROP TABLE erasures")
        connection.execute("DROP TABLE outcomes")


def test_a_file_tells_whom_to_forget_and_what_became_of_rows(part: Path) -> None:
    write(part)
    assert read_told(part, KEY) == ("server", ERASURES, OUTCOMES)


def test_an_older_file_tells_nothing_and_is_taken_into_use(part: Path) -> None:
    write(part)
    older(part)
    assert read_told(part, KEY) == ("server", (), ())
    generations = Generations(part.parent)
    assert generations.install(part, KEY, None, lambda: None).name == "replica-1.db"


def test_an_older_offcirc_passes_over_what_it_does_not_know(part: Path) -> None:
    """It reads the tables that it knows by name, of a file whose format has the number that it knows."""
    write(part, Patron("C1", "Zelenka"))
    with closing(connect(part, KEY, read_only=False)) as connection:
        connection.execute("CREATE TABLE of_next_year (id INTEGER PRIMARY KEY, told TEXT NOT NULL)")
        connection.execute("INSERT INTO of_next_year VALUES (1, 'something')")
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT_VERSION,) == (4,)
    file = Generations(part.parent).install(part, KEY, None)
    apply_changes(file, KEY, Changes(since=5, cursor=6, as_of=AT, more=False))
    replica = Replica.open(file, KEY)
    assert replica.info.counts["patrons"] == 1
    assert set(replica.info.counts) == set(RECORD_KINDS)
    replica.close()


def test_what_must_be_kept_first_is_kept_before_the_file_is_in_use_and_only_of_a_sound_one(part: Path) -> None:
    generations, seen = Generations(part.parent), list[bool]()
    write(part)
    generations.install(part, KEY, None, lambda: seen.append(part.exists() and generations.newest is None))
    assert seen == [True]
    second = part.with_name("replica-2.part")
    write(second)
    content = bytearray(second.read_bytes())
    content[2 * 4096 + 100] ^= 1
    second.write_bytes(content)
    with pytest.raises(Exception, match="REPLICA_UNREADABLE"):
        generations.install(second, KEY, None, lambda: seen.append(False))
    assert seen == [True]


def test_a_patron_who_is_gone_is_nowhere_in_the_file_not_in_its_word_index_either(part: Path) -> None:
    others = [Patron(f"C{number}", f"Korhonen{number}", "Aino") for number in range(500)]
    write(part, *others[:250], Patron("FORGET-1", "Zapomenutá", "Božena"), *others[250:])
    assert set(said_in(part, KEY, "FORGET-1", "Božena", "zapomenuta")) == {"FORGET-1", "Božena", "zapomenuta"}
    gone = Changes(since=5, cursor=6, as_of=AT, more=False, deleted=Deleted(patrons=("FORGET-1",)))
    apply_changes(part, KEY, gone)
    secrets = ("FORGET-1", "forget-1", "Zapomenut", "zapomenut", "Božena", "bozena", "božena")
    assert said_in(part, KEY, *secrets) == {}
    assert said_in(part, KEY, "Korhonen7")
    with closing(connect(part, KEY, read_only=False)) as connection:
        connection.execute("INSERT INTO patron_words (patron_words, rank) VALUES ('integrity-check', 1)")

"""What `verify` proves, and what it names where something is wrong."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from offcirc.domain.transactions import Transaction
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal, bodies
from offcirc.journal.chain import Head, hash_body, link
from offcirc.journal.verify import Fault, VerifyReport, verify
from offcirc.sqlcipher import DriverConnection, connect
from tests.journal.samples import KEY, StillClock, give_back, issue, open_journal, outcome, receipt, refused

PAGE = 4096
DROP = ("DROP TRIGGER entries_stay", "DROP TRIGGER entries_are_immutable")


@pytest.fixture
def rows(path: Path) -> list[Transaction]:
    """60 loans (entries 1 to 60), sent and answered (61 to 180), one corrected (181, 182), one voided (183, 184)."""
    with open_journal(path) as journal:
        journal.enrol("bus")
        with journal._writes() as writer:
            made = [writer.add(issue(number), StillClock().read()) for number in range(60)]
        journal.note_answers([receipt(row.id) for row in made])
        journal.note_answers([refused(row.id) if row.seq % 7 == 0 else outcome(row.id, change=row.seq) for row in made])
        made.append(journal.append_amendment(issue(99, amends=made[6].id)))
        made.append(journal.append(give_back(99)))
        journal.void(made[-1].id)
    return made


def tamper(path: Path, *statements: str, parameters: tuple[object, ...] = ()) -> None:
    """What somebody does who has the key at hand."""
    with closing(connect(path, KEY)) as connection:
        for statement in (*DROP, *statements):
            connection.execute(statement, parameters if "?" in statement else ())
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def found(report: VerifyReport) -> list[tuple[Fault, int, int]]:
    return [(finding.fault, finding.first, finding.last) for finding in report.findings]


def body_of(path: Path, position: int) -> bytes:
    with closing(connect(path, KEY)) as connection:
        return bytes(connection.execute("SELECT body FROM entries WHERE position = ?", (position,)).fetchone()[0])


def test_a_sound_journal_is_sound(path: Path, rows: list[Transaction]) -> None:
    report = verify(path, KEY)
    assert (report.sound, report.entries, report.transactions) == (True, 184, len(rows))


def test_an_empty_journal_is_sound(journal: Journal, path: Path) -> None:
    assert verify(path, KEY) == VerifyReport()
    assert journal.head().position == 0


def test_a_journal_in_use_is_looked_at_in_one_moment(path: Path) -> None:
    with open_journal(path) as journal:
        for number in range(50):
            journal.append(issue(number))
            report = verify(path, KEY)
            assert report.sound
            assert report.entries == number + 1


def test_an_altered_value_is_named_by_its_row(path: Path, rows: list[Transaction]) -> None:
    forged = body_of(path, 42).replace(b'"P1"', b'"P7"')
    tamper(path, "UPDATE entries SET body = ? WHERE position = 42", parameters=(forged,))
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.last) == (Fault.ALTERED, 42, 42)
    assert (finding.transaction_id, finding.epoch, finding.seq) == (rows[41].id, 1, 42)


def test_an_altered_value_with_its_hash_is_named_by_its_row(path: Path, rows: list[Transaction]) -> None:
    forged = body_of(path, 42).replace(b'"P1"', b'"P7"')
    change = "UPDATE entries SET body = ?1, body_hash = ?2 WHERE position = 42"
    tamper(path, change, parameters=(forged, hash_body(forged)))
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.transaction_id, finding.seq) == (Fault.ALTERED, 42, rows[41].id, 42)


def rewrite(connection: DriverConnection, position: int, body: bytes, *, to_the_end: bool) -> None:
    """Writes a body with all its hashes, and those of the entries after it."""
    question = "SELECT position, kind, transaction_id, body_hash, chain_hash FROM entries WHERE position >= ?"
    entries = connection.execute(question + " ORDER BY position", (position - 1,)).fetchall()
    previous = entries[0][4]
    for place, kind, transaction_id, body_hash, _ in entries[1:]:
        if place == position:
            body_hash = hash_body(body)  # noqa: PLW2901 - the forged one
            connection.execute("UPDATE entries SET body = ? WHERE position = ?", (body, place))
        previous = link(previous, place, kind, transaction_id, body_hash)
        change = "UPDATE entries SET body_hash = ?, chain_hash = ? WHERE position = ?"
        connection.execute(change, (body_hash, previous, place))
        if not to_the_end:
            return


@pytest.mark.usefixtures("rows")
def test_an_altered_value_with_all_its_hashes_breaks_the_chain_behind_it(path: Path) -> None:
    tamper(path)
    with closing(connect(path, KEY)) as connection:
        rewrite(connection, 42, body_of(path, 42).replace(b'"P1"', b'"P7"'), to_the_end=False)
    assert (Fault.ALTERED, 43, 43) in found(verify(path, KEY))


@pytest.mark.parametrize("knows", ["the head outside", "the server"])
@pytest.mark.usefixtures("rows")
def test_a_chain_that_was_rewritten_to_its_end_is_found_by_whoever_kept_its_head(path: Path, knows: str) -> None:
    with open_journal(path) as journal:
        told = journal.head()
    with closing(connect(path, KEY)) as connection:
        for statement in DROP:
            connection.execute(statement)
        rewrite(connection, 42, body_of(path, 42).replace(b'"P1"', b'"P7"'), to_the_end=True)
        key = "UPDATE transactions SET card_key = 'p7' WHERE position = 42"
        connection.execute(key)
    if knows == "the server":
        path.with_suffix(".head").unlink()
        assert verify(path, KEY).sound
        head = Head(told.position, bytes.fromhex(told.chain_hash), told.epoch, told.seq)
        assert found(verify(path, KEY, head)) == [(Fault.ALTERED, 1, 184)]
    else:
        assert found(verify(path, KEY)) == [(Fault.ALTERED, 1, 184)]


@pytest.mark.parametrize("column", ["kind = 'sent'", "transaction_id = 'other'", "chain_hash = zeroblob(32)"])
@pytest.mark.usefixtures("rows")
def test_every_column_of_an_entry_is_held_by_the_chain(path: Path, column: str) -> None:
    tamper(path, f"UPDATE entries SET {column} WHERE position = 42")  # noqa: S608 - a literal
    report = verify(path, KEY)
    assert (Fault.ALTERED, 42, 42) in found(report)


@pytest.mark.parametrize("column", ["seq = seq + 1", "epoch = epoch + 1"])
@pytest.mark.parametrize("position", [42, 130, 184])
@pytest.mark.usefixtures("rows")
def test_the_numbers_beside_an_entry_are_checked(path: Path, column: str, position: int) -> None:
    tamper(path, f"UPDATE entries SET {column} WHERE position = {position}")  # noqa: S608 - literals
    assert (Fault.INDEX_ALTERED, position, position) in found(verify(path, KEY))


@pytest.mark.parametrize("garbage", [b"", b"{", b"null", b'{"id": 3}', b"\xff"])
@pytest.mark.usefixtures("rows")
def test_garbage_whose_hashes_fit_is_altered_all_the_same(path: Path, garbage: bytes) -> None:
    tamper(path)
    with closing(connect(path, KEY)) as connection:
        rewrite(connection, 42, garbage, to_the_end=True)
    assert (Fault.ALTERED, 42, 42) in found(verify(path, KEY))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE transactions SET state = 'voided' WHERE position = 42",
        "UPDATE transactions SET card_key = 'p7' WHERE position = 42",
        "UPDATE transactions SET item_key = NULL WHERE position = 42",
        "UPDATE transactions SET seq = 999 WHERE position = 42",
        "UPDATE transactions SET change = 999 WHERE position = 42",
        "UPDATE transactions SET outcome_position = NULL WHERE position = 42",
        "DELETE FROM transactions WHERE position = 42",
    ],
)
def test_an_altered_index_is_named_by_its_row(path: Path, rows: list[Transaction], change: str) -> None:
    tamper(path, change)
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.transaction_id) == (Fault.INDEX_ALTERED, 42, rows[41].id)


@pytest.mark.usefixtures("rows")
def test_a_row_that_only_the_index_has_is_named(path: Path) -> None:
    tamper(
        path, "INSERT INTO transactions (id, position, epoch, seq, state) VALUES ('invented', 185, 1, 63, 'succeeded')"
    )
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.transaction_id) == (Fault.INDEX_ALTERED, "invented")


@pytest.mark.usefixtures("rows")
def test_an_altered_entry_does_not_hide_an_altered_index(path: Path) -> None:
    tamper(
        path,
        "UPDATE entries SET body = ? WHERE position = 42",
        "UPDATE transactions SET state = 'voided' WHERE position = 43",
        parameters=(b"{}",),
    )
    assert found(verify(path, KEY)) == [(Fault.ALTERED, 42, 42), (Fault.INDEX_ALTERED, 43, 43)]


@pytest.mark.usefixtures("rows")
def test_an_entry_deleted_from_the_middle_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE position BETWEEN 42 AND 44")
    report = verify(path, KEY)
    assert found(report) == [(Fault.LOST, 42, 44)]
    assert report.entries == 181


@pytest.mark.usefixtures("rows")
def test_a_deleted_tail_is_found_by_the_head_outside(path: Path) -> None:
    tamper(path, "DELETE FROM entries WHERE position >= 183", "DELETE FROM transactions WHERE position >= 183")
    assert found(verify(path, KEY)) == [(Fault.TAIL_LOST, 183, 184)]


@pytest.mark.parametrize("statement", ["DELETE FROM entries", "UPDATE entries SET kind = 'sent' WHERE position = 42"])
@pytest.mark.parametrize("column", ["body", "body_hash", "chain_hash", "position", "seq", "epoch", "transaction_id"])
@pytest.mark.usefixtures("rows")
def test_entries_cannot_be_deleted_or_changed_by_a_slip(path: Path, statement: str, column: str) -> None:
    with closing(connect(path, KEY)) as connection:
        for wrong in (statement, f"UPDATE entries SET {column} = 7 WHERE position = 42"):  # noqa: S608 - a literal
            with pytest.raises(Exception, match=r"never deleted|immutable"):
                connection.execute(wrong)
    assert verify(path, KEY).sound


@pytest.mark.parametrize("positions", [(42,), (42, 102, 162), (102,), tuple(range(1, 185))])
def test_an_erased_body_leaves_the_chain_sound(path: Path, rows: list[Transaction], positions: tuple[int, ...]) -> None:
    with closing(connect(path, KEY)) as connection:
        for position in positions:
            connection.execute("UPDATE entries SET body = NULL WHERE position = ?", (position,))
    report = verify(path, KEY)
    assert (report.findings, report.entries, report.transactions) == ([], 184, len(rows))
    with open_journal(path) as journal:
        erased = {rows[position - 1].id for position in positions if position <= 60}
        assert not erased & {row.transaction.id for row in journal.rows()}
        assert sum(journal.counts().values()) == journal.account()[0] == len(rows)
        journal.append(issue())
    assert verify(path, KEY).sound


# damage to the file


def spoiled(content: bytes, page: int) -> bytes:
    place = (page - 1) * PAGE + 1000
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.usefixtures("rows")
def test_a_flipped_byte_in_any_page_is_found_and_everything_else_is_read(path: Path) -> None:
    whole = path.read_bytes()
    assert len(whole) % PAGE == 0
    lost_pages = unread = 0
    for page in range(2, len(whole) // PAGE + 1):
        path.write_bytes(spoiled(whole, page))
        report = verify(path, KEY)
        assert not report.sound, page
        lost = [finding for finding in report.findings if finding.fault is Fault.LOST]
        missing = sum(finding.last - finding.first + 1 for finding in lost)
        assert report.entries + missing == 184, page
        assert {finding.fault for finding in report.findings} <= {Fault.LOST, Fault.INDEX_ALTERED}
        if lost:
            lost_pages += 1
            unread = max(unread, missing if missing < 184 else 0)
    path.write_bytes(whole)
    assert verify(path, KEY).sound
    assert lost_pages > 10
    assert 0 < unread < 40  # one page's worth, not the rest of the journal


@pytest.mark.parametrize("place", [3, 17, 100, 1000, 4095])
@pytest.mark.usefixtures("rows")
def test_a_first_page_that_cannot_be_read_is_said(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        verify(path, KEY)
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        open_journal(path)


@pytest.mark.usefixtures("rows")
def test_a_wrong_key_is_said_as_damage_at_once(path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="DAMAGED"):
        verify(path, bytes(32))


@pytest.mark.parametrize("pages", [0, 1, 5, 10, 20, -1])
@pytest.mark.usefixtures("rows")
def test_a_file_cut_short_is_found(path: Path, pages: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: pages * PAGE if pages >= 0 else len(whole) - 100])
    try:
        report = verify(path, KEY)
    except EnvironmentProblem as problem:
        assert problem.code == "DAMAGED"  # noqa: PT017 - or a report
    else:
        assert not report.sound
        assert report.entries < 184 or any(f.fault is Fault.INDEX_ALTERED for f in report.findings)


def test_a_byte_flipped_in_the_log_drops_a_tail_and_the_head_outside_tells(path: Path) -> None:
    with open_journal(path) as journal:
        for number in range(20):
            journal.append(issue(number))
        saved = {name: path.with_name(name).read_bytes() for name in ("journal.db", "journal.db-wal", "journal.head")}
    wal = bytearray(saved["journal.db-wal"])
    wal[len(wal) // 2] ^= 1
    for name, content in saved.items():
        path.with_name(name).write_bytes(bytes(wal) if name.endswith("wal") else content)
    report = verify(path, KEY)
    (finding,) = report.findings
    assert (finding.fault, finding.last, finding.seq) == (Fault.TAIL_LOST, 20, 20)
    assert finding.first == report.entries + 1 > 1
    with open_journal(path) as journal:  # recording goes on, under numbers of its own
        row = journal.append(issue(1))
    assert (row.epoch, row.seq) == (2, 1)
    assert verify(path, KEY).findings == report.findings


@pytest.mark.usefixtures("rows")
def test_a_log_that_is_gone_is_found_by_the_head_outside(path: Path) -> None:
    with open_journal(path) as journal:
        for number in range(5):
            journal.append(issue(number))
        saved = {name: path.with_name(name).read_bytes() for name in ("journal.db", "journal.head")}
    for name, content in saved.items():
        path.with_name(name).write_bytes(content)
    assert found(verify(path, KEY)) == [(Fault.TAIL_LOST, 185, 189)]


@pytest.mark.usefixtures("rows")
def test_the_server_knows_of_a_tail_that_nobody_here_does(path: Path) -> None:
    path.with_suffix(".head").unlink()
    assert found(verify(path, KEY, Head(190, bytes(32), 1, 70))) == [(Fault.TAIL_LOST, 185, 190)]


@pytest.mark.usefixtures("rows")
def test_the_head_outside_may_be_gone_torn_or_behind(path: Path) -> None:
    head = path.with_suffix(".head")
    old = head.read_bytes()
    with open_journal(path) as journal:
        journal.append(issue())
    head.write_bytes(old)
    assert verify(path, KEY).sound
    head.write_bytes(b"garbage" * 999)
    assert verify(path, KEY).sound
    head.unlink()
    assert verify(path, KEY).sound


@pytest.mark.usefixtures("rows")
def test_a_locked_journal_is_not_called_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offcirc.sqlcipher.BUSY_TIMEOUT_MS", 100)
    with closing(connect(path, KEY)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(EnvironmentProblem, match="LOCKED"):
            verify(path, KEY)
        with suppress(Exception):
            other.rollback()


def test_a_restored_epoch_is_sound_with_events_before_its_first_row(path: Path, rows: list[Transaction]) -> None:
    with closing(connect(path, KEY)) as connection:
        connection.execute("INSERT INTO settings (name, value) VALUES ('is_backup', x'31')")
    with open_journal(path) as journal:
        journal.waive(rows[13].id, "settled")
        assert (journal.head().epoch, journal.head().seq) == (2, 0)
        assert journal.append(issue()).seq == 1
    assert verify(path, KEY).sound


def alter_card(row: Transaction) -> Transaction:
    return replace(row, card_number="P7")


def alter_due(row: Transaction) -> Transaction:
    return replace(row, due_at=row.recorded_at)


def alter_override(row: Transaction) -> Transaction:
    return replace(row, overridden=("PATRON_BLOCKED",))


@pytest.mark.parametrize("alter", [alter_card, alter_due, alter_override])
@pytest.mark.parametrize("position", [1, 30, 60])
def test_any_value_of_any_row(
    path: Path, rows: list[Transaction], position: int, alter: Callable[[Transaction], Transaction]
) -> None:
    forged = bodies.encode(alter(rows[position - 1]))
    tamper(path, f"UPDATE entries SET body = ? WHERE position = {position}", parameters=(forged,))  # noqa: S608 - a literal
    (finding,) = verify(path, KEY).findings
    assert (finding.fault, finding.first, finding.transaction_id) == (Fault.ALTERED, position, rows[position - 1].id)

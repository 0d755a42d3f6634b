"""Makes a journal of the present version, to be kept here for good: `python -m tests.migrations.make_journal`.

Run once for each new migration, before its release; what lies here already is never made again.
"""

from pathlib import Path

from offcirc.domain.outcomes import OutcomeCode, Result
from offcirc.journal.backup import copy_database
from offcirc.journal.migrate import REVISION
from tests.journal.samples import KEY, everything, give_back, issue, open_journal, outcome, receipt, refused

HERE = Path(__file__).parent


def make(path: Path) -> None:
    """A journal with every kind of row in every state."""
    with open_journal(path) as journal:
        journal.enrol("bus")
        journal.set("token", b"a token")
        for draft in everything():
            journal.append(draft)
        rows = [journal.append(issue(number)) for number in range(10, 19)]
        journal.note_attempt([row.id for row in rows[1:]])
        journal.note_answers([receipt(row.id) for row in rows[2:]])
        journal.note_answers(
            [
                outcome(rows[3].id, change=5),
                *(refused(row.id) for row in rows[4:7]),
                outcome(rows[7].id, Result.RETRY, OutcomeCode.SERVER_FAILED),
            ]
        )
        journal.append_amendment(issue(10, amends=rows[5].id, backdated_to=rows[5].occurred_at))
        journal.waive(rows[6].id, "settled")
        voided = journal.append(give_back(11))
        journal.void(voided.id)


def main() -> None:
    """Keeps one file beside this module."""
    target = HERE / f"journal-{REVISION}.db"
    if target.exists():
        raise SystemExit(f"{target.name} is kept as it is")
    source = HERE / "new.db"
    make(source)
    copy_database(source, KEY, target)
    for name in ("new.db", "new.head"):
        (HERE / name).unlink()


if __name__ == "__main__":
    main()

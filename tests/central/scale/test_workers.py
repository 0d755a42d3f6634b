"""Workers beside each other end as one processor would have, and whoever reads meanwhile misses nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from offcirc.central import records, schema
from offcirc.central.database import Database
from offcirc.central.importing.importer import Importer
from offcirc.central.processing import Run
from offcirc.central.receiving import read_outcome
from offcirc.clock import zone_named
from offcirc.domain.outcomes import Outcome
from tests.central.conftest import write_csv
from tests.central.scale import account
from tests.central.scale.at_work import Follower, wait_until_applied, workers
from tests.central.scale.region import ZONE, Region, arrive
from tests.conftest import Tell
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support.databases import copy_of


def outcomes_in_order(database: Database) -> list[tuple[str, Outcome]]:
    with database.read() as connection:
        query = select(schema.outcomes.c.workstation, schema.outcomes.c.body).order_by(schema.outcomes.c.number)
        return [(workstation, read_outcome(body)) for workstation, body in connection.execute(query)]


def check_numbers(database: Database, follower: Follower, rows: dict[str, tuple[int, int]]) -> None:
    """Numbers without gaps, every desk's in its own order, and all of them seen as they came."""
    outcomes = outcomes_in_order(database)
    assert [outcome.number for _, outcome in outcomes] == list(range(1, len(rows) + 1))
    for desk, seen in follower.outcomes.items():
        own = [outcome for workstation, outcome in outcomes if workstation == desk]
        places = [rows[outcome.transaction_id] for outcome in own]
        assert places == sorted(places), "a workstation's rows keep their order"
        assert seen == [outcome.number for outcome in own], "no number came after a later one was seen"
    with database.read() as connection:
        loans = map(records.loan_of, connection.execute(records.LOANS))
        assert follower.loans == {loan.item_barcode: loan for loan in loans}


def trial(postgres: TemporaryPostgres, small_region: str, seed: int, count: int, crews: tuple[int, ...]) -> str:
    region, prepared = Region(seed), copy_of(postgres, small_region)
    database = Database(prepared)
    rows = region.rows(count)
    arrive(database, rows)
    database.close()
    places = {row.id: (row.epoch, row.seq) for row in rows}
    one = Database(copy_of(postgres, prepared))
    assert sum(map(len, Run(one, ZONE, None).groups())) == count
    expected = account.records(one), account.outcomes(one)
    one.close()
    told = []
    for crew in crews:
        url = copy_of(postgres, prepared)
        several = Database(url)
        with Follower(several, [desk.name for desk in region.desks]) as follower, workers(url, crew) as at_work:
            wait_until_applied(several)
        assert account.outcomes(several) == expected[1]
        for name, kept in account.records(several).items():
            assert kept == expected[0][name], name
        check_numbers(several, follower, places)
        several.close()
        told.append("/".join(str(worker.account.rows) for worker in at_work))
    return f"{count} rows, by workers: {'; '.join(told)}"


def test_workers_end_as_one_processor(postgres: TemporaryPostgres, small_region: str, seed: int, tell: Tell) -> None:
    tell(trial(postgres, small_region, seed, 240, (3,)))


@pytest.mark.torture
@pytest.mark.parametrize("part", range(30))
def test_any_number_of_workers_ends_as_one_processor(
    postgres: TemporaryPostgres, small_region: str, seed: int, part: int, tell: Tell
) -> None:
    tell(trial(postgres, small_region, seed + part, 1_500, (1, 2, 4)))


@pytest.fixture
def region(postgres: TemporaryPostgres, small_region: str) -> tuple[Region, str]:
    """Ten desks and their records, nothing waiting."""
    return Region(1), copy_of(postgres, small_region)


_RAISE = "BEGIN IF NEW.barcode = 'I05' THEN RAISE 'planted'; END IF; RETURN NEW; END"
_PLANTED = (
    f"CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ {_RAISE} $$",
    "CREATE TRIGGER planted BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION planted()",
)


def test_a_row_that_fails_stops_only_those_behind_it_and_is_tried_again(region: tuple[Region, str]) -> None:
    made, url = region
    desk, other = made.desks[:2]
    rows = [
        desk.pay("P01", "1.00"),
        desk.issue("P02", "I05"),
        desk.pay("P02", "1.00"),
        desk.pay("P03", "1.00"),
        other.give_back("I05"),
        other.pay("P04", "1.00"),
    ]
    database = Database(url)
    with database.write() as connection:
        for statement in _PLANTED:
            connection.execute(text(statement))
    arrive(database, rows)
    behind = {rows[1].id, rows[2].id, rows[4].id}
    with workers(url, 2):
        wait_until_applied(database, left=len(behind))
        with database.read() as connection:
            table = schema.transactions.c
            query = select(table.transaction_id, table.attempts, table.last_code).where(table.waiting.is_(True))
            waiting = {row.transaction_id: (row.attempts > 0, row.last_code) for row in connection.execute(query)}
        assert waiting == {rows[1].id: (True, "SERVER_FAILED"), rows[2].id: (False, ""), rows[4].id: (False, "")}
        with database.write() as connection:
            connection.execute(text("DROP TRIGGER planted ON items"))
        wait_until_applied(database)
    codes = {outcome.transaction_id: outcome.code for _, outcome in outcomes_in_order(database)}
    assert codes == {row.id: "SUCCESS" for row in rows}
    database.close()


def test_a_held_row_is_left_and_holds_nobody_up(region: tuple[Region, str]) -> None:
    made, url = region
    held, later = made.desks[0].pay("P01", "1.00"), made.desks[0].pay("P01", "2.00")
    database = Database(url)
    arrive(database, [held, later])
    with database.write() as connection:
        table = schema.transactions
        connection.execute(update(table).where(table.c.transaction_id == held.id).values(held=True))
    with workers(url, 1):
        wait_until_applied(database)
    assert [outcome.transaction_id for _, outcome in outcomes_in_order(database)] == [later.id]
    database.close()


def test_what_staff_chose_is_applied_beside_workers(region: tuple[Region, str]) -> None:
    """A run has the records to itself, group by group: nothing is doubled, whoever comes first."""
    made, url = region
    rows = [desk.pay("P01", "0.01") for desk in made.desks for _ in range(40)]
    database = Database(url)
    arrive(database, rows)
    with workers(url, 2) as at_work:
        run = Run(database, ZONE, [row.id for row in reversed(rows)])
        told = [processed.outcome for group in run.groups() for processed in group]
        wait_until_applied(database)
    assert {outcome.transaction_id: outcome for outcome in told} == {
        outcome.transaction_id: outcome for _, outcome in outcomes_in_order(database)
    }
    assert sum(worker.account.rows for worker in at_work) <= len(rows) == len(told)
    with database.read() as connection:
        query = select(schema.patrons.c.owes_cents).where(schema.patrons.c.card_number == "P01")
        assert connection.execute(query).scalar_one() == 100 - len(rows)
    database.close()


def test_a_rule_that_was_imported_counts_for_the_next_row(region: tuple[Region, str], tmp_path: Path) -> None:
    made, url = region
    desk, database, zone = made.desks[0], Database(url), zone_named(ZONE)
    rule = "library,category,item_type,loan_days,renewals,max_loans,fee_limit"
    write_csv(tmp_path / "rules.csv", rule, ",,,21,2,0,3.00")
    before, after = desk.issue("P05", "I01"), desk.issue("P05", "I02")
    with workers(url, 2):
        arrive(database, [before])
        wait_until_applied(database)
        Importer(tmp_path, datetime.now(zone), zone, lambda _name, _count: None).run(database)
        arrive(database, [after])
        wait_until_applied(database)
    notes = [[note.code for note in outcome.notes] for _, outcome in outcomes_in_order(database)]
    assert notes == [[], ["TOO_MANY_LOANS"]]
    database.close()

"""Every journal that was ever released is opened, upgraded and sound; a newer one is refused, not damaged."""

import shutil
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, State
from offcirc.errors import EnvironmentProblem
from offcirc.journal import migrate
from offcirc.journal.schema import metadata
from offcirc.journal.upgrading import open_engine
from offcirc.journal.verify import verify
from offcirc.sqlcipher import connect
from tests.journal.samples import KEY, issue, open_journal

HERE = Path(__file__).parent
KEPT = sorted(HERE.glob("journal-*.db"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "50% off" / "journal.db"


@pytest.fixture(params=KEPT, ids=lambda kept: kept.stem)
def kept(path: Path, request: pytest.FixtureRequest) -> Path:
    path.parent.mkdir()
    return Path(shutil.copy(request.param, path))


def test_every_version_has_its_file() -> None:
    assert [kept.stem for kept in KEPT] == [f"journal-{revision}" for revision in sorted(migrate._known_revisions())]


def test_a_journal_of_any_version_is_opened_whole(kept: Path) -> None:
    with open_journal(kept) as journal:
        rows = list(journal.rows())
        assert {row.transaction.kind for row in rows} == set(Kind) - HOLDINGS_KINDS  # the file is older than they
        assert {row.state for row in rows} == set(State)
        assert journal.account()[0] == len(rows)
        assert (journal.workstation, journal.setting("token")) == ("bus", b"a token")
        assert journal.append(issue()).seq == len(rows) + 1
    assert verify(kept, KEY).sound


def test_the_migrations_end_at_the_schema(path: Path) -> None:
    path.parent.mkdir()
    open_journal(path).close()
    engine = open_engine(path, KEY)
    try:
        with engine.connect() as connection, warnings.catch_warnings():
            # SQLAlchemy cannot read the condition of a partial index; the next test compares those.
            warnings.simplefilter("ignore")
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    finally:
        engine.dispose()


def test_what_the_migrations_make_is_what_the_schema_would_make(path: Path) -> None:
    path.parent.mkdir()
    open_journal(path).close()
    straight = path.with_name("straight.db")
    engine = open_engine(straight, KEY)
    with engine.begin() as connection:
        metadata.create_all(connection)
    engine.dispose()

    def made(file: Path) -> set[str]:
        with closing(connect(file, KEY)) as opened:
            found = opened.execute("SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL")
            return {" ".join(sql.replace('"', "").replace("!=", "<>").split()) for (sql,) in found}

    assert {sql for sql in made(path) if "alembic" not in sql} == made(straight)


def test_the_newest_migration_is_the_one_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate._MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.REVISION]


def test_a_newer_journal_is_refused_and_left_as_it_is(kept: Path) -> None:
    with closing(connect(kept, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = kept.read_bytes()
    with pytest.raises(EnvironmentProblem, match="TOO_NEW"):
        open_journal(kept)
    assert kept.read_bytes() == before
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr("alembic.op.create_index", lambda *_args, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            open_journal(path)
    with closing(connect(path, KEY)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with open_journal(path) as journal:
        assert journal.append(issue()).seq == 1

"""A migration that no release has: the journal's form of the program that the tests call *next year's*."""

import os
import signal
import time

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
STEP = "OFFCIRC_TEST_KILL_AT"
"""After which step of this the process kills itself."""
LASTS = "OFFCIRC_TEST_UPGRADE_LASTS_S"


def upgrade() -> None:
    """A column, a table, and something written into every row."""
    time.sleep(float(os.environ.get(LASTS, "0")))
    _killed(1)
    op.add_column("transactions", sa.Column("noticed", sa.Integer, nullable=False, server_default="0"))
    op.create_table("notices", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    _killed(2)
    op.execute("UPDATE transactions SET noticed = position")
    op.execute("INSERT INTO notices (text) SELECT hex(zeroblob(2000)) FROM transactions")
    _killed(3)


def _killed(step: int) -> None:
    if os.environ.get(STEP) == str(step):
        os.kill(os.getpid(), signal.SIGKILL)

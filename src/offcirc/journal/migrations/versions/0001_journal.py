"""The journal's first form."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates the tables; entries cannot be deleted, and only their body can be erased."""
    op.create_table(
        "entries",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("transaction_id", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("body_hash", sa.LargeBinary, nullable=False),
        sa.Column("chain_hash", sa.LargeBinary, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
    )
    op.create_index("ix_entries_events", "entries", ["transaction_id"], sqlite_where=sa.text("kind <> 'transaction'"))
    op.create_table(
        "transactions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("card_key", sa.Text),
        sa.Column("item_key", sa.Text),
        sa.Column("outcome_position", sa.Integer),
        sa.Column("change", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sqlite_with_rowid=False,
    )
    for column in ("card", "item"):
        op.create_index(
            f"ix_transactions_{column}",
            "transactions",
            [f"{column}_key"],
            sqlite_where=sa.text(f"{column}_key IS NOT NULL"),
        )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE TRIGGER entries_stay BEFORE DELETE ON entries "
        "BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER entries_are_immutable BEFORE UPDATE ON entries "
        "WHEN NEW.body IS NOT NULL OR NEW.position <> OLD.position OR NEW.kind <> OLD.kind "
        "OR NEW.transaction_id <> OLD.transaction_id OR NEW.body_hash <> OLD.body_hash "
        "OR NEW.chain_hash <> OLD.chain_hash OR NEW.epoch <> OLD.epoch OR NEW.seq <> OLD.seq "
        "BEGIN SELECT RAISE(ABORT, 'entries are immutable; only a body can be erased'); END"
    )

"""Exchange sets, and what libraries have settled for their items. Extracts without them are not given out any more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def upgrade() -> None:
    """Creates the tables; the next extract is built on first request."""
    op.create_table(
        "holdings_settings",
        sa.Column("library", sa.Text(), nullable=False),
        _text("receiving_library"),
        _text("receiving_location"),
        sa.Column("owning_location_on_form", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("library", name=op.f("pk_holdings_settings")),
    )
    op.create_table(
        "exchange_sets",
        sa.Column("id", sa.String(64), nullable=False),
        *(_text(name) for name in ("name", "lender", "receiver", "library", "location")),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_sets")),
    )
    op.create_table(
        "exchange_items",
        sa.Column("id", _BIG_ID, nullable=False),
        sa.Column("set_id", sa.String(64), nullable=False),
        sa.Column("item_id", _BIG_ID, nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        _text("sent_by"),
        sa.Column("returned_at", sa.BigInteger(), nullable=True),
        _text("returned_by"),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["exchange_sets.id"], name=op.f("fk_exchange_items_set_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_exchange_items_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_items")),
    )
    for column in ("set_id", "item_id", "changed"):
        op.create_index(op.f(f"ix_exchange_items_{column}"), "exchange_items", [column])
    op.execute("UPDATE extracts SET file_name = ''")
    for name in ("holdings_settings", "exchange_sets"):
        # A new database gets all its sections once it is whole.
        op.execute(f"INSERT INTO sections (name, changed) SELECT '{name}', 0 WHERE EXISTS (SELECT 1 FROM sections)")  # noqa: S608 - own names

"""Cards that were replaced. Extracts that know none of them are not given out any more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table; the next extract is built on first request."""
    op.create_table(
        "former_cards",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("former_number", sa.Text(), nullable=False),
        sa.Column("former_key", sa.Text(), nullable=False),
        sa.Column("patron_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["patron_id"], ["patrons.id"], name=op.f("fk_former_cards_patron_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_cards")),
        sa.UniqueConstraint("former_number", "patron_id", name=op.f("uq_former_cards_former_number_patron_id")),
    )
    for column in ("former_key", "patron_id", "changed"):
        op.create_index(op.f(f"ix_former_cards_{column}"), "former_cards", [column])
    op.execute("UPDATE extracts SET file_name = ''")

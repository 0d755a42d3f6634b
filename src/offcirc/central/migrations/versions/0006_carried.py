"""The server's own keys, which sign what it gives out and open what is sealed to it; and every workstation's key."""

from __future__ import annotations

import secrets
import time

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the keys: two random seeds, the same from now on, in every backup."""
    keys = op.create_table(
        "server_keys",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_keys")),
    )
    made_at = time.time_ns() // 1000
    made = {"id": 1, "signing_key": secrets.token_bytes(32), "private_key": secrets.token_bytes(32), "made_at": made_at}
    op.bulk_insert(keys, [made])
    op.create_table(
        "workstation_keys",
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("public_key", "workstation", name=op.f("pk_workstation_keys")),
    )
    op.create_index(op.f("ix_workstation_keys_workstation"), "workstation_keys", ["workstation"])
    op.execute(
        "INSERT INTO workstation_keys (public_key, workstation, registered_at) "
        "SELECT public_key, name, enrolled_at FROM workstations WHERE public_key <> ''"
    )

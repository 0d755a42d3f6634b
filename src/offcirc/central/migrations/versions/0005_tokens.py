"""A token for each job, scopes of extracts, the audit trail, erasures, and what the server's page shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_REFUSED = sa.text("result = 'refused'")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def upgrade() -> None:
    """Each workstation keeps the token it has as its desk's; the jobs' own come with the next enrolment."""
    _create_tokens()
    _extend_workstations()
    _create_trails()
    _extend_extracts()
    op.add_column("transactions", sa.Column("held", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("tombstones", _text("library"))
    op.create_index(
        "ix_outcomes_refused", "outcomes", ["processed_at"], sqlite_where=_REFUSED, postgresql_where=_REFUSED
    )


def _create_tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("job", sa.String(16), nullable=False),
        _text("scopes"),
        _number("issued_at"),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_tokens")),
    )
    op.create_index(op.f("ix_tokens_workstation"), "tokens", ["workstation"])
    op.execute(
        "INSERT INTO tokens (token_hash, workstation, job, scopes, issued_at, revoked_at) "
        "SELECT token_hash, name, 'desk', scopes, enrolled_at, revoked_at FROM workstations"
    )
    op.execute(
        "INSERT INTO tokens (token_hash, workstation, job, issued_at, revoked_at) "
        "SELECT token_hash, name, 'desk', 0, 0 FROM retired_tokens"
    )
    op.drop_table("retired_tokens")


def _extend_workstations() -> None:
    with op.batch_alter_table("workstations") as table:
        table.drop_constraint("uq_workstations_token_hash", type_="unique")
        table.drop_column("token_hash")
        table.add_column(_text("extract_scope"))
        for name in ("review_before", "unsent", "replica_as_of"):
            table.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("told_erasure", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("enrolment_codes", _text("extract_scope"))
    op.add_column("enrolment_codes", sa.Column("token_days", sa.Integer(), nullable=True))


def _create_trails() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _BIG_ID, nullable=False),
        _number("at"),
        _text("actor"),
        sa.Column("act", sa.String(32), nullable=False),
        _text("subject"),
        _text("details"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"])
    op.create_table(
        "erasures",
        sa.Column("number", _BIG_ID, nullable=False),
        _number("at"),
        _text("card_hashes"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_erasures")),
    )
    op.create_table(
        "page_keys",
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        _text("name"),
        _number("expires_at"),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_page_keys")),
    )


def _extend_extracts() -> None:
    op.add_column("extracts", _text("scope"))
    op.execute("UPDATE extracts SET file_name = ''")  # of a format without room for patrons' details
    op.create_table(
        "extract_runs",
        sa.Column("id", _BIG_ID, nullable=False),
        _number("began_at"),
        _number("ended_at"),
        _text("code"),
        _text("reason"),
        sa.Column("extracts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extract_runs")),
    )

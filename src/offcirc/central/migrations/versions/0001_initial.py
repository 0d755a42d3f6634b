"""The first schema of the server's database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Creates every table."""
    _create_small_tables()
    _create_patrons_and_items()
    _create_circulation()
    _create_workstations()
    _create_queue()


def _create_small_tables() -> None:
    op.create_table(
        "counters",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("outcome_number", sa.BigInteger(), nullable=False),
        sa.Column("oldest_tombstone", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counters")),
    )
    op.create_table(
        "sections",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sections")),
    )
    op.create_table(
        "libraries",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("parent", sa.Text(), server_default="", nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_libraries")),
    )
    op.create_table(
        "locations",
        sa.Column("library", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("library", "location", name=op.f("pk_locations")),
    )
    op.create_table(
        "rules",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("item_type", sa.Text(), server_default="", nullable=False),
        sa.Column("loan_days", sa.Integer(), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=True),
        sa.Column("max_loans", sa.Integer(), nullable=True),
        sa.Column("fee_limit_cents", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
    )
    op.create_table(
        "closed_days",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_days")),
    )
    op.create_table(
        "visits",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("stop", sa.Text(), server_default="", nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("from_time", sa.Time(), nullable=False),
        sa.Column("to_time", sa.Time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )


def _create_patrons_and_items() -> None:
    op.create_table(
        "patrons",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("card_number", sa.Text(), nullable=False),
        sa.Column("card_key", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), server_default="", nullable=False),
        sa.Column("first_name", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), server_default="", nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("barred", sa.Boolean(), nullable=False),
        sa.Column("blocked_until", sa.Date(), nullable=True),
        sa.Column("block_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("card_lost", sa.Boolean(), nullable=False),
        sa.Column("address_in_doubt", sa.Boolean(), nullable=False),
        sa.Column("owes_cents", sa.BigInteger(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrons")),
        sa.UniqueConstraint("card_number", name=op.f("uq_patrons_card_number")),
    )
    op.create_index(op.f("ix_patrons_card_key"), "patrons", ["card_key"], unique=False)
    op.create_index(op.f("ix_patrons_changed"), "patrons", ["changed"], unique=False)
    op.create_table(
        "items",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("barcode", sa.Text(), nullable=False),
        sa.Column("barcode_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("isbn", sa.Text(), server_default="", nullable=False),
        sa.Column("call_number", sa.Text(), server_default="", nullable=False),
        sa.Column("item_type", sa.Text(), server_default="", nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("owning_library", sa.Text(), server_default="", nullable=False),
        sa.Column("owning_location", sa.Text(), server_default="", nullable=False),
        sa.Column("price", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("not_for_loan", sa.Boolean(), nullable=False),
        sa.Column("last_event_at", sa.BigInteger(), nullable=True),
        sa.Column("last_event_by", sa.Text(), server_default="", nullable=False),
        sa.Column("last_event_epoch", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_event_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("barcode", name=op.f("uq_items_barcode")),
    )
    op.create_index(op.f("ix_items_barcode_key"), "items", ["barcode_key"], unique=False)
    op.create_index(op.f("ix_items_changed"), "items", ["changed"], unique=False)


def _create_circulation() -> None:
    op.create_table(
        "loans",
        sa.Column("item_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("patron_id", BIG_ID, nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("due_offset_min", sa.Integer(), nullable=False),
        sa.Column("renewals_left", sa.Integer(), nullable=True),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("transaction_id", sa.Text(), server_default="", nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_loans_item_id")),
        sa.ForeignKeyConstraint(["patron_id"], ["patrons.id"], name=op.f("fk_loans_patron_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_loans")),
    )
    op.create_index(op.f("ix_loans_changed"), "loans", ["changed"], unique=False)
    op.create_index(op.f("ix_loans_patron_id"), "loans", ["patron_id"], unique=False)
    op.create_table(
        "loan_history",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("patron_id", sa.BigInteger(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("returned_at", sa.BigInteger(), nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("transaction_id", sa.Text(), server_default="", nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_history")),
    )
    op.create_index(op.f("ix_loan_history_item_id_issued_at"), "loan_history", ["item_id", "issued_at"], unique=False)
    op.create_table(
        "holds",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("patron_id", BIG_ID, nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=False),
        sa.Column("pickup_library", sa.Text(), server_default="", nullable=False),
        sa.Column("on_shelf", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_holds_item_id")),
        sa.ForeignKeyConstraint(["patron_id"], ["patrons.id"], name=op.f("fk_holds_patron_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
        sa.UniqueConstraint("item_id", "patron_id", name=op.f("uq_holds_item_id_patron_id")),
    )
    op.create_index(op.f("ix_holds_changed"), "holds", ["changed"], unique=False)
    op.create_index(op.f("ix_holds_patron_id"), "holds", ["patron_id"], unique=False)
    op.create_table(
        "payments",
        sa.Column("transaction_id", sa.Text(), nullable=False),
        sa.Column("patron_id", BIG_ID, nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_at", sa.BigInteger(), nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("staff", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("transaction_id", name=op.f("pk_payments")),
    )
    op.create_index(op.f("ix_payments_patron_id"), "payments", ["patron_id"], unique=False)
    op.create_table(
        "in_house_uses",
        sa.Column("transaction_id", sa.Text(), nullable=False),
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("transaction_id", name=op.f("pk_in_house_uses")),
    )
    op.create_index(op.f("ix_in_house_uses_item_id"), "in_house_uses", ["item_id"], unique=False)


def _create_workstations() -> None:
    op.create_table(
        "workstations",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("scopes", sa.Text(), server_default="", nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.Text(), server_default="", nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("last_contact_at", sa.BigInteger(), nullable=True),
        sa.Column("head_epoch", sa.BigInteger(), nullable=True),
        sa.Column("head_seq", sa.BigInteger(), nullable=True),
        sa.Column("head_position", sa.BigInteger(), nullable=True),
        sa.Column("head_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_workstations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_workstations_token_hash")),
    )
    op.create_table(
        "retired_tokens",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_retired_tokens")),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("library", sa.Text(), server_default="", nullable=False),
        sa.Column("scopes", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_codes")),
    )
    op.create_table(
        "extracts",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("etag", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("change_cursor", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("built_at", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extracts")),
        sa.UniqueConstraint("etag", name=op.f("uq_extracts_etag")),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("second_key", sa.Text(), server_default="", nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstones")),
    )
    op.create_index(op.f("ix_tombstones_changed"), "tombstones", ["changed"], unique=False)


def _create_queue() -> None:
    op.create_table(
        "transactions",
        sa.Column("queue_id", BIG_ID, nullable=False),
        sa.Column("transaction_id", sa.String(length=64), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("order_at", sa.BigInteger(), nullable=False),
        sa.Column("time_uncertain", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_code", sa.Text(), server_default="", nullable=False),
        sa.Column("amended_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("queue_id", name=op.f("pk_transactions")),
        sa.UniqueConstraint("transaction_id", name=op.f("uq_transactions_transaction_id")),
    )
    op.create_index(
        "ix_transactions_processing_order",
        "transactions",
        ["waiting", "order_at", "workstation", "epoch", "seq", "queue_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_transactions_workstation_epoch_seq"), "transactions", ["workstation", "epoch", "seq"], unique=False
    )
    op.create_table(
        "outcomes",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("transaction_id", sa.String(length=64), nullable=False),
        sa.Column("workstation", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=24), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("processed_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("transaction_id", name=op.f("uq_outcomes_transaction_id")),
    )
    op.create_index(op.f("ix_outcomes_workstation_number"), "outcomes", ["workstation", "number"], unique=False)

"""The tables of central.db, and of a PostgreSQL database alike.

Instants are whole microseconds since 1970 UTC, amounts whole cents: both compare and add exactly on every database,
and cost no conversion on the hot path. Natural keys (`barcode`, `card_number`) are exact; `…_key` columns hold
`domain.barcodes.fold` of them, under which a desk's scan is found (K9).

Every record that a replica holds has `changed`: the change counter's value at its last write (see `counters`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BigId = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only under the type name INTEGER."""


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


counters = Table(
    "counters",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _number("change"),
    _number("outcome_number"),
    _number("oldest_tombstone"),
)
"""One row. Whoever writes records locks it first, so that commits follow in counter order."""

sections = Table("sections", metadata, Column("name", String(32), primary_key=True), _number("changed"))
"""When each of the small tables, sent whole, last changed: see `counters.SECTIONS`."""

libraries = Table(
    "libraries",
    metadata,
    Column("code", Text, primary_key=True),
    _text("name"),
    _text("parent"),
    _text("time_zone"),
    _text("kind"),
)
locations = Table(
    "locations", metadata, Column("library", Text, primary_key=True), Column("location", Text, primary_key=True)
)
rules = Table(
    "rules",
    metadata,
    Column("id", BigId, primary_key=True),
    _text("library"),
    _text("category"),
    _text("item_type"),
    Column("loan_days", Integer),
    Column("renewals", Integer),
    Column("max_loans", Integer),
    Column("fee_limit_cents", BigInteger),
)
closed_days = Table(
    "closed_days",
    metadata,
    Column("id", BigId, primary_key=True),
    _text("library"),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    _text("reason"),
)
visits = Table(
    "visits",
    metadata,
    Column("id", BigId, primary_key=True),
    _text("library"),
    _text("stop"),
    Column("on", Date, nullable=False),
    Column("from_time", Time, nullable=False),
    Column("to_time", Time, nullable=False),
)
patrons = Table(
    "patrons",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("card_number", Text, nullable=False, unique=True),
    Column("card_key", Text, nullable=False, index=True),
    _text("surname"),
    _text("first_name"),
    _text("category"),
    _text("library"),
    Column("expires_on", Date),
    _flag("barred"),
    Column("blocked_until", Date),
    _text("block_reason"),
    _flag("card_lost"),
    _flag("address_in_doubt"),
    _number("owes_cents"),
    Column("born_on", Date),
    _text("address"),
    _text("city"),
    _text("postcode"),
    _text("phone"),
    _text("email"),
    Column("changed", BigInteger, nullable=False, index=True),
)
"""Date of birth, address, telephone and e-mail stay here unless they were chosen for a replica (`extract_scopes`)."""

former_cards = Table(
    "former_cards",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("former_number", Text, nullable=False),
    Column("former_key", Text, nullable=False, index=True),
    Column("patron_id", BigId, ForeignKey("patrons.id"), nullable=False, index=True),
    Column("changed", BigInteger, nullable=False, index=True),
    UniqueConstraint("former_number", "patron_id"),
)
"""Cards that patrons had before their present one. One that several had says nothing; a present card goes before."""

items = Table(
    "items",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("barcode", Text, nullable=False, unique=True),
    Column("barcode_key", Text, nullable=False, index=True),
    _text("title"),
    _text("author"),
    _text("isbn"),
    _text("call_number"),
    _text("item_type"),
    _text("library"),
    _text("location"),
    _text("owning_library"),
    _text("owning_location"),
    _text("price"),
    Column("status", String(16), nullable=False),
    _flag("not_for_loan"),
    Column("last_event_at", BigInteger),
    _text("last_event_by"),
    Column("last_event_epoch", BigInteger, nullable=False, server_default="0"),
    Column("last_event_seq", BigInteger, nullable=False, server_default="0"),
    Column("changed", BigInteger, nullable=False, index=True),
)
"""`last_event_…`: the newest applied circulation moment and whose row it was: what is older arrives late."""

holdings_settings = Table(
    "holdings_settings",
    metadata,
    Column("library", Text, primary_key=True),
    _text("receiving_library"),
    _text("receiving_location"),
    _flag("owning_location_on_form"),
)
"""What a library has settled: where it receives exchange sets (T5), and what stands on its item form (T11)."""

exchange_sets = Table(
    "exchange_sets",
    metadata,
    Column("id", String(64), primary_key=True),
    _text("name"),
    _text("lender"),
    _text("receiver"),
    _text("library"),
    _text("location"),
    Column("state", String(16), nullable=False),
    Column("sent_at", BigInteger),
    Column("returned_at", BigInteger),
)
exchange_items = Table(
    "exchange_items",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("set_id", String(64), ForeignKey("exchange_sets.id"), nullable=False, index=True),
    Column("item_id", BigId, ForeignKey("items.id"), nullable=False, index=True),
    _number("sent_at"),
    _text("sent_by"),
    Column("returned_at", BigInteger),
    _text("returned_by"),
    _flag("missing"),
    Column("changed", BigInteger, nullable=False, index=True),
)
"""Each journey of an item with a set; without `returned_at` it is out. `…_by`: the transactions' ids."""

loans = Table(
    "loans",
    metadata,
    Column("item_id", BigId, ForeignKey("items.id"), primary_key=True, autoincrement=False),
    Column("patron_id", BigId, ForeignKey("patrons.id"), nullable=False, index=True),
    _number("issued_at"),
    _number("due_at"),
    Column("due_offset_min", Integer, nullable=False),
    Column("renewals_left", Integer),
    _text("library"),
    _text("transaction_id"),
    Column("changed", BigInteger, nullable=False, index=True),
)
"""An item is out to one patron at most. `due_offset_min`: minutes east of UTC in which the date was told."""

loan_history = Table(
    "loan_history",
    metadata,
    Column("id", BigId, primary_key=True),
    _number("item_id"),
    _number("patron_id"),
    _number("issued_at"),
    _number("due_at"),
    _number("returned_at"),
    _text("library"),
    _text("transaction_id"),
    _flag("late"),
    Index(None, "item_id", "issued_at"),
)
"""Loans that have ended. `late`: the loan arrived after a newer event of the same item had been applied."""

holds = Table(
    "holds",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("item_id", BigId, ForeignKey("items.id"), nullable=False),
    Column("patron_id", BigId, ForeignKey("patrons.id"), nullable=False, index=True),
    _number("placed_at"),
    _text("pickup_library"),
    _flag("on_shelf"),
    Column("changed", BigInteger, nullable=False, index=True),
    UniqueConstraint("item_id", "patron_id"),
)
payments = Table(
    "payments",
    metadata,
    Column("transaction_id", Text, primary_key=True),
    Column("patron_id", BigId, nullable=False, index=True),
    _number("amount_cents"),
    _number("paid_at"),
    _text("library"),
    _text("staff"),
)
in_house_uses = Table(
    "in_house_uses",
    metadata,
    Column("transaction_id", Text, primary_key=True),
    Column("item_id", BigId, nullable=False, index=True),
    Column("count", Integer, nullable=False),
    _number("used_at"),
    _text("library"),
)
tombstones = Table(
    "tombstones",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("kind", String(16), nullable=False),
    _text("key"),
    _text("second_key"),
    _text("library"),
    Column("changed", BigInteger, nullable=False, index=True),
)
"""Natural keys of records that are gone; a hold's is (barcode, card number), a former card's (its number, present).

`library`: the patron's, where a record named one: whose replicas may learn of it (`extract_scopes`). A patron who left
`library` and is still here has the kind `patron_left`.
"""

workstations = Table(
    "workstations",
    metadata,
    Column("name", Text, primary_key=True),
    _text("library"),
    _text("scopes"),
    _text("extract_scope"),
    _text("public_key"),
    _number("enrolled_at"),
    Column("revoked_at", BigInteger),
    Column("review_before", BigInteger),
    Column("last_contact_at", BigInteger),
    Column("unsent", BigInteger),
    Column("replica_as_of", BigInteger),
    Column("told_erasure", BigInteger, nullable=False, server_default="0"),
    Column("head_epoch", BigInteger),
    Column("head_seq", BigInteger),
    Column("head_position", BigInteger),
    Column("head_hash", String(64)),
)
"""`review_before`: what it recorded earlier is held for review, for it had been revoked. `extract_scope`: what of the
patrons it may have, see `extract_scopes`. `unsent`, `replica_as_of`: as it told at its last contact. `told_erasure`:
the newest of `erasures` that it has taken in.
"""
tokens = Table(
    "tokens",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("workstation", Text, nullable=False, index=True),
    Column("job", String(16), nullable=False),
    _text("scopes"),
    _number("issued_at"),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
)
"""A workstation's credentials: one for its desk, one for downloads alone, one for uploads alone, each revocable alone.

One that was replaced by a new enrolment stays, so that it is answered *revoked* and not *unknown*.
"""
workstation_keys = Table(
    "workstation_keys",
    metadata,
    Column("public_key", String(64), primary_key=True),
    Column("workstation", Text, primary_key=True, index=True),
    _number("registered_at"),
)
"""Every public key that a workstation ever had: a file that it sealed before it was enrolled anew can be opened."""

server_keys = Table(
    "server_keys",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("private_key", LargeBinary, nullable=False),
    _number("made_at"),
)
"""One row: the Ed25519 seed that signs extracts, the X25519 key that carried transactions are sealed to."""

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    _text("name"),
    _text("library"),
    _text("scopes"),
    _text("extract_scope"),
    Column("token_days", Integer),
    _number("expires_at"),
    Column("used_at", BigInteger),
)
page_keys = Table(
    "page_keys",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    _text("name"),
    _number("expires_at"),
)
"""What opens the page for system librarians: a `link`, good once, becomes a `session`."""

audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True),
    _number("at"),
    _text("actor"),
    Column("act", String(32), nullable=False),
    _text("subject"),
    _text("details"),
    Index(None, "at"),
)
"""Who did what, written in the transaction of the act; no patron data. `details`: JSON of counts and codes."""

erasures = Table(
    "erasures",
    metadata,
    Column("number", BigId, primary_key=True),
    _number("at"),
    _text("card_hashes"),
)
"""Patrons who were forgotten: hashes of their card numbers, commas between, by which workstations know theirs."""

pin_resets = Table(
    "pin_resets",
    metadata,
    Column("number", BigId, primary_key=True),
    Column("workstation", Text, nullable=False, index=True),
    Column("staff", Text, nullable=False),
    Column("code_hash", Text, nullable=False),
    _number("asked_at"),
)
"""One-time codes for staff who have forgotten their PIN (hashed), told to their workstation at contact."""

transactions = Table(
    "transactions",
    metadata,
    Column("queue_id", BigId, primary_key=True),
    Column("transaction_id", String(64), nullable=False, unique=True),
    Column("workstation", Text, nullable=False),
    _number("epoch"),
    _number("seq"),
    Column("fingerprint", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _number("occurred_at"),
    _number("order_at"),
    _flag("time_uncertain"),
    _number("received_at"),
    Column("waiting", Boolean, nullable=False),
    Column("held", Boolean, nullable=False, server_default=false()),
    Column("attempts", Integer, nullable=False),
    _text("last_code"),
    _text("amended_by"),
    Index(None, "workstation", "epoch", "seq"),
    Index("ix_transactions_processing_order", "waiting", "order_at", "workstation", "epoch", "seq", "queue_id"),
)
"""Every row ever received. `order_at` is its place between all workstations' rows; `body` is the row as JSON.

`held`: not applied on arrival, a person looks at it first. The `body` of a patron who was forgotten is empty.
"""

outcomes = Table(
    "outcomes",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("transaction_id", String(64), nullable=False, unique=True),
    Column("workstation", Text, nullable=False),
    Column("result", String(24), nullable=False),
    Column("code", String(32), nullable=False),
    _number("processed_at"),
    Column("body", LargeBinary, nullable=False),
    Index(None, "workstation", "number"),
    Index(
        "ix_outcomes_refused",
        "processed_at",
        sqlite_where=text("result = 'refused'"),
        postgresql_where=text("result = 'refused'"),
    ),
)
extracts = Table(
    "extracts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("etag", String(64), nullable=False, unique=True),
    Column("key", String(64), nullable=False),
    _number("change_cursor"),
    _number("size"),
    _number("built_at"),
    _text("file_name"),
    _text("scope"),
)
"""`file_name` is empty once the file was deleted; its key stays, for a download that was under way. `scope`: the tag of
what of the patrons is in it, see `extract_scopes`.
"""
extract_runs = Table(
    "extract_runs",
    metadata,
    Column("id", BigId, primary_key=True),
    _number("began_at"),
    _number("ended_at"),
    _text("code"),
    _text("reason"),
    Column("extracts", Integer, nullable=False),
)
"""What came of each extract job; `code` is an error's, empty where all its extracts were built."""

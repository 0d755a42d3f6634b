"""Tables of journal.db.

`entries` is the account: transactions and what happened to them, chained, never updated (an erased body becomes NULL,
its hash stays). `epoch` and `seq` are the last transaction's up to each entry, so that the newest entry is all that an
append reads. `transactions` is an index over it for quick answers, derivable from `entries` and checked by `verify`.

Every index costs each append one more page to encrypt, write and sync (15 µs): there is none that no question needs.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("transaction_id", Text, nullable=False),
    Column("body", LargeBinary),
    Column("body_hash", LargeBinary, nullable=False),
    Column("chain_hash", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
)
Index("ix_entries_events", entries.c.transaction_id, sqlite_where=entries.c.kind != "transaction")

transactions = Table(
    "transactions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("card_key", Text),
    Column("item_key", Text),
    Column("outcome_position", Integer),
    Column("change", BigInteger, nullable=False, server_default=text("0")),
    sqlite_with_rowid=False,
)
# No index of states: it would be one more encrypted page to write for each scan (4 % of it), and going through 50,000
# rows to count them takes hundredths of a second.
Index("ix_transactions_card", transactions.c.card_key, sqlite_where=transactions.c.card_key.is_not(None))
Index("ix_transactions_item", transactions.c.item_key, sqlite_where=transactions.c.item_key.is_not(None))

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

"""Alembic's entry: runs the migrations on the connection, and in the transaction, that `migrate` hands in."""

from __future__ import annotations

from alembic import context

from offcirc.central.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()

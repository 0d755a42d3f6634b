"""Alembic migrations of journal.db."""

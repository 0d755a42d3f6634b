"""The migrations of journal.db, oldest first."""

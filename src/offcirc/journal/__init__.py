"""journal.db: what was done at this desk. Precious; every desk action is one immutable, chained row."""

from offcirc.journal.journal import Journal
from offcirc.journal.reading import BatchRecorded, Recorded

__all__ = ["BatchRecorded", "Journal", "Recorded"]

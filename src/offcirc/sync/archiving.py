"""Archives finished days, after an update: only then is it known what the server shows, and what time it is."""

from __future__ import annotations

import logging
from datetime import timedelta, tzinfo

from offcirc.domain.retention import kept_since
from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.sync.contact import last_contact

_log = logging.getLogger(__name__)


def archive_finished_days(journal: Journal, zone: tzinfo, days: int, cursor: int) -> int:
    """A bounded step; what stands in its way is logged, and fails nothing: the rows stay where they are.

    Args:
        journal: after a contact just now, under the lock of the only syncer.
        zone: the library's.
        days: of retention.
        cursor: of the replica in use.

    Returns:
        how many transactions were moved into the archive.
    """
    contact = last_contact(journal)
    if contact is None:
        return 0
    since = kept_since(contact.server_at, timedelta(milliseconds=contact.clock_offset_ms), zone, days)
    if since is None:
        return 0
    try:
        return journal.archive_days(since, zone, cursor)
    except EnvironmentProblem as problem:
        _log.warning("settled days were not archived: %s", problem)
        return 0

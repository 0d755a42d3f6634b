"""How a change of an item's record becomes a row, and who may make one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from offcirc.app.workstation import Workstation
from offcirc.domain.holdings.told import Holdings as Told
from offcirc.domain.holdings.values import Refused
from offcirc.domain.transactions import MAX_NAME_LENGTH, Draft, Kind, Transaction
from offcirc.errors import UserError
from offcirc.sync.contact import last_contact

_CATALOGUE = "catalogue"
_REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Change:
    """One row to record: which item, and what is said of it."""

    kind: Kind
    barcode: str
    told: Told


def record(workstation: Workstation, changes: Iterable[Change], staff: str) -> list[Transaction]:
    """Records changes that belong together, all or none, durable before this returns.

    Raises:
        UserError: `KIND_NOT_CARRIED`, `LIBRARY_MISSING`, `NOT_ALLOWED` or `STAFF_UNREADABLE`.
        EnvironmentProblem: the disk does not take them.
    """
    library = workstation.config.library
    drafts = [
        Draft(kind=change.kind, staff=staff, library=library, item_barcode=change.barcode, holdings=change.told)
        for change in checked(workstation, changes, staff)
    ]
    return workstation.journal.append_all(drafts)


def checked(workstation: Workstation, changes: Iterable[Change], staff: str) -> list[Change]:
    """The changes, if this workstation can record them; raises as `record`."""
    found = list(changes)
    for kind in {change.kind for change in found}:
        if kind not in workstation.capabilities.kinds:
            raise UserError("KIND_NOT_CARRIED", kind=kind)
    if not workstation.config.library:
        raise UserError("LIBRARY_MISSING")
    contact = last_contact(workstation.journal)
    scopes = contact.scopes if contact is not None else ()
    if scopes and _CATALOGUE not in scopes:
        raise UserError("NOT_ALLOWED")
    if scopes and _REGIONAL not in scopes and any(change.told.regional_view for change in found):
        raise UserError("NOT_ALLOWED")
    if len(staff) > MAX_NAME_LENGTH or not staff.isprintable():
        raise UserError("STAFF_UNREADABLE", limit=MAX_NAME_LENGTH)
    return found


def refusal(found: Refused) -> UserError:
    """The first rule that an edit breaks, for the person who made it."""
    first = found.objections[0]
    return UserError(first.rule.value, field=str(first.place), value=first.value[:64])

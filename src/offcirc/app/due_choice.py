"""The due date that staff chose, and how far it reaches. Empty until somebody chose one (K12)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Scope(StrEnum):
    """How far a chosen due date reaches."""

    ITEM = "item"
    PATRON = "patron"
    UNTIL_CHANGED = "until_changed"


@dataclass(frozen=True, slots=True)
class DueChoice:
    """A due date that staff chose. `source` and `stop` as `DuePreset`, or `own`."""

    on: date
    source: str = "own"
    stop: str = ""

    @property
    def text(self) -> str:
        """As the desk takes it."""
        return self.on.isoformat()


@dataclass(frozen=True, slots=True)
class DueDates:
    """The due dates chosen for each scope; the narrowest one counts. Empty until somebody chose (K12)."""

    item: DueChoice | None = None
    patron: DueChoice | None = None
    until_changed: DueChoice | None = None
    moved: tuple[Scope, DueChoice] | None = None
    """A choice that was just given a narrower reach: it stays as it was where another date is chosen for that reach."""

    @property
    def now(self) -> DueChoice | None:
        """What the next loan gets."""
        return self.item or self.patron or self.until_changed

    def chosen(self, choice: DueChoice, scope: Scope) -> DueDates:
        """With a new choice, which ends the narrower ones."""
        if self.moved is not None and scope is self.scope:
            wider, before = self.moved
            return replace(self, moved=None, **{wider.value: before}).chosen(choice, scope)
        match scope:
            case Scope.ITEM:
                return replace(self, item=choice, moved=None)
            case Scope.PATRON:
                return DueDates(None, choice, self.until_changed)
            case Scope.UNTIL_CHANGED:
                return DueDates(None, None, choice)

    @property
    def scope(self) -> Scope | None:
        """How far the present choice reaches."""
        if self.item is not None:
            return Scope.ITEM
        if self.patron is not None:
            return Scope.PATRON
        return Scope.UNTIL_CHANGED if self.until_changed is not None else None

    def rescoped(self, scope: Scope) -> DueDates:
        """The present choice with another reach."""
        now, present = self.now, self.scope
        if now is None or present is None or scope is present:
            return self
        narrower = list(Scope).index(scope) < list(Scope).index(present)
        due = replace(self, moved=None, **{present.value: None}).chosen(now, scope)
        return replace(due, moved=(present, now)) if narrower else due

    def after_item(self) -> DueDates:
        """One loan has used it."""
        return replace(self, item=None, moved=None)

    def after_patron(self) -> DueDates:
        """The next patron comes."""
        return DueDates(until_changed=self.until_changed)

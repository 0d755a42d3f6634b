"""One run of processing: what has come of it so far, and how long the rest may take (K19, K21)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from offcirc.app.review.rows import Answer
from offcirc.domain.outcomes import Result

_SOONEST_S = 2.0
"""Seconds before a guess about the rest is worth saying."""


@dataclass(slots=True)
class Run:
    """Counts while it runs, and what stays as the summary.

    Attributes:
        total: rows to be processed.
        began_s: a monotonic clock's seconds.
        ended_at: when it was over; until then when it began.
        refused: by reason.
        again: to be tried again, by reason.
        doubtful: nobody can tell what came of it, by reason.
    """

    total: int
    began_s: float
    ended_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    results: Counter[Result] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    again: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Answer] = field(default_factory=dict)

    def add(self, id_: str, answer: Answer) -> None:
        """Counts a row's answer; the same row again counts once, by its last answer."""
        before = self.answers.get(id_)
        if before is not None:
            self._count(before, -1)
        self.answers[id_] = answer
        self._count(answer, 1)

    def _count(self, answer: Answer, by: int) -> None:
        self.results[answer.result] += by
        if answer.result is Result.REFUSED:
            self.refused[answer.code] += by
        elif answer.result is Result.RETRY:
            self.again[answer.code] += by
        elif answer.result is Result.UNKNOWN:
            self.doubtful[answer.code] += by

    @property
    def done(self) -> int:
        """Rows that have an answer."""
        return len(self.answers)

    def left_s(self, now_s: float) -> float | None:
        """Seconds that the rest may take, by the pace so far; None while nobody can say."""
        passed = now_s - self.began_s
        if not self.done or passed < _SOONEST_S or self.done >= self.total:
            return None
        return passed / self.done * (self.total - self.done)

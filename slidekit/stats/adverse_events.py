"""Incidence of adverse events: a subject counts once per row, every record is one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from slidekit.errors import StatsError
from slidekit.stats.observations import check_length, codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from slidekit.stats.risk_difference import Counts
    from slidekit.stats.risk_sets import Codes


@dataclass(frozen=True, slots=True)
class Incidence:
    """Subjects with at least one event, and events, per arm."""

    subjects: tuple[int, ...]
    events: tuple[int, ...]
    n_subjects: tuple[int, ...]
    """All subjects of the arm, with or without events."""
    method: str = "incidence/1"

    def percent(self, arm: int) -> float | None:
        """Return the percentage of the arm's subjects with the event, None of an empty arm."""
        total = self.n_subjects[arm]
        return 100 * self.subjects[arm] / total if total else None

    def against(self, arm: int, reference: int = 0) -> Counts:
        """Return x1, n1, x0, n0 of an arm against another, for differences and tests."""
        return (
            self.subjects[arm],
            self.n_subjects[arm],
            self.subjects[reference],
            self.n_subjects[reference],
        )


@dataclass(frozen=True, slots=True)
class TermIncidence:
    """One row of an incidence table."""

    terms: tuple[str, ...]
    """Such as (system organ class, preferred term)."""
    incidence: Incidence


def incidence(subject: ArrayLike, arm: ArrayLike, n_subjects: Sequence[int]) -> Incidence:
    """Count subjects and events per arm.

    Args:
        subject: number of the subject of each record, shape (records,).
        arm: arm code of each record, shape (records,).
        n_subjects: all subjects of each arm, from the subject-level table.
    """
    subjects = np.asarray(subject)
    nothing = np.zeros(len(subjects), np.int64)
    return _count(nothing, 1, *_records(subjects, arm, n_subjects), n_subjects)[0]


def incidence_by_term(
    terms: Sequence[ArrayLike], subject: ArrayLike, arm: ArrayLike, n_subjects: Sequence[int]
) -> tuple[TermIncidence, ...]:
    """Count subjects and events per arm for every term.

    Args:
        terms: columns of text, each of shape (records,), that name a row together; records with an
            empty text in one of them belong to no row.
        subject: number of the subject of each record, shape (records,).
        arm: arm code of each record, shape (records,).
        n_subjects: all subjects of each arm, from the subject-level table.

    Returns:
        One row per combination of texts, in the order in which they first occur.
    """
    subjects, arms = _records(subject, arm, n_subjects)
    labels, code = label_codes(terms)
    for column in terms:
        check_length("A column of terms", np.asarray(column, dtype=object), len(subjects))
    named = code >= 0
    counts = _count(code[named], len(labels), subjects[named], arms[named], n_subjects)
    return tuple(map(TermIncidence, labels, counts))


def worst_levels(
    level: ArrayLike, n_levels: int, subject: ArrayLike, arm: ArrayLike, n_arms: int
) -> tuple[tuple[int, ...], ...]:
    """Count subjects by their highest level (severity, grade), shape (arms, levels).

    Args:
        level: code of each record's level, rising with severity, shape (records,); records with a
            negative code do not count.
        n_levels: number of levels.
        subject: number of the subject of each record, shape (records,).
        arm: arm code of each record, shape (records,).
        n_arms: number of arms.
    """
    subjects, arms = _records(subject, arm, (0,) * n_arms)
    levels = codes("level", level, len(subjects))
    known = levels >= 0
    order = np.lexsort((levels[known], subjects[known]))
    last = np.flatnonzero(np.diff(subjects[known][order], append=-1))
    worst, of_arm = levels[known][order][last], arms[known][order][last]
    counts = np.bincount(of_arm * n_levels + worst, minlength=n_arms * n_levels)
    return tuple(tuple(row) for row in counts.reshape(n_arms, n_levels).tolist())


def label_codes(columns: Sequence[ArrayLike]) -> tuple[list[tuple[str, ...]], Codes]:
    """Return the combinations of texts as they first occur, and each row's place (-1: a gap)."""
    places: dict[tuple[str, ...], int] = {}
    rows = zip(*(np.asarray(column, dtype=object).tolist() for column in columns), strict=True)
    found = [places.setdefault(row, len(places)) if all(row) else -1 for row in rows]
    return list(places), np.array(found, dtype=np.int64)


def _records(subject: ArrayLike, arm: ArrayLike, n_subjects: Sequence[int]) -> tuple[Codes, Codes]:
    subjects = codes("subject", subject, len(np.asarray(subject)))
    arms = codes("arm", arm, len(subjects))
    if len(arms) and not 0 <= arms.min() <= arms.max() < len(n_subjects):
        raise StatsError("A record belongs to an arm that is not there.")
    return subjects, arms


def _count(
    code: Codes, n_codes: int, subject: Codes, arm: Codes, n_subjects: Sequence[int]
) -> list[Incidence]:
    n_arms, width = len(n_subjects), int(subject.max(initial=0)) + 1
    _, first = np.unique(code * width + subject, return_index=True)
    events, subjects = (
        np.bincount(code[rows] * n_arms + arm[rows], minlength=n_codes * n_arms).reshape(-1, n_arms)
        for rows in (slice(None), first)
    )
    return [
        Incidence(tuple(of_subjects), tuple(of_events), tuple(n_subjects))
        for of_subjects, of_events in zip(subjects.tolist(), events.tolist(), strict=True)
    ]

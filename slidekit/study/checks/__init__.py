"""Contradictions in the tables of a study: each check is a small function that yields problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.study.checks.arms import ARM_CHECKS
from slidekit.study.checks.events import EVENT_CHECKS
from slidekit.study.checks.named import NAMED_CHECKS
from slidekit.study.checks.names import NAME_CHECKS
from slidekit.study.checks.published import PUBLISHED_CHECKS
from slidekit.study.checks.responses import RESPONSE_CHECKS
from slidekit.study.checks.subjects import SUBJECT_CHECKS
from slidekit.study.checks.tables import TABLE_CHECKS
from slidekit.study.checks.times import TIME_CHECKS

if TYPE_CHECKING:
    from slidekit.study.model import Problem, Study

CHECKS = (
    *TABLE_CHECKS,
    *ARM_CHECKS,
    *SUBJECT_CHECKS,
    *TIME_CHECKS,
    *EVENT_CHECKS,
    *RESPONSE_CHECKS,
    *PUBLISHED_CHECKS,
    *NAMED_CHECKS,
    *NAME_CHECKS,
)


def check(study: Study) -> tuple[Problem, ...]:
    """Return everything that is wrong with a study, errors first.

    No message holds an identifier of a subject: it counts, and names lines of the file.
    """
    found = [problem for find in CHECKS for problem in find(study)]
    return tuple(sorted(found, key=lambda problem: problem.severity != "error"))

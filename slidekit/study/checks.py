"""Contradictions in the tables of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.study.model import Problem, Study


def check(study: Study) -> tuple[Problem, ...]:
    """Return all problems of a study."""
    return ()

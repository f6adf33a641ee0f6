"""Names in study.yaml that readers could take for those of something else."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from slidekit.languages import tell
from slidekit.study.checks.problem import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.study.checks.problem import Check, Severity
    from slidekit.study.model import Problem, Study
    from slidekit.study.spec import Arm

PARTS = re.compile(r"\s*(?:\+|&|/|,|\band\b|\bplus\b|\bund\b)\s*")
"""What stands between the medicines of an arm's name."""


def confusable_short_names(study: Study) -> Iterator[Problem]:
    """A short name that belongs to another arm turns every figure over."""
    for arm in study.arms:
        if not arm.short or arm.short == arm.name:
            continue
        for other in study.arms:
            if other != arm and (severity := _mistaken(study, arm, other)):
                yield problem(
                    severity,
                    "arm_short_name",
                    tell(
                        "The arm {0} has the short name {1}, which readers take for the arm {2}.",
                        *(arm.name, arm.short, other.name),
                    ),
                    tell("Give this arm a short name of its own, under arms: in study.yaml."),
                )
                break


def _mistaken(study: Study, arm: Arm, other: Arm) -> Severity | None:
    """Return how bad the short name of an arm is beside another; None: it is its own."""
    if _names_only(arm, other) or _names_medicine_of(study, arm, other):
        return "error"
    return "warn" if _holds(other.name, arm.short) else None


def _names_only(arm: Arm, other: Arm) -> bool:
    """Tell whether a short name says what the other arm got, and not what its own got."""
    said, own = _medicines(arm.short), _medicines(arm.name)
    return said != own and said in (_medicines(other.name), _medicines(other.short))


def _names_medicine_of(study: Study, arm: Arm, other: Arm) -> bool:
    """Tell whether a short name holds a medicine that the other arm got and its own did not."""
    return any(
        other.id in product.arms and arm.id not in product.arms
        for product in study.spec.products
        if _holds(arm.short, product.generic)
    )


def _medicines(name: str) -> frozenset[str]:
    """Return the parts of an arm's name; placebo only where there is nothing else."""
    parts = frozenset(part for part in PARTS.split(name.strip().casefold()) if part)
    return frozenset(part for part in parts if "placebo" not in part) or parts


def _holds(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE))


def factors_alike(study: Study) -> Iterator[Problem]:
    """One characteristic twice in a forest plot looks like two findings."""
    for one, other in combinations(study.spec.subgroups or (), 2):
        if one.label.casefold() == other.label.casefold():
            yield problem(
                "warn",
                "factors_alike",
                tell(
                    "{0} and {1} are both shown as {2}: the forest plot has one characteristic "
                    "twice.",
                    *(one.column, other.column, one.label),
                ),
                tell(
                    "Take one of them out of subgroups: in study.yaml, or give them names that "
                    "differ."
                ),
            )


NAME_CHECKS: tuple[Check, ...] = (confusable_short_names, factors_alike)

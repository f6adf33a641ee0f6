"""All rules, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules import (
    anatomy,
    anatomy_use,
    balance,
    completeness,
    endpoints,
    estimates,
    harms,
    language,
    legibility,
    numbers,
    opening,
    recompute,
    references,
    structure,
    subgroups,
    survival,
)

if TYPE_CHECKING:
    from slidekit.rules.finding import Rule

RULES: tuple[Rule, ...] = (
    *opening.RULES,
    *structure.RULES,
    *anatomy.RULES,
    *anatomy_use.RULES,
    *balance.RULES,
    *endpoints.RULES,
    *estimates.RULES,
    *survival.RULES,
    *subgroups.RULES,
    *harms.RULES,
    *numbers.RULES,
    *recompute.RULES,
    *references.RULES,
    *language.RULES,
    *legibility.RULES,
    *completeness.RULES,
)

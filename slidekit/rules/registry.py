"""All rules, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.rules import (
    anatomy,
    anatomy_use,
    approval,
    attribution,
    balance,
    completeness,
    drawing,
    duties,
    emphasis,
    endpoints,
    estimates,
    harms,
    house,
    language,
    legibility,
    numbers,
    opening,
    permissions,
    privacy,
    reactive,
    recompute,
    references,
    responses,
    state,
    structure,
    subgroups,
    survival,
    trials,
)

if TYPE_CHECKING:
    from slidekit.rules.finding import Rule

RULES: tuple[Rule, ...] = (
    *opening.RULES,
    *approval.RULES,
    *duties.RULES,
    *reactive.RULES,
    *structure.RULES,
    *anatomy.RULES,
    *anatomy_use.RULES,
    *balance.RULES,
    *endpoints.RULES,
    *emphasis.RULES,
    *estimates.RULES,
    *survival.RULES,
    *responses.RULES,
    *subgroups.RULES,
    *drawing.RULES,
    *trials.RULES,
    *harms.RULES,
    *attribution.RULES,
    *privacy.RULES,
    *numbers.RULES,
    *recompute.RULES,
    *references.RULES,
    *permissions.RULES,
    *language.RULES,
    *legibility.RULES,
    *state.RULES,
    *completeness.RULES,
    *house.RULES,
)

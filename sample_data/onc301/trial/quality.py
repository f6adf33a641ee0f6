"""Deterioration on a quality-of-life questionnaire, asked every three weeks until death."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trial import design
from trial.draws import Draws

if TYPE_CHECKING:
    from trial.course import Fate
    from trial.patients import Patient


@dataclass(frozen=True, slots=True)
class Scale:
    """First deterioration on one scale; `day` is the last questionnaire if there was none."""

    day: int
    deteriorated: bool
    baseline: bool
    """Whether the patient answered before treatment."""


def ask(seed: int, patient: Patient, fate: Fate) -> tuple[Scale, Scale]:
    """Return global health status and physical functioning."""
    assert patient.arm is not None
    draws = Draws(seed, "questionnaire", patient.number)
    baseline = draws.chance(0.96)
    stops = min(fate.day, 30 + draws.exponential(460))
    asked = tuple(day + draws.integer(-3, 3) for day in design.QUESTIONNAIRE_DAYS)
    answered = tuple(day for day in asked if day <= stops) if baseline else ()
    function = _function_day(draws.uniform(1e-9), design.COURSES[patient.arm].function_hazards)
    health = draws.exponential(design.GLOBAL_HEALTH_MEDIAN)
    return _first(answered, health, baseline), _first(answered, function, baseline)


def _first(answered: tuple[int, ...], day: float, baseline: bool) -> Scale:
    found = next((asked for asked in answered if asked >= day), None)
    if found is not None:
        return Scale(found, True, baseline)
    return Scale(answered[-1] if answered else 1, False, baseline)


def _function_day(u: float, hazards: tuple[float, float]) -> float:
    """Invert a survival function whose hazard changes once, which makes the arms' curves cross."""
    early, late = hazards
    needed = -math.log(u)
    if needed <= early * design.EARLY_DAYS:
        return needed / early
    return design.EARLY_DAYS + (needed - early * design.EARLY_DAYS) / late

"""The course of one patient's disease and treatment, in days from randomisation (day 1)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trial import design
from trial.draws import Draws, share

if TYPE_CHECKING:
    from trial.patients import Patient

NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Fate:
    """Until when a patient was followed, and how that ended."""

    day: int
    """Of death, or last known to be alive."""
    ended: str
    """DEATH, LOST TO FOLLOW-UP, WITHDRAWAL BY SUBJECT, or "" for alive at the cut-off."""

    @property
    def died(self) -> bool:
        """Whether the patient died by the cut-off."""
        return self.ended == "DEATH"


@dataclass(frozen=True, slots=True)
class Tumour:
    """Imaging as the blinded central readers saw it."""

    scans: tuple[int, ...]
    progression: int | None
    censored: int
    """Last evaluable scan, 1 if there was none."""
    new_therapy: bool
    response: int | None
    best: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Treatment:
    """Days of the first and the last dose; `ended` is "" while treatment goes on."""

    start: int
    end: int
    ended: str


@dataclass(frozen=True, slots=True)
class Latent:
    """What would have happened had nothing else come before: days, and a share of [0, 1]."""

    death: int
    progression: int
    rank: float
    """Of the time to progression: the later, the likelier a response."""


def latent(seed: int, patient: Patient) -> Latent:
    """Draw the times to progression and to death, which go together."""
    assert patient.arm is not None
    draws = Draws(seed, "course", patient.number)
    arm = design.COURSES[patient.arm]
    score = draws.normal()
    rest = math.sqrt(1 - design.CORRELATION**2)
    other = design.CORRELATION * score + rest * draws.normal()
    risk = _log_risk(patient)
    return Latent(
        _weibull(share(other), arm.death_median, design.DEATH_SHAPE, risk),
        _weibull(share(score), arm.progression_median, design.PROGRESSION_SHAPE, 0.7 * risk),
        share(score),
    )


def _log_risk(patient: Patient) -> float:
    return (
        0.32 * (patient.ecog - 0.62)
        + 0.26 * (patient.brain - 0.24)
        + 0.28 * (patient.liver - 0.2)
        + 0.12 * (patient.lines - 1.45)
        + 0.08 * ((patient.sex == "M") - 0.58)
        - 0.16 * ((patient.smoking == "NEVER") - 0.27)
        + 0.005 * (patient.age - 63)
    )


def _weibull(u: float, median: float, shape: float, risk: float) -> int:
    survival = min(max(1 - u, 1e-9), 1 - 1e-9)
    hazard = -math.log(survival) / math.log(2) / math.exp(risk)
    days: float = median * hazard ** (1 / shape)
    return 1 + math.ceil(days)


def follow(seed: int, patient: Patient, drawn: Latent) -> Fate:
    """Return when follow-up ended: death, loss, withdrawn consent, or the cut-off."""
    assert patient.randomised is not None
    draws = Draws(seed, "follow-up", patient.number)
    lost = 15 + math.ceil(draws.exponential(design.LOST_MEDIAN))
    refused = 5 + math.ceil(draws.exponential(design.CONSENT_WITHDRAWN_MEDIAN))
    cutoff = (design.CUTOFF - patient.randomised).days + 1
    ends = (
        (drawn.death, "DEATH"),
        (lost, "LOST TO FOLLOW-UP"),
        (refused, "WITHDRAWAL BY SUBJECT"),
    )
    day, ended = min(ends)
    return Fate(day, ended) if day <= cutoff else Fate(cutoff - draws.integer(0, 27), "")


def image(seed: int, patient: Patient, drawn: Latent, fate: Fate) -> Tumour:
    """Return what imaging showed up to progression, new therapy or the end of follow-up."""
    assert patient.arm is not None
    draws = Draws(seed, "imaging", patient.number)
    other = math.ceil(draws.exponential(140)) + 20 if draws.chance(0.07) else NEVER
    planned = [1 + day + draws.integer(-4, 5) for day in design.SCAN_DAYS]
    scans = tuple(day for day in planned if day < min(fate.day + 1, other))
    progression = next((day for day in scans if day >= drawn.progression), None)
    scans = tuple(day for day in scans if progression is None or day <= progression)
    response, best, confirmed = _respond(draws, patient.arm, drawn, scans, progression)
    return Tumour(
        scans=scans,
        progression=progression,
        censored=scans[-1] if scans else 1,
        new_therapy=progression is None and other <= fate.day,
        response=response,
        best=best,
        confirmed=confirmed,
    )


def _respond(
    draws: Draws, arm: int, drawn: Latent, scans: tuple[int, ...], progression: int | None
) -> tuple[int | None, str, str]:
    """Return the scan of the first response if it was confirmed, best and best confirmed."""
    course = design.COURSES[arm]
    responds = draws.chance(course.response * (0.35 + 0.95 * drawn.rank))
    first = draws.pick({0: 62, 1: 28, 2: 10})
    complete = "CR" if draws.chance(course.complete) else "PR"
    stable = tuple(day for day in scans if day != progression)
    if not scans:
        return None, "NE", "NE"
    if not stable:
        return None, "PD", "PD"
    if not responds or first >= len(stable):
        return None, "SD", "SD"
    if first + 1 >= len(stable):
        return None, complete, "SD"
    return stable[first], complete, complete


def treat(
    seed: int, patient: Patient, drawn: Latent, fate: Fate, tumour: Tumour
) -> Treatment | None:
    """Return the days of treatment, None if the patient took none."""
    if patient.actual is None:
        return None
    draws = Draws(seed, "treatment", patient.number)
    start = 1 + draws.integer(0, 3)
    if start > fate.day:
        return None
    hazard = design.COURSES[patient.actual].stop_for_event
    beyond = (tumour.progression or NEVER) + draws.integer(0, 24)
    clinical = drawn.progression + draws.integer(3, 20) if draws.chance(0.35) else NEVER
    ends = [
        (clinical, "PROGRESSIVE DISEASE"),
        (beyond, "PROGRESSIVE DISEASE"),
        (start + math.ceil(draws.exponential(math.log(2) / hazard)), "ADVERSE EVENT"),
        (start + math.ceil(draws.exponential(3200)), "WITHDRAWAL BY SUBJECT"),
        (start + math.ceil(draws.exponential(3600)), "PHYSICIAN DECISION"),
        (fate.day - (draws.integer(1, 20) if fate.died else 0), fate.ended),
    ]
    end, ended = min(ends)
    return Treatment(start, max(min(end, fate.day), start), ended)

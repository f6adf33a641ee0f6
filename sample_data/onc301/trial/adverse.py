"""Adverse events of one treated patient, in days from the first dose of the trial (day 1)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trial import design, terms
from trial.draws import Draws

if TYPE_CHECKING:
    from trial.course import Fate, Treatment
    from trial.patients import Patient
    from trial.terms import Term

SERIOUS = {1: 0.01, 2: 0.06, 3: 0.42, 4: 0.65, 5: 1.0}
CHANGED: dict[int, dict[str, float]] = {
    1: {"DOSE NOT CHANGED": 99, "DRUG INTERRUPTED": 1},
    2: {"DOSE NOT CHANGED": 92, "DRUG INTERRUPTED": 6, "DOSE REDUCED": 2},
    3: {"DOSE NOT CHANGED": 60, "DRUG INTERRUPTED": 25, "DOSE REDUCED": 15},
    4: {"DOSE NOT CHANGED": 46, "DRUG INTERRUPTED": 34, "DOSE REDUCED": 20},
}
"""Action taken with study treatment, by grade."""


@dataclass(frozen=True, slots=True)
class Event:
    """One record; days count from randomisation, `end` None while it lasts."""

    term: Term
    grade: int
    start: int
    end: int | None
    serious: bool
    hospital: bool
    related: bool
    action: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Window:
    """First and last dose, and the last day on which an event can be known."""

    start: int
    end: int
    close: int
    """Last day of the treatment-emergent period."""
    known: int
    """Death, or last contact."""


def suffer(seed: int, patient: Patient, fate: Fate, treatment: Treatment) -> tuple[Event, ...]:
    """Return a patient's adverse events in order of onset."""
    assert patient.actual is not None
    draws = Draws(seed, "adverse", patient.number)
    close = min(treatment.end + design.TEAE_DAYS, fate.day)
    window = Window(treatment.start, treatment.end, close, fate.day)
    frailty = math.exp(draws.normal(-0.26, 0.75))
    liver = draws.uniform()
    events = []
    for term in terms.TERMS:
        # Liver tests rise together: most are judged by the same draw.
        together = term.name in terms.LIVER and draws.chance(0.8)
        luck = (liver if together else draws.uniform()) / frailty
        if luck < (term.control, term.experimental)[patient.actual] / 100:
            events += _occurrences(draws, term, window)
    if draws.chance(0.06):
        events.append(_before(draws, window))
    if treatment.ended == "ADVERSE EVENT":
        events = _withdraw(draws, patient.actual, window, events)
    if fatal(seed, patient, fate, treatment):
        events = _die(draws, patient.actual, window, events)
    return tuple(sorted(events, key=lambda event: (event.start, event.term.name)))


def fatal(seed: int, patient: Patient, fate: Fate, treatment: Treatment) -> bool:
    """Return whether an adverse event caused the patient's death."""
    emergent = fate.died and fate.day <= treatment.end + design.TEAE_DAYS
    return emergent and Draws(seed, "cause", patient.number).chance(design.FATAL_EVENT)


def _occurrences(draws: Draws, term: Term, window: Window) -> list[Event]:
    onset = window.start + int(draws.exponential(term.onset))
    found = []
    while onset <= window.close:
        event = _event(draws, term, onset, window)
        found.append(event)
        if event.end is None or not draws.chance(0.22):
            break
        onset = event.end + 5 + int(draws.exponential(45))
    return found


def _event(draws: Draws, term: Term, start: int, window: Window, grade: int = 0) -> Event:
    drawn = draws.pick(dict(zip((1, 2, 3, 4), terms.GRADES[term.grades], strict=True)))
    grade = grade or drawn
    days = 3 + int(draws.exponential(110 if term.name in terms.LONG else 13))
    end = start + days if start + days < window.known else None
    serious = draws.chance(min(SERIOUS[grade] * term.serious, 0.97))
    action = draws.pick(CHANGED[grade])
    return Event(
        term=term,
        grade=grade,
        start=start,
        end=end,
        serious=serious,
        hospital=serious and (grade < 4 or draws.chance(0.8)),
        related=draws.chance(term.related),
        action=action if start <= window.end else "NOT APPLICABLE",
        outcome=draws.pick(_outcomes(end, term)),
    )


def _outcomes(end: int | None, term: Term) -> dict[str, float]:
    if end is None:
        return {"NOT RECOVERED/NOT RESOLVED": 80, "RECOVERING/RESOLVING": 20}
    sequelae = 6 if term.name in terms.LONG else 1
    return {"RECOVERED/RESOLVED": 99, "RECOVERED/RESOLVED WITH SEQUELAE": sequelae}


def _before(draws: Draws, window: Window) -> Event:
    """Return an event of the screening period, over before treatment and so not emergent."""
    weights = {term: term.control for term in terms.TERMS if term.grades in ("low", "mild")}
    start = window.start - draws.integer(1, 14)
    event = _event(draws, draws.pick(weights), start, window, draws.pick({1: 75, 2: 25}))
    event = _cut(event, window.start)
    return replace(event, related=False, serious=False, hospital=False, action="NOT APPLICABLE")


def _withdraw(draws: Draws, arm: int, window: Window, events: list[Event]) -> list[Event]:
    """Add the event for which treatment was withdrawn."""
    term = terms.BY_NAME[draws.pick(terms.STOPPING[arm])]
    start = max(window.start, window.end - draws.integer(0, 16))
    grade = max(2 if draws.chance(0.4) else 3, 3 if term.grades == "third" else 2)
    event = _event(draws, term, start, window, grade)
    others = [other for other in events if other.term is not term or other.start < start]
    others = [_cut(other, start) if other.term is term else other for other in others]
    related = event.related or draws.chance(0.6)
    return [*others, replace(event, action="DRUG WITHDRAWN", related=related)]


def _die(draws: Draws, arm: int, window: Window, events: list[Event]) -> list[Event]:
    """Add the event that the patient died of; nothing lasts beyond it."""
    stopped = {event.term.name for event in events if event.action == "DRUG WITHDRAWN"}
    causes = {name: weight for name, weight in terms.FATAL[arm].items() if name not in stopped}
    term = terms.BY_NAME[draws.pick(causes)]
    start = max(window.start, window.known - draws.integer(1, 16))
    event = Event(
        term=term,
        grade=5,
        start=start,
        end=window.known,
        serious=True,
        hospital=draws.chance(0.8),
        related=draws.chance(0.6 * term.related),
        action="NOT APPLICABLE",
        outcome="FATAL",
    )
    others = [other for other in events if other.term is not term or other.start < start]
    return [*(_cut(other, start) if other.term is term else other for other in others), event]


def _cut(event: Event, before: int) -> Event:
    """Let an earlier episode of the same event end before the next begins."""
    if event.end is not None and event.end < before:
        return event
    return replace(event, end=before - 1, outcome="RECOVERED/RESOLVED")

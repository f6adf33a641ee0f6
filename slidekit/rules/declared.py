"""Numerals that study.yaml declares: names, dates, registrations, doses and planned numbers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slidekit.study.spec import StudySpec

NUMERAL = re.compile(r"\d+(?:[.,\N{MIDDLE DOT}]\d+)*(?:\s?%)?")
QUANTITY = re.compile(
    r"\b(?:AUC ?)?\d+(?:[.,]\d+)?\s?(?:[a-z\N{MICRO SIGN}\N{GREEK SMALL LETTER MU}]+(?:/\w+)*)?",
    re.IGNORECASE,
)
"""A number with its unit, as protocols give doses."""
MONTHS_IN_GERMAN = (
    *("Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Declared:
    """Numerals of study.yaml that a text may repeat."""

    names: re.Pattern[str]
    constants: re.Pattern[str]
    """Planned numbers: free where the plan is told, not where results are."""

    @classmethod
    def of(cls, spec: StudySpec) -> Declared:
        """Return what a study declares."""
        told = (*_names(spec), *_identifiers(spec), *_dates(spec), *_doses(spec))
        return cls(any_of(told), any_of(_constants(spec)))

    def on(self, topic: str) -> tuple[re.Pattern[str], ...]:
        """Return what is free on slides of a topic."""
        is_plan = topic in ("context", "methods")
        return (self.names, self.constants) if is_plan else (self.names,)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for phrases that hold numerals, the longest first."""
    found = {" ".join(phrase.split()) for phrase in phrases if NUMERAL.search(phrase)}
    ordered = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(one).replace(r"\ ", r"\s?") for one in ordered) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w|[.,]\d)", re.IGNORECASE)


def _names(spec: StudySpec) -> Iterator[str]:
    yield from (spec.title, spec.short_title, spec.condition)
    yield from (text for arm in spec.arms for text in (arm.name, arm.short))
    yield from (text for e in spec.endpoints for text in (e.label, e.short, e.criteria))
    yield from (population.label for population in spec.populations)
    yield from (product.generic for product in spec.products)
    yield from (event.label for event in spec.safety.aesi or ())
    if share := spec.design.information_fraction:
        yield f"{100 * share:g}% of information"
        yield f"{100 * share:g} % der Information".replace(".", ",")


def _identifiers(spec: StudySpec) -> Iterator[str]:
    yield spec.nct
    yield from (text for r in spec.references for text in (r.nct, r.number, r.version))
    yield from (product.label_version for product in spec.products)
    if spec.deck.request:
        yield spec.deck.request.id


def _dates(spec: StudySpec) -> Iterator[str]:
    """Yield each day of study.yaml as people write it, with its month and its year alone."""
    yield from (str(reference.year) for reference in spec.references if reference.year)
    for day in dict.fromkeys(_days(spec)):
        month = MONTHS[day.month - 1]
        german = MONTHS_IN_GERMAN[day.month - 1]
        yield from (day.isoformat(), f"{day.year}")
        yield from (f"{day.day}. {german} {day.year}", f"{german} {day.year}")
        yield f"{day:%d.%m.%Y}"
        for name in (month, month[:3]):
            yield from (f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}")
            yield f"{name} {day.year}"


def _days(value: object) -> Iterator[dt.date]:
    if isinstance(value, dt.date):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _days(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _days(one)


def _doses(spec: StudySpec) -> Iterator[str]:
    """Yield the numbers with units of what study.yaml says of the design."""
    plan = (spec.design.description, *spec.eligibility, spec.safety.teae_window)
    defined = (endpoint.definition for endpoint in spec.endpoints)
    for text in (*plan, *defined):
        yield from (found for found in QUANTITY.findall(text) if re.search(r"[A-Za-z]", found))


def _constants(spec: StudySpec) -> Iterator[str]:
    plan = spec.statistics
    yield spec.design.allocation
    yield from (str(arm.planned) for arm in spec.arms if arm.planned)
    yield from (found for found in NUMERAL.findall(plan.sample_size) if len(found) > 1)
    for alpha in (plan.alpha, *(endpoint.alpha for endpoint in spec.endpoints)):
        if alpha:
            yield from (f"{alpha:g}", f"{alpha:g}".replace(".", ","))

"""Endpoints that only part of a trial's subjects can have, such as how long a response lasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from slidekit.study.subjects import ITT, ITT_FLAGS, RANDOMISED_IDS

if TYPE_CHECKING:
    from slidekit.study.spec import Endpoint, Population, StudySpec

CODES = frozenset({"DOR", "DOCR", "DUROR", "DURRSP", "TTR", "TTRSP", "TTRESP"})
WHAT = r"(responses?|remissions?|disease control|clinical benefit)"
OF_RESPONSE = re.compile(
    rf"\b(duration of|time to)( an?| the)?( (first|overall|objective|confirmed|complete|partial))*"
    rf" {WHAT}\b|\b(response|remission) duration\b|\bdauer .*(ansprechen|remission)",
    re.IGNORECASE,
)
WHOLE_FLAGS = frozenset({*ITT_FLAGS, "SAFFL", "PPROTFL", "COMPLFL", "ENRLFL"})
"""Columns that choose subjects by how they were treated, never by what became of them."""


def is_of_responders(endpoint: Endpoint) -> bool:
    """Tell whether an endpoint may be one of responders alone, by its PARAMCD, id or label.

    How long a response lasted always is; the time to it is where others are not censored.
    """
    codes = {endpoint.paramcd.upper(), endpoint.id.upper(), endpoint.short.upper()}
    return bool(codes & CODES or OF_RESPONSE.search(endpoint.label))


def is_open_who_can_have(endpoint: Endpoint, population: Population) -> bool:
    """Tell whether a population holds subjects who cannot have an endpoint.

    A subject who did not respond has no duration of response, and none is missing; nobody but a
    population of responders says who could have one.
    """
    chosen_by = {name.upper() for name in population.filter}
    return is_of_responders(endpoint) and chosen_by <= WHOLE_FLAGS


def likely_population(spec: StudySpec, endpoint: Endpoint) -> Population | None:
    """Return the population that somebody might confirm for an endpoint; None: it is not known.

    Responders where a response is the beginning, else those randomised.
    """
    fitting = tuple(p for p in spec.populations if _fits(endpoint, p))
    named = (p for p in fitting if p.id == ITT.id)
    return next(iter((*named, *fitting)), None)


def counted_in(spec: StudySpec, endpoint: Endpoint) -> str:
    """Return the id of the population in which an endpoint is counted: as stated, else the likely.

    What the page of endpoints guesses is so what slides count, until somebody says another.
    """
    likely = None if endpoint.population else likely_population(spec, endpoint)
    return endpoint.population or (likely.id if likely else ITT.id)


def _fits(endpoint: Endpoint, population: Population) -> bool:
    if is_of_responders(endpoint):
        return "respon" in f"{population.id} {population.label}".casefold()
    return population.id in RANDOMISED_IDS

"""In whom an endpoint is counted, as slides say it: never a population that nobody knows of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.setting import population_label, population_of
from slidekit.languages import say
from slidekit.study.subsets import counted_in, is_of_responders, likely_population

if TYPE_CHECKING:
    from slidekit.exhibits.survival_analysis import SurvivalAnalysis
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint

WHOLE = "population"
"""Last part of the id of the fact that counts the whole population."""


def counted_population(study: Study, endpoint: Endpoint) -> str | None:
    """Return the id of the population that a slide may name; None where nobody knows it.

    How long a response lasted is counted in those who responded. Where study.yaml neither says so
    nor has such a population, those counted are part of the randomised, and are not called so.
    """
    known = endpoint.population or likely_population(study.spec, endpoint)
    is_open = is_of_responders(endpoint) and not known
    return None if is_open else counted_in(study.spec, endpoint)


def counted_words(study: Study, endpoint: Endpoint, *, brief: bool = False) -> str:
    """Return the population of an endpoint for a footnote, or with `brief` for a heading.

    Responders whom nobody has stated are a guess, and are called one.
    """
    id_ = counted_population(study, endpoint)
    if id_ is None:
        return say("Population not reported")
    found = population_of(study, id_)
    words = (found.abbreviation or found.label) if brief else population_label(study, id_)
    is_guess = is_of_responders(endpoint) and not endpoint.population
    return say("{0} (to be confirmed)", words) if is_guess else words


def size_words(analysis: SurvivalAnalysis) -> str:
    """Return how many are counted; of how many in the population, where that is another number."""
    counted, whole = f"{{{analysis.fact('subjects').id}}}", analysis.id(WHOLE)
    is_part = whole in analysis.facts and counted_population(analysis.study, analysis.endpoint)
    return say("{0} of {1}", counted, f"{{{whole}}}") if is_part else counted

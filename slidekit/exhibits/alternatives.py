"""The ways in which a report's analysis may differ from the policy's, to explain a difference."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from slidekit.errors import StatsError, StudyError
from slidekit.exhibits.setting import DIFFERENCE_METHODS, population_of
from slidekit.study.subjects import every_population
from slidekit.study.subsets import counted_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from slidekit.exhibits.fact import Fact
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint
    from slidekit.template.policy import StatisticsPolicy

MOST_CHANGES = 2
"""How many things a report may do otherwise at once; with three, chance alone finds two digits."""


class Setup(NamedTuple):
    """All that an analysis of an endpoint depends on."""

    study: Study
    statistics: StatisticsPolicy
    endpoint: Endpoint


class Way(NamedTuple):
    """How an analysis was repeated, and the facts that it gave."""

    words: str
    topics: frozenset[str]
    """What was done otherwise."""
    facts: Mapping[str, Fact]


class Change(NamedTuple):
    """One thing done otherwise."""

    topic: str
    """Two changes of one topic exclude each other."""
    words: str
    apply: Callable[[Setup], Setup]


def alternatives(
    setup: Setup, printed: Mapping[str, Fact], compute: Callable[[Setup], Mapping[str, Fact]]
) -> Iterator[Way]:
    """Yield the facts of every other way of an analysis, the fewest changes first."""
    changes = tuple(_changes(setup, printed))
    for size in range(1, MOST_CHANGES + 1):
        for chosen in combinations(changes, size):
            if len({change.topic for change in chosen}) < size:
                continue
            changed = setup
            for change in chosen:
                changed = change.apply(changed)
            try:
                facts = compute(changed)
            except (StatsError, StudyError):  # too many ties for the exact method, no such subjects
                continue
            words = " and ".join(change.words for change in chosen)
            yield Way(words, frozenset(change.topic for change in chosen), facts)


def _changes(setup: Setup, printed: Mapping[str, Fact]) -> Iterator[Change]:
    yield from _changes_of_policy(setup.statistics, setup.endpoint, printed)
    yield from _changes_of_strata(setup.study)
    own = population_of(setup.study, counted_in(setup.study.spec, setup.endpoint))
    for population in every_population(setup.study):
        if population != own:
            words = f"in the {population.label or population.id}"
            yield Change("population", words, _with_population(population.id))


def _changes_of_policy(
    statistics: StatisticsPolicy, endpoint: Endpoint, printed: Mapping[str, Fact]
) -> Iterator[Change]:
    levels = {fact.level for fact in printed.values() if fact.level} - {statistics.level}
    for level in sorted(levels):
        yield Change("level", f"at a confidence level of {level:g}", _with(level=level))
    of_type = _changes_of_response if endpoint.type == "response" else _changes_of_survival
    yield from of_type(statistics)


def _changes_of_response(statistics: StatisticsPolicy) -> Iterator[Change]:
    for method, name in DIFFERENCE_METHODS.items():
        if method != statistics.risk_difference:
            yield Change("difference", f"with {name} limits", _with(risk_difference=method))


def _changes_of_survival(statistics: StatisticsPolicy) -> Iterator[Change]:
    for ties in ("efron", "breslow", "exact"):
        if ties != statistics.ties:
            yield Change("ties", f"with {ties} handling of ties", _with(ties=ties))
    for conf_type in ("log-log", "log", "plain"):
        if conf_type != statistics.conf_type:
            words = f"with limits on the {conf_type} scale"
            yield Change("conf_type", words, _with(conf_type=conf_type))
    other = {"ne": "last", "last": "ne"}[statistics.median_plateau_at_end]
    yield Change("plateau", "with the other rule for a plateau", _with(median_plateau_at_end=other))


def _changes_of_strata(study: Study) -> Iterator[Change]:
    asked = study.spec.statistics
    if asked.strata and asked.stratified is not False:
        yield Change("strata", "without strata", _stratified(False))
    elif asked.strata:
        yield Change("strata", "with the strata of randomisation", _stratified(True))


def _with(**changes: object) -> Callable[[Setup], Setup]:
    return lambda setup: setup._replace(statistics=setup.statistics.model_copy(update=changes))


def _stratified(value: bool) -> Callable[[Setup], Setup]:
    def apply(setup: Setup) -> Setup:
        asked = setup.study.spec.statistics.model_copy(update={"stratified": value})
        return _with_spec(setup, {"statistics": asked})

    return apply


def _with_population(population: str) -> Callable[[Setup], Setup]:
    def apply(setup: Setup) -> Setup:
        changed = setup.endpoint.model_copy(update={"population": population})
        others = setup.study.spec.endpoints
        endpoints = tuple(changed if one.id == changed.id else one for one in others)
        return _with_spec(setup, {"endpoints": endpoints})._replace(endpoint=changed)

    return apply


def _with_spec(setup: Setup, changes: dict[str, object]) -> Setup:
    spec = setup.study.spec.model_copy(update=changes)
    return setup._replace(study=replace(setup.study, spec=spec))

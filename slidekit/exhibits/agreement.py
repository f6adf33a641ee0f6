"""Reported numbers against the same computed again from patient data.

The reported number is shown; the computed one is the check. Where they differ by more than the
rounding of the source, the analysis is repeated in the ways in which reports usually differ:
another handling of ties, with or without strata, in another population, with other limits. A way
that gives the printed digits explains the difference; so does a sentence in study.yaml. What is not
explained blocks the deck.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.exhibits.fact import Check, Fact
from slidekit.exhibits.stated_reasons import doubt, is_older
from slidekit.study.digits import rounds_to
from slidekit.study.published import reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from slidekit.exhibits.alternatives import Way
    from slidekit.study.model import Study

MEASURES = ("median", "rate", "rate_difference", "hr", "interaction", "difference")
"""Measures that are results; counts, follow-up and checks of assumptions are none."""


def checked(
    study: Study,
    printed: Mapping[str, Fact],
    computed: Mapping[str, Fact],
    ways: Iterator[Way],
) -> dict[str, Fact]:
    """Return all facts of an endpoint: the printed ones with what came of their check.

    Args:
        study: for explanations that study.yaml gives, and its data cut-off.
        printed: facts of published tables, by id.
        computed: facts computed from patient data, by id; one that is also printed stands under its
            id with ".recomputed".
        ways: other ways of the same analysis; asked for only where a number differs.
    """
    tried: list[Way] = []
    facts = {**computed, **printed}
    for id_, fact in printed.items():
        if id_ in computed:
            facts[id_] = _with_check(study, fact, computed[id_], lambda: _again(tried, ways))
            facts[f"{id_}.recomputed"] = replace(computed[id_], id=f"{id_}.recomputed")
    return facts


def marked(study: Study, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts; results that stand in no report, where the study has one, are post hoc."""
    if not reported(study).estimates:
        return dict(facts)
    return {
        id_: replace(fact, status="post_hoc") if is_post_hoc(study, fact) else fact
        for id_, fact in facts.items()
    }


def is_post_hoc(study: Study, fact: Fact) -> bool:
    """Tell whether a result of our own stands in no report that study.yaml knows of."""
    return is_unreported(fact) and not reported_elsewhere(study, fact)


def reported_elsewhere(study: Study, fact: Fact) -> str:
    """Return the reference that reports a fact's endpoint, "" where study.yaml names none."""
    found = (one.reported_elsewhere for one in study.spec.endpoints if one.id == fact.endpoint)
    return next(found, None) or ""


def is_unreported(fact: Fact) -> bool:
    """Tell whether a fact is a result of our own computing, and not the check of a printed one."""
    return measure_of(fact) != "" and not fact.reported and not fact.id.endswith(".recomputed")


def measure_of(fact: Fact) -> str:
    """Return the measure of a result, such as "hr"; "" for a fact that is none."""
    return next((part for part in fact.id.split(".") if part in MEASURES), "")


def _again(tried: list[Way], ways: Iterator[Way]) -> Iterator[Way]:
    """Yield the ways that were tried for other numbers, then further ones."""
    yield from tuple(tried)
    for way in ways:
        tried.append(way)
        yield way


def _with_check(
    study: Study, fact: Fact, computed: Fact, ways: Callable[[], Iterator[Way]]
) -> Fact:
    differing = tuple(_differing(fact, computed))
    stated = study.spec.statistics.differences.get(fact.id, "") if differing else ""
    why = stated or (_explanation(study, fact, ways()) if differing else "")
    if differing and not why and not _same_level(fact, computed):
        # what differs at the report's own level says more than that the levels differ
        of_level = (way.facts[fact.id] for way in ways() if fact.id in way.facts)
        alike = next((other for other in of_level if _same_level(fact, other)), computed)
        differing = tuple(_differing(fact, alike))
    check = Check(
        "reported",
        computed.provenance.method,
        not differing,
        "; ".join(differing),
        why,
        _doubt(study, fact, stated, ways()) if stated else "",
    )
    how = fact.provenance
    return replace(fact, provenance=replace(how, checks=(*how.checks, check)))


def _explanation(study: Study, fact: Fact, ways: Iterator[Way]) -> str:
    for way in ways:
        if _gives(way, fact):
            return f"the report's number is found {way.words}"
    cutoff, ours = _cutoff(fact), study.spec.data_cutoff
    if ours and is_older(cutoff, ours):
        return f"the report's data cut-off is {cutoff}, that of the tables {ours.isoformat()}"
    return ""


def _doubt(study: Study, fact: Fact, stated: str, ways: Iterator[Way]) -> str:
    cutoff, ours = _cutoff(fact), study.spec.data_cutoff
    return doubt(stated, ways, lambda way: _gives(way, fact), cutoff, ours)


def _gives(way: Way, fact: Fact) -> bool:
    return fact.id in way.facts and not any(_differing(fact, way.facts[fact.id]))


def _cutoff(fact: Fact) -> str:
    return dict(fact.provenance.parameters).get("cutoff", "")


def _differing(printed: Fact, computed: Fact) -> Iterator[str]:
    """Yield the parts in which a printed number is not the computed one, rounded."""
    for part in ("n", "N"):
        told, ours = getattr(printed, part), getattr(computed, part)
        if told is not None and ours is not None and told != ours:
            yield f"{part}: {told} reported, {ours} computed"
    limits = _same_level(printed, computed)
    if not limits:
        yield f"level: {_shown(printed.level)} reported, {_shown(computed.level)} computed"
    for part in ("value", "lower", "upper", "p") if limits else ("value", "p"):
        text, scale = digits_of(printed, part)
        ours = getattr(computed, part)
        if text and not rounds_to(None if ours is None else ours * scale, text):
            yield f"{part}: {text} reported, {_shown(ours, scale)} computed"


def _same_level(printed: Fact, computed: Fact) -> bool:
    return printed.level in (None, computed.level) or printed.lower is None


def digits_of(fact: Fact, part: str) -> tuple[str, float]:
    """Return the digits of a part as the source has them, and the factor to their unit."""
    if text := dict(fact.as_printed).get(part):
        in_percent = fact.measure in ("proportion", "difference") and part != "p"
        return text, 100.0 if in_percent else 1.0
    value = getattr(fact, part)
    digits = dict(fact.provenance.parameters).get(part)  # of a share printed as a fraction of 1
    return digits or ("" if value is None else repr(value)), 1.0


def _shown(value: float | None, scale: float = 1.0) -> str:
    return "none" if value is None else f"{value * scale:.4g}"

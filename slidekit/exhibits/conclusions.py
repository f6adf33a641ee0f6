"""Conclusions as sentences around numbers: primary endpoint, key secondary ones, safety.

Each sentence has the same size and gives values per arm. Where every primary endpoint failed, no
other efficacy endpoint stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.ae_codes import GRADE_3, SEVERE_LABEL
from slidekit.exhibits.comparability import why_not_compared
from slidekit.exhibits.model import Line, Missing, Prose
from slidekit.exhibits.prose import made_text
from slidekit.exhibits.response_analysis import response_analysis
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.setting import NOT_REPORTED, arm_labels, not_reported, unit_words
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import first_small, full_token, p_token
from slidekit.exhibits.testing import STATE_WORDS, state_of
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Made, Request
    from slidekit.exhibits.outcomes import State
    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.study.model import Study
    from slidekit.study.spec import Endpoint, StudySpec

RANKS = {"primary": to_say("primary endpoint"), "key_secondary": to_say("key secondary endpoint")}
NOT_ESTIMABLE = to_say("not estimable")
UNTESTED = to_say("test not reported")
SEVERE_TEAE = {
    SEVERE_LABEL: to_say("severe TEAE"),
    GRADE_3: to_say("grade \N{GREATER-THAN OR EQUAL TO} 3 TEAE"),
}
ABSENT_MEDIAN = {"not_reached": to_say("not reached"), "not_reported": NOT_REPORTED}
"""Why there is no median; for any other reason it is not estimable."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A sentence and the facts that its tokens name."""

    text: str
    facts: tuple[Fact, ...] = ()


def make_conclusions(request: Request) -> Made | Missing:
    """Return the conclusions; Missing where study.yaml has no primary endpoint."""
    spec = request.study.spec
    # Without randomised arms a time to an event is no conclusion, whatever its rank.
    is_bare = spec.design.randomised is False
    endpoints = [one for one in spec.endpoints if not (is_bare and one.type == "time_to_event")]
    primary = [one for one in endpoints if one.rank == "primary"]
    if not any(one.rank == "primary" for one in spec.endpoints):
        return Missing("conclusions", tell("study.yaml names no primary endpoint."), "endpoints")
    sentences = [_efficacy(request, one) for one in primary]
    key = sorted(
        (one for one in endpoints if one.rank == "key_secondary"),
        key=lambda one: one.alpha_order or len(endpoints) + 1,
    )
    if _all_failed(request, primary):
        sentences += [Conclusion(_none_beside(len(primary)))] if key else []
    else:
        sentences += [_efficacy(request, one) for one in key]
    sentences += _safety(request)
    prose = Prose(tuple(Line(one.text) for one in sentences))
    facts = {fact.id: fact for one in sentences for fact in one.facts}
    return made_text(request, "conclusions", prose, say("Conclusions"), tuple(facts.values()))


def sentences_without_numbers(spec: StudySpec) -> frozenset[str]:
    """Return what conclusions of a study may say without a number; it stands on what tables say.

    So such a sentence can be told from an author's own.
    """
    states = {say(words.lower()) for words in STATE_WORDS.values()} | {say(UNTESTED)}
    absent = {
        _absent(endpoint, f"{say(rank)}, {state}")
        for endpoint in spec.endpoints
        for rank in RANKS.values()
        for state in states
    }
    return frozenset({_none_beside(1), _none_beside(2), _no_events(), *absent})


def _absent(endpoint: Endpoint, role: str) -> str:
    return f"{endpoint.label} ({role}): {not_reported()}."


def _no_events() -> str:
    return say("Adverse events: {0}.", not_reported())


def _none_beside(primary: int) -> str:
    """Return why no conclusion is drawn from endpoints beside primary ones that failed."""
    if primary == 1:
        return say(
            "As the primary endpoint was not met, no conclusion is drawn from key secondary "
            "endpoints."
        )
    return say(
        "As the primary endpoints were not met, no conclusion is drawn from key secondary "
        "endpoints."
    )


def _all_failed(request: Request, primary: list[Endpoint]) -> bool:
    return bool(primary) and all(_state(request, one) == "not_met" for one in primary)


def _state(request: Request, endpoint: Endpoint) -> State:
    return state_of(request.study, request.policy.statistics, endpoint)


def _state_words(request: Request, endpoint: Endpoint) -> str:
    state = _state(request, endpoint)
    return say(UNTESTED) if state == "not_reported" else say(STATE_WORDS[state].lower())


def _efficacy(request: Request, endpoint: Endpoint) -> Conclusion:
    """Return an endpoint's state, its values per arm and its estimates with interval and p."""
    role = f"{say(RANKS[endpoint.rank or 'primary'])}, {_state_words(request, endpoint)}"
    try:
        survival = endpoint.type == "time_to_event"
        found = _survival(request, endpoint) if survival else _response(request, endpoint)
    except StudyError:
        return Conclusion(_absent(endpoint, role))
    return Conclusion(f"{endpoint.label} ({role}): {found.text}.", found.facts)


def _survival(request: Request, endpoint: Endpoint) -> Conclusion:
    """Return medians per arm, or events where no arm has a median, and hazard ratios.

    Where arms may not be compared, medians are no conclusion: events stand alone.
    """
    study = request.study
    analysis = survival_analysis(study, request.policy, endpoint.id, request.prefix)
    arms = range(len(study.arms))
    medians = tuple(analysis.arm_fact("median", arm) for arm in arms)
    events = tuple(analysis.arm_fact("events", arm) for arm in arms)
    ratios = tuple(analysis.pair_fact("hr", arm) for arm in analysis.comparisons)
    if reason := why_not_compared(study, endpoint):
        counts = say("events: {0}", _each(study, events, "count_percent"))
        return Conclusion(f"{counts}; {first_small(reason)}", events)
    if any(fact.value is not None for fact in medians):
        level = f"{{{medians[0].id}:level}}"
        first = say(
            "median, {0} ({1} CI): {2}",
            unit_words(study.spec.unit),
            level,
            _each(study, medians, "brief"),
        )
        shown = medians
    else:
        first = say(
            "events: {0}; median {1}", _each(study, events, "count_percent"), _absence(medians)
        )
        shown = events
    return Conclusion(
        _joined(first, _compared(study, say("hazard ratio"), ratios)), (*shown, *ratios)
    )


def _absence(medians: Facts) -> str:
    """Return why no arm has a median, such as "not reached"."""
    words = {say(ABSENT_MEDIAN.get(fact.absent, NOT_ESTIMABLE)) for fact in medians}
    return say(" or ").join(sorted(words, reverse=True))


def _response(request: Request, endpoint: Endpoint) -> Conclusion:
    """Return responders n/N (%) per arm and the differences in percentage points."""
    study = request.study
    analysis = response_analysis(study, request.policy, endpoint.id, request.prefix)
    rates = tuple(analysis.arm_fact("rate", arm) for arm in range(len(study.arms)))
    differences = tuple(analysis.pair_fact("difference", arm) for arm in analysis.comparisons)
    compared = _compared(study, say("difference in percentage points"), differences)
    first = _each(study, rates, "count_percent")
    return Conclusion(_joined(first, compared), (*rates, *differences))


def _each(study: Study, facts: Facts, style: str) -> str:
    """Return "Nexo ..., Control ..." with each arm's fact in one style."""
    pairs = zip(arm_labels(study), facts, strict=True)
    return ", ".join(f"{label} {{{fact.id}:{style}}}" for label, fact in pairs)


def _compared(study: Study, measure: str, facts: Facts) -> str:
    """Return each estimate with interval and typed p; arms are named where there are several."""
    names = {arm.id: label for arm, label in zip(study.arms, arm_labels(study), strict=True)}
    parts = []
    for fact in facts:
        arm = f"{names.get(fact.arm or '', '')}: " if len(facts) > 1 else ""
        parts.append(arm + ", ".join(filter(None, (full_token(fact), p_token(fact)))))
    return f"{measure} {'; '.join(parts)}" if parts else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _safety(request: Request) -> list[Conclusion]:
    """Return grade 3 or higher, serious and leading to discontinuation, per arm."""
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return [Conclusion(_no_events())]
    sorts = {
        say(SEVERE_TEAE[analysis.severe_label]): analysis.row("grade3"),
        say("serious TEAE"): analysis.row("serious"),
        say("TEAE leading to discontinuation"): analysis.row("discontinuation"),
    }
    parts = [
        Conclusion(f"{label}: {_each(request.study, facts, 'count_percent')}", facts)
        for label, facts in sorts.items()
    ]
    if len(request.study.arms) > 2:
        return [Conclusion(_capital(f"{part.text}."), part.facts) for part in parts]
    whole = "; ".join(part.text for part in parts)
    return [Conclusion(say("Safety: {0}.", whole), tuple(f for part in parts for f in part.facts))]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

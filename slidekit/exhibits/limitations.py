"""Limitations that follow from the design and the tables, and those that study.yaml adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.model import Line, Missing, Prose
from slidekit.exhibits.prose import made_text, sentence
from slidekit.exhibits.safety_analysis import safety_analysis
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Made, Request
    from slidekit.study.model import Study

OPEN_LABEL = to_say("Open-label: subjects and investigators knew which treatment was given.")
SINGLE_ARM = to_say(
    "Single arm: without a randomised comparator, times to an event cannot be "
    "read as an effect of treatment."
)
NOT_RANDOMISED = to_say("Not randomised: the arms may differ in more than their treatment.")
INTERIM = to_say("Interim analysis: results can change with longer follow-up.")
CROSSOVER = to_say(
    "Crossover was allowed: results after it, such as overall survival, reflect both treatments."
)
UNREPORTED = {
    "grade3": to_say("severity"),
    "serious": to_say("seriousness"),
    "discontinuation": to_say("discontinuation of treatment"),
    "dose_change": to_say("interruption and dose reduction"),
    "fatal": to_say("fatal outcome"),
    "death": to_say("deaths from any cause"),
    "related": to_say("relation to treatment"),
}


def make_limitations(request: Request) -> Made | Missing:
    """Return a line for each limitation of the design and the data, then those of study.yaml.

    Studies with other results come last.
    """
    study = request.study
    missing = tuple(_missing_records(request))
    lines = (
        *_design_lines(study),
        *(_missing_line(study, fact) for fact in missing),
        *_unreported(request),
        *(sentence(text) for text in study.spec.deck.limitations),
        *(sentence(text) for text in study.spec.deck.contrary_studies or ()),
    )
    if not lines:
        reason = tell("study.yaml names no limitations, and its design flags none.")
        return Missing("limitations", reason, "deck.limitations")
    prose = Prose(tuple(Line(text) for text in lines))
    return made_text(request, "limitations", prose, say("Limitations"), missing)


def _design_lines(study: Study) -> Iterator[str]:
    design = study.spec.design
    if design.blinding == "open-label":
        yield say(OPEN_LABEL)
    if len(study.arms) == 1:
        yield say(SINGLE_ARM)
    elif design.randomised is False:
        yield say(NOT_RANDOMISED)
    if design.interim:
        yield say(INTERIM)
    labels = {one.id: one.label for one in study.spec.endpoints}
    immature = (one.id for one in study.spec.endpoints if one.state == "immature")
    yield from (
        say("{0}: data were immature at the data cut-off.", labels.get(endpoint, endpoint))
        for endpoint in dict.fromkeys((*design.immature, *immature))
    )
    if design.crossover:
        yield say(CROSSOVER)


def _missing_records(request: Request) -> Iterator[Fact]:
    """Yield the number of subjects without a usable time, of each endpoint that has some.

    A deck that makes its slide again has no tables, and the numbers that it kept tell the same.
    """
    if not request.study.tables:
        yield from (f for f in request.facts if f.id.endswith(".missing") and f.value)
        return
    for endpoint in request.study.spec.endpoints:
        if endpoint.type != "time_to_event":
            continue
        try:
            found = survival_analysis(request.study, request.policy, endpoint.id, request.prefix)
        except StudyError:
            continue
        fact = found.facts.get(found.id("missing"))
        if fact and fact.value:
            yield fact


def _missing_line(study: Study, fact: Fact) -> str:
    label = next(one.label for one in study.spec.endpoints if one.id == fact.endpoint)
    return say(
        "Missing data, subjects without a usable record of {0}: {1}.", label, f"{{{fact.id}}}"
    )


def _unreported(request: Request) -> Iterator[str]:
    """Yield what the tables do not say of adverse events, in one sentence."""
    rows = _rows_of_events(request)
    absent = [
        say(words)
        for key, words in UNREPORTED.items()
        if key in rows and all(fact.absent == "not_reported" for fact in rows[key])
    ]
    if absent:
        yield say("Adverse events, not reported in the tables: {0}.", ", ".join(absent))


def _rows_of_events(request: Request) -> dict[str, tuple[Fact, ...]]:
    """Return the numbers of each row of an overview: from the tables, else those of the deck."""
    if not request.study.tables:
        heads = {key: f"{request.prefix}safety.{key}." for key in UNREPORTED}
        kept = {k: tuple(f for f in request.facts if f.id.startswith(h)) for k, h in heads.items()}
        return {key: facts for key, facts in kept.items() if facts}
    analysis = safety_analysis(request.study, request.prefix)
    if isinstance(analysis, Missing):
        return {}
    return {key: tuple(analysis.row(key)) for key in UNREPORTED}

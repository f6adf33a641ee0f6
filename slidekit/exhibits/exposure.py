"""Exposure: how long each arm was treated, and events per patient-time where that differs much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.errors import StudyError
from slidekit.exhibits.exposure_analysis import exposure_analysis
from slidekit.exhibits.exposure_rates import adjusted_rates
from slidekit.exhibits.model import Column, Exhibit, Made, Missing, Row, TableData
from slidekit.exhibits.registry import Kind
from slidekit.exhibits.setting import (
    arm_labels,
    cutoff_note,
    display_arms,
    population_label,
    provenance_notes,
    source_note,
    unit_words,
)
from slidekit.exhibits.survival_analysis import survival_analysis
from slidekit.exhibits.survival_words import full_token
from slidekit.languages import say, tell, to_say

if TYPE_CHECKING:
    from slidekit.exhibits.exposure_analysis import ExposureAnalysis
    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request
    from slidekit.exhibits.safety_analysis import Facts
    from slidekit.study.model import Study

NAME = "exposure"
PATIENT_TIME = {
    "days": to_say("patient-days"),
    "weeks": to_say("patient-weeks"),
    "months": to_say("patient-months"),
    "years": to_say("patient-years"),
}


def make(request: Request) -> Made | Missing:
    """Return the exposure table; Missing where no table says how long subjects were treated."""
    exposed = exposure_analysis(request.study, request.prefix)
    if exposed is None:
        reason = tell(
            "No table of subjects gives the duration of treatment or its first and last day."
        )
        return Missing(NAME, reason, "columns")
    return _made(request, exposed)


def _made(request: Request, exposed: ExposureAnalysis) -> Made:
    study = request.study
    differs = (exposed.ratio.value or 0.0) > request.policy.safety.exposure_ratio
    rates = tuple(adjusted_rates(request, exposed)) if differs else ()
    follow_up = _follow_up(request)
    facts = (
        *exposed.facts,
        *(fact for _, row in rates for fact in row),
        *((follow_up,) if follow_up else ()),
    )
    exhibit = Exhibit(
        id=f"{request.prefix}{NAME}",
        kind=NAME,
        study=study.spec.id,
        data=_table(study, exposed, rates),
        arms=display_arms(study),
        population=exposed.source.population,
        status="safety",
        facts=tuple(fact.id for fact in facts),
        title=say("Exposure to treatment"),
        footnotes=(
            say(
                "{0}, arms as treated. Range: shortest to longest. {1}",
                population_label(study, exposed.source.population),
                _ratio_words(study, exposed, differs=bool(rates)),
            ),
            f"{_follow_up_words(study, follow_up)}{cutoff_note(study)} "
            f"{source_note(exposed.source)}",
        ),
        notes=provenance_notes(exposed.source),
        references=_references(follow_up),
        alt=_alt(study, exposed),
    )
    return Made(exhibit, facts)


def _table(
    study: Study, exposed: ExposureAnalysis, rates: tuple[tuple[str, Facts], ...]
) -> TableData:
    unit = unit_words(study.spec.unit)
    patient_time = say(PATIENT_TIME[study.spec.unit])
    rows = [
        Row((say("Duration of treatment, {0}, median (range)", unit), *_ranges(exposed.median))),
        Row(
            (
                say("Total exposure, {0}", patient_time),
                *(f"{{{fact.id}}}" for fact in exposed.total),
            )
        ),
    ]
    if exposed.n_missing:
        known = (f"{{{fact.id}:count}}" for fact in exposed.median)
        rows.append(Row((say("Subjects with known duration, n/N"), *known)))
    if rates:
        level = f"{{{rates[0][1][0].id}:level}}"
        heading = say("Events per 100 patient-years of treatment ({0} CI)", level)
        rows.append(Row((heading, *("",) * len(study.arms)), bold=True, group=True))
    rows += [
        Row((label, *(f"{{{fact.id}:brief}}" for fact in facts)), level=1) for label, facts in rates
    ]
    return TableData((Column(say("Exposure"), "left", 2.0), *_columns(study, exposed)), tuple(rows))


def _columns(study: Study, exposed: ExposureAnalysis) -> tuple[Column, ...]:
    return tuple(
        Column(f"{label}\n(N = {{{fact.id}:big_n}})")
        for label, fact in zip(arm_labels(study), exposed.median, strict=True)
    )


def _ranges(medians: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(
        f"{{{fact.id}}} ({{{fact.id}:span}})" if fact.value is not None else f"{{{fact.id}}}"
        for fact in medians
    )


def _ratio_words(study: Study, exposed: ExposureAnalysis, *, differs: bool) -> str:
    if len(study.arms) < 2:
        return ""
    words = say("Ratio of the longest to the shortest median: {0}.", f"{{{exposed.ratio.id}}}")
    if differs:
        return say("{0} Rates: exact Poisson limits; every event counts.", words)
    return words


def _follow_up(request: Request) -> Fact | None:
    """Return the median follow-up of the first time-to-event endpoint, overall survival if any."""
    times = [one for one in request.study.spec.endpoints if one.type == "time_to_event"]
    for endpoint in sorted(times, key=lambda one: one.id != "os"):
        try:
            found = survival_analysis(request.study, request.policy, endpoint.id, request.prefix)
        except StudyError:
            continue
        return found.facts.get(found.id("follow_up"))
    return None


def _follow_up_words(study: Study, fact: Fact | None) -> str:
    if fact is None:
        return say("Median follow-up: not reported. ")
    label = next((one.label for one in study.spec.endpoints if one.id == fact.endpoint), "")
    marks = "".join(f"{{ref:{reference}}}" for reference in _references(fact))
    how = say("as reported{0}", marks) if fact.reported else say("reverse Kaplan-Meier")
    return say(
        "{0}: median follow-up, {1}, {2}: {3}. ",
        label,
        unit_words(study.spec.unit),
        how,
        full_token(fact),
    )


def _references(fact: Fact | None) -> tuple[str, ...]:
    """Return the reference that a follow-up was taken from."""
    reference = fact.provenance.reference if fact else None
    return (reference,) if reference else ()


def _alt(study: Study, exposed: ExposureAnalysis) -> str:
    each = ", ".join(
        f"{label} {{{fact.id}}} (N = {{{fact.id}:big_n}})"
        for label, fact in zip(arm_labels(study), exposed.median, strict=True)
    )
    return say(
        "Table of exposure. Median duration of treatment, {0}: {1}.",
        unit_words(study.spec.unit),
        each,
    )


KINDS = {NAME: Kind(NAME, "Exposure to treatment", TableData, make)}
